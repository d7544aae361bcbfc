import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import {
  documentedOutcomes,
  effectsOnAccessPoint,
  effectsOnFileSystem,
  everywhere,
} from '../../harness/documented-mount-effects.ts';
import { mutationEffects, outcomes, type Places } from '../../harness/mount-mutations.ts';
import { mountPolicyOf, rolePolicies } from '../../harness/role-policies.ts';
import type { Stage } from './stage.ts';

/** That the role Terraform made opens its own access point, nothing else, and that each part of it is needed for that. */
export const testMountRights = (stage: () => Stage): void => {
  test.each(['file-system', 'access-point', 'either'] as const)(
    "a function's role opens its own access point and no other, judged on %s",
    async (reading) => {
      const { policies, places } = await roleOf(stage(), 'ingest');
      expect(outcomes(policies, places, reading)).toEqual(documentedOutcomes('read-write'));
    },
  );

  // Two statements carry the mount, one for each reading of the service's documentation. Under its own reading, each
  // part of a statement that is dropped or changed has the documented effect.
  test('each action, resource and condition of the statement on the file system is needed', async () => {
    const { mount, places } = await roleOf(stage(), 'ingest');
    expect(mutationEffects(mount, 'MountThroughAccessPoint', places, 'file-system')).toEqual(
      effectsOnFileSystem('read-write'),
    );
  });

  test('each action and resource of the statement on the access point is needed', async () => {
    const { mount, places } = await roleOf(stage(), 'ingest');
    expect(mutationEffects(mount, 'MountAccessPoint', places, 'access-point')).toEqual(
      effectsOnAccessPoint('read-write'),
    );
    expect(mutationEffects(mount, 'MountAccessPoint', places, 'file-system')).toEqual(
      everywhere('read-write'),
    );
  });
};

const roleOf = async ({ aws, outputs }: Stage, name: keyof Stage['outputs']['functions']) => {
  const { iam, lambda } = aws.clients;
  const { Role = '', FileSystemConfigs: [config] = [] } = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: outputs.functions[name] }),
  );
  const policies = await rolePolicies(iam, Role);
  const mount = mountPolicyOf(policies).document;
  return {
    policies: policies.map(({ document }) => document),
    mount,
    places: placesAround(aws.local.s3files, config?.Arn ?? ''),
  };
};

const placesAround = (s3files: Stage['aws']['local']['s3files'], arn: string): Places => {
  const accessPoint = s3files.accessPoint(arn);
  const fileSystem = accessPoint && s3files.fileSystem(accessPoint.fileSystemId);
  if (!accessPoint || !fileSystem) throw new Error(`no access point ${arn}`);
  const otherPoint = `${fileSystem.fileSystemArn}/access-point/fsap-0fedcba9876543210`;
  const otherSystem = fileSystem.fileSystemArn.replace(/fs-[0-9a-f]+$/, 'fs-0fedcba9876543210');
  return {
    own: { fileSystem, accessPoint },
    neighbour: { fileSystem, accessPoint: { ...accessPoint, accessPointArn: otherPoint } },
    elsewhere: {
      fileSystem: { ...fileSystem, fileSystemArn: otherSystem },
      accessPoint: {
        ...accessPoint,
        accessPointArn: `${otherSystem}/access-point/${accessPoint.accessPointId}`,
      },
    },
  };
};
