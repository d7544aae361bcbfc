import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetRoleCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import {
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  InvokeCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import { configurationOf, statementsOf, work } from '../stage.ts';
import type { Compute } from './outputs.ts';

/** Point 3: zip, S3 object and image; each access; everything that a production function needs. */
export const testFunctions = (stage: () => Compute): void => {
  const nameOf = (key: string) => stage().outputs.functions[key]?.name as string;

  test('functions: code comes from a zip, an S3 object or an image', async () => {
    const { lambda } = stage().aws.clients;
    const packages = await Promise.all(
      ['write', 'read', 'image'].map((key) => configurationOf(stage(), nameOf(key))),
    );
    expect(packages.map(({ PackageType }) => PackageType)).toEqual(['Zip', 'Zip', 'Image']);
    expect(packages[0]?.CodeSha256).toBe(packages[1]?.CodeSha256);
    const { Code, Configuration } = await lambda.send(
      new GetFunctionCommand({ FunctionName: nameOf('image') }),
    );
    expect(Code).toMatchObject({
      ImageUri: expect.stringMatching(/^\d{12}\.dkr\.ecr\.[\w-]+\.amazonaws\.com\/compute:1$/),
    });
    expect(Configuration?.ImageConfigResponse?.ImageConfig).toMatchObject({
      Command: ['app.handler'],
      WorkingDirectory: '/srv',
    });
    expect(Configuration?.FileSystemConfigs).toHaveLength(1);
  });

  test('functions: an image is applied, and only invoking it is refused here', async () => {
    const { Payload, FunctionError } = await stage().aws.clients.lambda.send(
      new InvokeCommand({ FunctionName: nameOf('image') }),
    );
    expect(FunctionError).toBeTruthy();
    expect(Buffer.from(Payload ?? []).toString()).toContain('Runtime.ImageNotSupported');
  });

  test('functions: read-write writes, read-only reads the same file and may not write', async () => {
    const file = { name: 'note.txt', text: 'from write' };
    expect(await work(stage(), nameOf('write'), { step: 'write', ...file })).toEqual({
      text: file.text,
      uid: 1000,
    });
    expect(await work(stage(), nameOf('read'), { step: 'read', name: file.name })).toEqual({
      text: file.text,
      uid: 1000,
    });
    expect(await work(stage(), nameOf('read'), { step: 'write', ...file })).toEqual({
      code: 'EROFS',
    });
  });

  test('functions: root is root in the whole file system, and without that right uid 0 is nobody', async () => {
    const top = { name: 'top.txt', text: 'of root' };
    expect(await work(stage(), nameOf('squashed'), { step: 'write', ...top })).toEqual({
      code: 'EACCES',
    });
    expect(await work(stage(), nameOf('root'), { step: 'write', ...top })).toEqual({
      text: top.text,
      uid: 0,
    });
    expect(await work(stage(), nameOf('write'), { step: 'chown', name: 'note.txt' })).toEqual({
      code: 'EPERM',
    });
  });

  test('functions: direct reads are granted below the root directory, and not where they are turned off', async () => {
    const direct = async (key: string) =>
      (await statementsOf(stage(), nameOf(key))).filter(({ Action }) =>
        [Action].flat().includes('s3:GetObject'),
      );
    expect(await direct('write')).toMatchObject([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Resource: `arn:aws:s3:::${stage().outputs.bucket}/shared/*`,
      },
    ]);
    expect(await direct('read')).toEqual([]);
  });

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
