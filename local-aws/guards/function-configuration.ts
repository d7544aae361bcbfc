import type { AwsCall, Guard } from '../gateway/call.ts';
import type { MiniStackClient } from '../ministack/client.ts';
import type { Scope } from '../scope.ts';
import { lambdaError } from './answers.ts';
import { type FileSystemConfig, isS3Files, shapeViolation } from './file-system-config.ts';
import { attachmentRefusal, type Facts } from './mountable.ts';

interface Configuration {
  readonly FileSystemConfigs?: readonly FileSystemConfig[] | null;
  readonly VpcConfig?: { readonly SubnetIds?: readonly string[] | null } | null;
}

const CREATE = /^\/2015-03-31\/functions\/?$/;
const UPDATE = /^(\/2015-03-31\/functions\/[^/]+\/configuration)\/?$/;

const parse = (body: Buffer | string): Configuration | undefined => {
  try {
    return JSON.parse(body.toString()) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Refuses functions that Lambda would not let mount S3 Files (CreateFunction, UpdateFunctionConfiguration). */
export const functionConfigurationGuard = (
  facts: Facts,
  client: Pick<MiniStackClient, 'send'>,
): Guard => {
  const current = async (scope: Scope, path: string): Promise<Configuration | undefined> => {
    const { status, body } = await client.send({ service: 'lambda', scope, path });
    return status === 200 ? parse(body) : undefined;
  };

  return {
    wants: ({ service, method, path }) =>
      service === 'lambda' &&
      ((method === 'POST' && CREATE.test(path)) || (method === 'PUT' && UPDATE.test(path))),

    async before({ scope, path, body }: AwsCall) {
      const asked = parse(body);
      if (!asked) return undefined;
      const violation = shapeViolation(asked.FileSystemConfigs ?? []);
      if (violation) return lambdaError(400, 'ValidationException', { message: violation });
      // An update that names neither leaves both as they were, when they were checked.
      if (!asked.FileSystemConfigs && !asked.VpcConfig) return undefined;

      const stored = UPDATE.exec(path)?.[1];
      const isWhole = asked.FileSystemConfigs && asked.VpcConfig?.SubnetIds;
      const before = stored && !isWhole ? await current(scope, stored) : {};
      // There is no such function, and whoever is asked next says so.
      if (!before) return undefined;
      const { Arn, S3FilesConfig } =
        (asked.FileSystemConfigs ?? before.FileSystemConfigs)?.[0] ?? {};
      if (!Arn) return undefined;
      if (!isS3Files(Arn)) {
        return S3FilesConfig
          ? refused(`S3FilesConfig can only be given for an S3 Files access point, not for ${Arn}.`)
          : undefined;
      }
      // hashicorp/aws moves a function to other groups by naming the groups alone; its subnets stay.
      const subnetIds = asked.VpcConfig?.SubnetIds ?? before.VpcConfig?.SubnetIds ?? [];
      const refusal = await attachmentRefusal(scope, { accessPointArn: Arn, subnetIds }, facts);
      return refusal === undefined ? undefined : refused(refusal);
    },
  };
};

const refused = (message: string) =>
  lambdaError(400, 'InvalidParameterValueException', { Type: 'User', message });
