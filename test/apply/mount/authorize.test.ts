import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  ModifyVpcAttributeCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAuthorizeMount } from '../../../local-aws/mount/authorize.ts';
import type { AuthorizeMount, MountRequest } from '../../../local-aws/mount/mount.ts';
import { fileSystemFolder } from '../../../local-aws/s3files/data-folder.ts';
import type { AccessPoint, FileSystem, MountTarget } from '../../../local-aws/s3files/entities.ts';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';

// Roles and network are real and made by AWS's SDK; only the file system is written down here.

const fileSystemArn = `arn:aws:s3files:${SCOPE.region}:${SCOPE.account}:file-system/fs-0a`;
const roleArn = `arn:aws:iam::${SCOPE.account}:role/ingest`;
const fileSystem: FileSystem = {
  scope: SCOPE,
  fileSystemId: 'fs-0a',
  fileSystemArn,
  bucket: 'documents',
  prefix: '',
  roleArn,
  status: 'available',
};
const accessPoint: AccessPoint = {
  scope: SCOPE,
  accessPointId: 'fsap-0b',
  accessPointArn: `${fileSystemArn}/access-point/fsap-0b`,
  fileSystemId: 'fs-0a',
  posixUser: { uid: 1000, gid: 1000, secondaryGids: [] },
  rootDirectory: '/pipeline',
  creationPermissions: { ownerUid: 1000, ownerGid: 1000, mode: 0o750 },
  status: 'available',
};

let ministack: TestMiniStack;
let dataFolder: string;
let authorize: AuthorizeMount;
let request: MountRequest;
let vpcId: string;
let targetGroup: string;
const targets: MountTarget[] = [];

const createGroup = async (GroupName: string): Promise<string> => {
  const { GroupId } = await ministack.ec2.send(
    new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId: vpcId }),
  );
  await ministack.ec2.send(
    new RevokeSecurityGroupEgressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    }),
  );
  return GroupId!;
};
const nfs = (GroupId: string) => [
  { IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, UserIdGroupPairs: [{ GroupId }] },
];
const setHostnames = (Value: boolean) =>
  ministack.ec2.send(
    new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsHostnames: { Value } }),
  );
const allowMount = (...Action: string[]) =>
  ministack.iam.send(
    new PutRolePolicyCommand({
      RoleName: 'ingest',
      PolicyName: 'mount',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action, Resource: fileSystemArn },
      }),
    }),
  );

beforeAll(async () => {
  ministack = await startForTest();
  dataFolder = await mkdtemp(join(tmpdir(), 's3files-authorize-'));
  await mkdir(fileSystemFolder(dataFolder, 'fs-0a'), { recursive: true });

  const { Vpc } = await ministack.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  vpcId = Vpc!.VpcId!;
  await setHostnames(true);
  targetGroup = await createGroup('targets');
  const clientGroup = await createGroup('clients');
  await ministack.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: targetGroup,
      IpPermissions: nfs(clientGroup),
    }),
  );
  await ministack.ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId: clientGroup,
      IpPermissions: nfs(targetGroup),
    }),
  );
  for (const [index, zone] of ['a', 'b'].entries()) {
    const { Subnet } = await ministack.ec2.send(
      new CreateSubnetCommand({
        VpcId: vpcId,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: `${SCOPE.region}${zone}`,
      }),
    );
    targets.push({
      scope: SCOPE,
      mountTargetId: `fsmt-${zone}`,
      fileSystemId: 'fs-0a',
      subnetId: Subnet!.SubnetId!,
      vpcId,
      availabilityZoneId: Subnet!.AvailabilityZoneId!,
      securityGroups: [targetGroup],
      status: 'available',
    });
  }
  await ministack.iam.send(
    new CreateRoleCommand({
      RoleName: 'ingest',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
    }),
  );
  await allowMount('s3files:ClientMount', 's3files:ClientWrite');

  authorize = createAuthorizeMount({
    client: ministack.client,
    dataFolder,
    directory: {
      fileSystem: () => fileSystem,
      fileSystems: () => [fileSystem],
      attachedTo: () => [fileSystem],
      accessPoint: () => accessPoint,
      mountTargets: () => targets,
      policy: () => undefined,
    },
  });
  request = {
    scope: SCOPE,
    roleArn,
    accessPointArn: accessPoint.accessPointArn,
    localMountPath: '/mnt/pipeline',
    subnetIds: targets.map(({ subnetId }) => subnetId),
    securityGroupIds: [clientGroup],
  };
}, 120_000);
afterAll(async () => {
  await ministack?.stop();
  if (dataFolder) await rm(dataFolder, { recursive: true, force: true });
});

test('a function whose role and network are right mounts', async () => {
  expect(await authorize(request)).toMatchObject({
    source: join(fileSystemFolder(dataFolder, 'fs-0a'), 'pipeline'),
    readOnly: false,
    user: { uid: 1000, gid: 1000 },
  });
});

test('what the role may is asked anew at each mount', async () => {
  await allowMount('s3files:ClientMount');
  expect(await authorize(request)).toMatchObject({ readOnly: true });
  await ministack.iam.send(
    new DeleteRolePolicyCommand({ RoleName: 'ingest', PolicyName: 'mount' }),
  );
  await expect(authorize(request)).rejects.toMatchObject({ code: 'S3FilesMountFailureException' });
  await allowMount('s3files:Client*');
  expect(await authorize(request)).toMatchObject({ readOnly: false });
});

test('so is the network: a rule that is revoked, a VPC attribute that is turned off', async () => {
  const [GroupId, IpPermissions] = [targetGroup, nfs(request.securityGroupIds[0]!)];
  await ministack.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  await expect(authorize(request)).rejects.toMatchObject({
    code: 'S3FilesMountConnectivityException',
    message: expect.stringContaining(`(${targetGroup}) lets no TCP 2049 in`),
  });
  await ministack.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  await authorize(request);

  await setHostnames(false);
  await expect(authorize(request)).rejects.toMatchObject({
    code: 'S3FilesMountConnectivityException',
    message: expect.stringContaining('enableDnsHostnames'),
  });
  await setHostnames(true);
  await authorize(request);
});

test('a rule by address, for any protocol, is read as well', async () => {
  const open = await createGroup('open');
  await ministack.ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId: open,
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] }],
    }),
  );
  const inOpen = { ...request, securityGroupIds: [open] };
  await expect(authorize(inOpen)).rejects.toMatchObject({
    message: expect.stringContaining('lets no TCP 2049 in'),
  });
  await ministack.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: targetGroup,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, IpRanges: [{ CidrIp: '10.0.0.0/23' }] },
      ],
    }),
  );
  expect(await authorize(inOpen)).toMatchObject({ target: '/mnt/pipeline' });
});

test.each([
  ['subnet', { subnetIds: ['subnet-00000000000000000'] }],
  ['security group', { securityGroupIds: ['sg-00000000000000000'] }],
])('a %s that does not exist is no connection, and is named', async (_, changes) => {
  await expect(authorize({ ...request, ...changes })).rejects.toMatchObject({
    code: 'S3FilesMountConnectivityException',
    message: expect.stringContaining(Object.values(changes)[0]![0]!),
  });
});
