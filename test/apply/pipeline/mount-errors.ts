import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourceRequestStatusCommand,
  ListResourcesCommand,
} from '@aws-sdk/client-cloudcontrol';
import { DeleteRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import { mountPolicyOf, rolePolicies } from '../../harness/role-policies.ts';
import { MINUTES, type Stage } from './stage.ts';

const TYPE = 'AWS::S3Files::MountTarget';

/** The three errors of Lambda Invoke that come before the handler, each caused as it is caused in AWS. */
export const testMountErrors = (stage: () => Stage): void => {
  const functionName = () => stage().outputs.functions.ingest;

  test('without ClientMount an invoke is answered 403 S3FilesMountFailureException, and the handler never runs', async () => {
    const { iam } = stage().aws.clients;
    const policy = await mountPolicy(stage());
    await iam.send(new DeleteRolePolicyCommand(policy));
    try {
      expect(await invokeFresh(stage(), functionName())).toEqual({
        error: 'S3FilesMountFailureException',
        status: 403,
      });
    } finally {
      await iam.send(new PutRolePolicyCommand(policy));
    }
    expect(await invokeFresh(stage(), functionName())).toEqual({ handlerRan: true });
  });

  test(
    'a zone without its mount target is no connection, a mount target in the making is a time-out, an available one mounts',
    async () => {
      const { cloudControl } = stage().aws.clients;
      const [gone] = await mountTargets(stage());
      if (!gone) throw new Error('the pipeline has no mount target');
      await finish(
        stage(),
        await cloudControl.send(new DeleteResourceCommand({ TypeName: TYPE, Identifier: gone.id })),
      );
      expect(await invokeFresh(stage(), functionName())).toEqual({
        error: 'S3FilesMountConnectivityException',
        status: 408,
      });

      const { FileSystemId, SubnetId, SecurityGroups } = gone.properties;
      const making = await cloudControl.send(
        new CreateResourceCommand({
          TypeName: TYPE,
          DesiredState: JSON.stringify({ FileSystemId, SubnetId, SecurityGroups }),
        }),
      );
      expect(await invokeFresh(stage(), functionName())).toEqual({
        error: 'S3FilesMountTimeoutException',
        status: 408,
      });
      await finish(stage(), making);
      expect(await invokeFresh(stage(), functionName())).toEqual({ handlerRan: true });

      // Terraform knows the one that went and nothing of this one: it has to go before an apply can put things right.
      const made = (await mountTargets(stage())).find(
        ({ properties }) => properties.SubnetId === SubnetId,
      );
      await finish(
        stage(),
        await cloudControl.send(
          new DeleteResourceCommand({ TypeName: TYPE, Identifier: made?.id }),
        ),
      );
    },
    2 * MINUTES,
  );

  test(
    'an apply puts right what somebody deleted or changed by hand',
    async () => {
      await stage().deployment.apply();
      expect(await invokeFresh(stage(), functionName())).toEqual({ handlerRan: true });
    },
    3 * MINUTES,
  );
};

/** Invokes in a new execution environment: only a new one mounts. */
const invokeFresh = async ({ aws }: Stage, FunctionName: string) => {
  const { lambda } = aws.clients;
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  await lambda.send(
    new UpdateFunctionConfigurationCommand({
      FunctionName,
      Environment: { Variables: { ...Environment?.Variables, CHANGED: String(Math.random()) } },
    }),
  );
  try {
    const { Payload } = await lambda.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify({ wrong: 'event' }) }),
    );
    // Its own error for an event without a run id shows that the handler was reached.
    const { errorType } = JSON.parse(Buffer.from(Payload ?? []).toString());
    return { handlerRan: errorType === 'InvalidEventError' };
  } catch (error) {
    const { name, $metadata } = error as { name: string; $metadata: { httpStatusCode: number } };
    if (!name.startsWith('S3Files')) throw error;
    return { error: name, status: $metadata.httpStatusCode };
  }
};

const mountPolicy = async ({ aws, outputs }: Stage) => {
  const { iam, lambda } = aws.clients;
  const { Role = '' } = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: outputs.functions.ingest }),
  );
  const { RoleName, PolicyName, document } = mountPolicyOf(await rolePolicies(iam, Role));
  return { RoleName, PolicyName, PolicyDocument: JSON.stringify(document) };
};

const mountTargets = async ({ aws }: Stage) => {
  const { cloudControl } = aws.clients;
  const [fileSystem] = aws.local.s3files.fileSystems();
  const { ResourceDescriptions = [] } = await cloudControl.send(
    new ListResourcesCommand({
      TypeName: TYPE,
      ResourceModel: JSON.stringify({ FileSystemId: fileSystem?.fileSystemId }),
    }),
  );
  return Promise.all(
    ResourceDescriptions.map(async ({ Identifier: id = '' }) => {
      const found = await cloudControl.send(
        new GetResourceCommand({ TypeName: TYPE, Identifier: id }),
      );
      return { id, properties: JSON.parse(found.ResourceDescription?.Properties ?? '{}') };
    }),
  );
};

const finish = async (
  { aws }: Stage,
  { ProgressEvent }: { ProgressEvent?: { RequestToken?: string | undefined } | undefined },
): Promise<void> => {
  for (;;) {
    const { ProgressEvent: event } = await aws.clients.cloudControl.send(
      new GetResourceRequestStatusCommand({ RequestToken: ProgressEvent?.RequestToken }),
    );
    if (event?.OperationStatus === 'SUCCESS') return;
    if (event?.OperationStatus === 'FAILED') throw new Error(event.StatusMessage);
    await delay(20);
  }
};
