import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetRoleCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import {
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import { configurationOf, statementsOf } from '../stage.ts';
import type { Compute } from './outputs.ts';

/** Everything else that a production function needs, and what it is when left out. */
export const testFunctionSettings = (stage: () => Compute): void => {
  const nameOf = (key: string) => stage().outputs.functions[key]?.name as string;

  test('functions: zones, sizes, environment, layers, tracing, log, description and tags are as asked for', async () => {
    const { outputs, aws } = stage();
    const full = await configurationOf(stage(), nameOf('full'));
    const [, lastZone] = Object.keys(outputs.subnets).sort();
    expect(full).toMatchObject({
      Architectures: ['arm64'],
      Description: 'everything',
      Environment: { Variables: { STAGE: 'test', WORKSPACE_ROOT: '/mnt/work' } },
      EphemeralStorage: { Size: 1024 },
      FileSystemConfigs: [{ Arn: outputs.access_points.shared, LocalMountPath: '/mnt/work' }],
      Layers: [{ Arn: outputs.layer }],
      LoggingConfig: { LogFormat: 'JSON', LogGroup: `/aws/lambda/${nameOf('full')}` },
      MemorySize: 1024,
      Timeout: 30,
      TracingConfig: { Mode: 'Active' },
      VpcConfig: { SubnetIds: [outputs.subnets[lastZone as string]] },
    });
    const { logGroups } = await aws.clients.logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: `/aws/lambda/${nameOf('full')}` }),
    );
    expect(logGroups).toMatchObject([{ retentionInDays: 7 }]);
    const { Tags, Concurrency } = await aws.clients.lambda.send(
      new GetFunctionCommand({ FunctionName: nameOf('full') }),
    );
    expect(Tags).toMatchObject({ team: 'data' });
    expect(Concurrency?.ReservedConcurrentExecutions).toBe(2);
  });

  test('functions: what is left out is as Lambda has it, with concurrency unreserved and nothing published', async () => {
    const { lambda } = stage().aws.clients;
    const FunctionName = nameOf('write');
    expect(await configurationOf(stage(), FunctionName)).toMatchObject({
      Architectures: ['x86_64'],
      EphemeralStorage: { Size: 512 },
      LoggingConfig: { LogFormat: 'Text' },
      MemorySize: 512,
      Timeout: 60,
      TracingConfig: { Mode: 'PassThrough' },
    });
    const concurrency = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }));
    expect(concurrency.ReservedConcurrentExecutions).toBeUndefined();
    const versions = async (name: string) =>
      (await lambda.send(new ListVersionsByFunctionCommand({ FunctionName: name }))).Versions?.map(
        ({ Version }) => Version,
      );
    expect(await versions(FunctionName)).toEqual(['$LATEST']);
    expect(await versions(nameOf('full'))).toEqual(['$LATEST', '1']);
    expect(stage().outputs.functions.full?.qualified_arn).toMatch(/:compute-full:1$/);
  });

  test('functions: policy statements, managed policies and the boundary are on the role', async () => {
    const { aws, outputs } = stage();
    const RoleName = outputs.functions.full?.role_name;
    expect(await statementsOf(stage(), nameOf('full'))).toContainEqual({
      Sid: 'Queue',
      Effect: 'Allow',
      Action: ['sqs:GetQueueUrl', 'sqs:SendMessage'],
      Resource: ['arn:aws:sqs:*:*:jobs'],
    });
    const { AttachedPolicies } = await aws.clients.iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName }),
    );
    expect(AttachedPolicies?.map(({ PolicyArn }) => PolicyArn)).toEqual([
      outputs.policies.attached,
    ]);
    const { Role } = await aws.clients.iam.send(new GetRoleCommand({ RoleName }));
    expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(outputs.policies.boundary);
  });
};
