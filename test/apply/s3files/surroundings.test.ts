import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FileSystem } from '../../../local-aws/s3files/entities.ts';
import { surroundingsFrom } from '../../../local-aws/s3files/ministack-surroundings.ts';
import type { Surroundings } from '../../../local-aws/s3files/surroundings.ts';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';

let ministack: TestMiniStack;
let surroundings: Surroundings;
beforeAll(async () => {
  ministack = await startForTest();
  surroundings = surroundingsFrom(ministack.client);
}, 120_000);
afterAll(() => ministack?.stop());

const s3 = async (path: string, body = '', query: Record<string, string> = {}, scope = SCOPE) => {
  const request = { service: 's3', scope, method: 'PUT', path, body, query };
  expect((await ministack.client.send(request)).status).toBe(200);
};
const versioning = (status: string) =>
  `<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`;
const place = (region: string) =>
  `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;

test('tells where a bucket is, whether it is versioned and whose it is', async () => {
  await s3('/surroundings-here', place(SCOPE.region));
  expect(await surroundings.bucket(SCOPE, 'surroundings-here')).toEqual({ region: SCOPE.region });
  for (const status of ['Enabled', 'Suspended']) {
    await s3('/surroundings-here', versioning(status), { versioning: '' });
    expect(await surroundings.bucket(SCOPE, 'surroundings-here')).toEqual({
      region: SCOPE.region,
      versioning: status,
    });
  }
  const home = { ...SCOPE, region: 'us-east-1' };
  await s3('/surroundings-oldest-region', '', {}, home);
  expect(await surroundings.bucket(SCOPE, 'surroundings-oldest-region')).toEqual({
    region: 'us-east-1',
  });
  await s3('/surroundings-theirs', place(SCOPE.region), {}, { ...SCOPE, account: '444455556666' });
  expect(await surroundings.bucket(SCOPE, 'surroundings-theirs')).toBe('foreign');
  expect(await surroundings.bucket(SCOPE, 'surroundings-nowhere')).toBeUndefined();
});

test('tells the network of a subnet and the VPC of a security group', async () => {
  const { ec2 } = ministack;
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({ VpcId, CidrBlock: '10.1.2.0/24', AvailabilityZone: 'eu-west-1b' }),
  );
  const SubnetId = Subnet?.SubnetId ?? '';
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
  expect(await surroundings.subnet(SCOPE, SubnetId)).toEqual({
    subnetId: SubnetId,
    vpcId: VpcId,
    availabilityZoneId: Subnets?.[0]?.AvailabilityZoneId,
    ipv4Cidr: '10.1.2.0/24',
  });
  expect(await surroundings.subnet(SCOPE, 'subnet-99999999')).toBeUndefined();

  const group = { VpcId, GroupName: 'targets', Description: 'mount targets' };
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(group));
  expect(await surroundings.securityGroup(SCOPE, GroupId)).toEqual({
    groupId: GroupId,
    vpcId: VpcId,
  });
  expect(await surroundings.securityGroup(SCOPE, 'sg-99999999')).toBeUndefined();
  // EC2 calls this one malformed instead of not found.
  expect(await surroundings.securityGroup(SCOPE, 'sg-0123456789abcdef0')).toBeUndefined();

  const all = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
  );
  const standard = all.SecurityGroups?.find(({ GroupName }) => GroupName === 'default');
  expect(await surroundings.defaultSecurityGroup(SCOPE, VpcId)).toEqual({
    groupId: standard?.GroupId,
    vpcId: VpcId,
  });
});

test('finds a key by its alias', async () => {
  const kms = async (operation: string, body: object) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `TrentService.${operation}`,
    };
    const request = {
      service: 'kms',
      scope: SCOPE,
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    };
    return (await ministack.client.send(request)).body.toString();
  };
  const { KeyId, Arn } = JSON.parse(await kms('CreateKey', {})).KeyMetadata;
  await kms('CreateAlias', { AliasName: 'alias/files', TargetKeyId: KeyId });
  for (const name of [KeyId, 'alias/files', Arn])
    expect(await surroundings.keyArn(SCOPE, name)).toBe(Arn);
  expect(await surroundings.keyArn(SCOPE, 'alias/none')).toBeUndefined();
});

test('tells why a role is of no use to S3 Files, and nothing once it is', async () => {
  const fileSystem: FileSystem = {
    scope: SCOPE,
    fileSystemId: 'fs-0123456789abcdef0',
    fileSystemArn: `arn:aws:s3files:${SCOPE.region}:${SCOPE.account}:file-system/fs-0123456789abcdef0`,
    bucket: 'data',
    prefix: '',
    roleArn: `arn:aws:iam::${SCOPE.account}:role/service`,
    status: 'creating',
  };
  expect(await surroundings.roleRefusal(fileSystem)).toMatch(/^Access denied: .*does not exist/);
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'elasticfilesystem.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': SCOPE.account } },
      },
    ],
  };
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await ministack.iam.send(
    new CreateRoleCommand({ RoleName: 'service', AssumeRolePolicyDocument }),
  );
  expect(await surroundings.roleRefusal(fileSystem)).toMatch(/^Access denied: s3:/);
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:*', Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'] },
    ],
  });
  await ministack.iam.send(
    new PutRolePolicyCommand({ RoleName: 'service', PolicyName: 'bucket', PolicyDocument }),
  );
  expect(await surroundings.roleRefusal(fileSystem)).toBeUndefined();
});
