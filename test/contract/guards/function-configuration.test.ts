import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from '@jest/globals';
import { Clock } from '../../../local-aws/clock.ts';
import type { AwsAnswer } from '../../../local-aws/gateway/call.ts';
import { functionConfigurationGuard } from '../../../local-aws/guards/function-configuration.ts';
import { s3FilesWorld } from '../s3files/making.ts';
import { scope } from '../s3files/surroundings.ts';
import { withServer } from './answering.ts';
import { callOf, refusalOf } from './calls.ts';

const FUNCTIONS = '/2015-03-31/functions';
const VpcConfig = { SubnetIds: ['subnet-0000000a'], SecurityGroupIds: ['sg-00000000'] };

/** A file system with an access point and a mount target in the first zone, and functions as Lambda has stored them. */
const world = async (clock?: Clock) => {
  const made = s3FilesWorld(clock);
  const fileSystemId = await made.fileSystem();
  const { accessPointArn: Arn } = made.accessPointResources.create(scope, { fileSystemId });
  const stored: Record<string, object> = {};
  const asked: string[] = [];
  const guard = functionConfigurationGuard(
    { directory: made.s3files, surroundings: made.surroundings },
    {
      async send({ path = '' }) {
        asked.push(path);
        const body = stored[path];
        return {
          status: body ? 200 : 404,
          headers: {},
          body: Buffer.from(JSON.stringify(body ?? {})),
        };
      },
    },
  );
  return {
    ...made,
    fileSystemId,
    stored,
    asked,
    guard,
    FileSystemConfigs: [{ Arn, LocalMountPath: '/mnt/pipeline' }],
    Arn,
    create: (body: object) => refusalOf(guard, callOf('lambda', 'POST', FUNCTIONS, { body })),
    update: (body: object) =>
      refusalOf(guard, callOf('lambda', 'PUT', `${FUNCTIONS}/f/configuration`, { body })),
  };
};

const message = (answer: AwsAnswer | undefined): string =>
  answer ? JSON.parse(answer.body.toString()).message : 'passed';

test('a function with a mount target available in each of its zones passes', async () => {
  const { create, update, mountTarget, fileSystemId, FileSystemConfigs } = await world();
  await mountTarget(fileSystemId, 'a');
  await mountTarget(fileSystemId, 'b');
  // The third subnet shares the zone of the first.
  const SubnetIds = ['subnet-0000000a', 'subnet-0000000b', 'subnet-0000000c'];
  expect(message(await create({ FileSystemConfigs, VpcConfig: { SubnetIds } }))).toBe('passed');
  expect(message(await update({ FileSystemConfigs, VpcConfig: { SubnetIds } }))).toBe('passed');
});

test.each([
  [
    'a bare file system',
    (arn: string) => [{ Arn: arn.split('/access-point')[0], LocalMountPath: '/mnt/a' }],
    "at 'fileSystemConfigs.1.member.arn'",
  ],
  [
    'two access points',
    (Arn: string) => [
      { Arn, LocalMountPath: '/mnt/a' },
      { Arn, LocalMountPath: '/mnt/b' },
    ],
    'length less than or equal to 1',
  ],
  [
    'a path of two levels',
    (Arn: string) => [{ Arn, LocalMountPath: '/mnt/a/b' }],
    "Value '/mnt/a/b' at 'fileSystemConfigs.1.member.localMountPath'",
  ],
  [
    'a path that is not below /mnt',
    (Arn: string) => [{ Arn, LocalMountPath: '/tmp/a' }],
    "Value '/tmp/a'",
  ],
  [
    'no path',
    (Arn: string) => [{ Arn }],
    "Value null at 'fileSystemConfigs.1.member.localMountPath'",
  ],
  [
    'a path that is too long',
    (Arn: string) => [{ Arn, LocalMountPath: `/mnt/${'a'.repeat(160)}` }],
    '160',
  ],
  [
    'an unknown way of reading',
    (Arn: string) => [{ Arn, LocalMountPath: '/mnt/a', S3FilesConfig: { DirectS3Read: 'ON' } }],
    "Value 'ON' at 'fileSystemConfigs.1.member.s3FilesConfig.directS3Read'",
  ],
])('%s fails validation before anything else', async (_, configs, words) => {
  const { create, Arn } = await world();
  const refusal = await create({ FileSystemConfigs: configs(Arn) });
  expect(refusal).toMatchObject({
    status: 400,
    headers: { 'x-amzn-errortype': 'ValidationException' },
  });
  expect(message(refusal)).toMatch(/^\d validation errors? detected: /);
  expect(message(refusal)).toContain(words);
});

test('a function outside a VPC is refused', async () => {
  const { create, update, stored, FileSystemConfigs, Arn } = await world();
  stored[`${FUNCTIONS}/f/configuration`] = { FunctionName: 'f' };
  for (const refusal of [
    await create({ FileSystemConfigs }),
    await create({ FileSystemConfigs, VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } }),
    await update({ FileSystemConfigs }),
  ]) {
    expect(refusal).toMatchObject({
      headers: { 'x-amzn-errortype': 'InvalidParameterValueException' },
    });
    expect(message(refusal)).toContain(
      `must be configured to execute in a VPC to reference access point ${Arn}`,
    );
  }
});

test('a function in a zone without a mount target is refused, and the zone named', async () => {
  const { create, mountTarget, fileSystemId, FileSystemConfigs } = await world();
  await mountTarget(fileSystemId, 'a');
  const SubnetIds = ['subnet-0000000a', 'subnet-0000000b'];
  expect(message(await create({ FileSystemConfigs, VpcConfig: { SubnetIds } }))).toContain(
    'euw1-az2',
  );
});

test('a mount target in another VPC does not count', async () => {
  const { create, mountTarget, fileSystemId, surroundings, FileSystemConfigs } = await world();
  await mountTarget(fileSystemId, 'a');
  const there = { subnetId: 'subnet-0000000e', vpcId: 'vpc-9', availabilityZoneId: 'euw1-az1' };
  surroundings.subnets.set(there.subnetId, there);
  const refusal = await create({ FileSystemConfigs, VpcConfig: { SubnetIds: [there.subnetId] } });
  expect(message(refusal)).toContain('none in euw1-az1');
});

test('a mount target that is not available yet is worth waiting for', async () => {
  const made = await world(new Clock(1, { mountTargetCreation: 600_000 }));
  const request = { fileSystemId: made.fileSystemId, subnetId: 'subnet-0000000a' };
  await made.mountTargetResources.create(scope, request);
  const refusal = await made.create({ FileSystemConfigs: made.FileSystemConfigs, VpcConfig });
  expect(message(refusal)).toContain(
    'has mount targets created in all availability zones the function will execute in, but not all are in the available life cycle state yet.',
  );
});

test.each([
  ['that is not there', (arn: string) => arn.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ['of another Region', (arn: string) => arn.replace('eu-west-1', 'eu-west-2')],
  ['of another account', (arn: string) => arn.replace('111122223333', '444455556666')],
])('an access point %s is refused by name', async (_, other) => {
  const { create, mountTarget, fileSystemId, Arn } = await world();
  await mountTarget(fileSystemId, 'a');
  const FileSystemConfigs = [{ Arn: other(Arn), LocalMountPath: '/mnt/a' }];
  expect(message(await create({ FileSystemConfigs, VpcConfig }))).toContain(other(Arn));
});

test('an update is judged together with what it leaves as it was', async () => {
  const { update, stored, asked, mountTarget, fileSystemId, FileSystemConfigs } = await world();
  await mountTarget(fileSystemId, 'a');
  const path = `${FUNCTIONS}/f/configuration`;
  const elsewhere = { SubnetIds: ['subnet-0000000b'] };

  expect(await update({ Timeout: 3 })).toBeUndefined();
  expect(asked).toEqual([]);

  stored[path] = { VpcConfig };
  expect(await update({ FileSystemConfigs })).toBeUndefined();
  stored[path] = { VpcConfig: elsewhere };
  expect(message(await update({ FileSystemConfigs }))).toContain('euw1-az2');

  stored[path] = { FileSystemConfigs, VpcConfig };
  expect(message(await update({ VpcConfig: elsewhere }))).toContain('euw1-az2');
  expect(message(await update({ VpcConfig: { SubnetIds: [] } }))).toContain('VPC');
  expect(await update({ FileSystemConfigs: [], VpcConfig: { SubnetIds: [] } })).toBeUndefined();
});

test('an update of a function that is not there passes, to be refused for that', async () => {
  const { update, FileSystemConfigs } = await world();
  expect(await update({ FileSystemConfigs })).toBeUndefined();
});

test('EFS access points pass, but not with a setting of S3 Files', async () => {
  const { create } = await world();
  const Arn =
    'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0123456789abcdef0';
  const config = { Arn, LocalMountPath: '/mnt/a' };
  expect(await create({ FileSystemConfigs: [config] })).toBeUndefined();
  const S3FilesConfig = { DirectS3Read: 'AUTO' };
  expect(message(await create({ FileSystemConfigs: [{ ...config, S3FilesConfig }] }))).toContain(
    Arn,
  );
});

test('a client reads a refusal as the error of Lambda that it is', async () => {
  const { create, FileSystemConfigs } = await world();
  const refusal = (await create({ FileSystemConfigs })) as AwsAnswer;
  const input = { FunctionName: 'f', Role: 'r', Code: {} };
  const sent = withServer(refusal, (options) =>
    new LambdaClient(options as object).send(new CreateFunctionCommand(input)),
  );
  await expect(sent).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: message(refusal),
    Type: 'User',
  });
});
