import { join } from 'node:path';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { DeleteRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nfs, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
}, 120_000);
afterAll(() => stage?.clear());

test('a function whose role and network are right mounts', async () => {
  expect(await stage.authorize(stage.request)).toMatchObject({
    source: join(stage.folder, 'pipeline'),
    readOnly: false,
    user: { uid: 1000, gid: 1000 },
  });
});

test('what the role may is asked anew at each mount', async () => {
  await stage.allow('s3files:ClientMount');
  expect(await stage.authorize(stage.request)).toMatchObject({ readOnly: true });
  await stage.ministack.iam.send(
    new DeleteRolePolicyCommand({ RoleName: 'ingest', PolicyName: 'mount' }),
  );
  await expect(stage.authorize(stage.request)).rejects.toMatchObject({
    code: 'S3FilesMountFailureException',
  });
  await stage.allow('s3files:Client*');
  expect(await stage.authorize(stage.request)).toMatchObject({ readOnly: false });
});

test('so is the network: a rule that is revoked, a VPC attribute that is turned off', async () => {
  const [GroupId, IpPermissions] = [stage.targetGroup, nfs(stage.clientGroup)];
  await stage.ministack.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  await expect(stage.authorize(stage.request)).rejects.toMatchObject({
    code: 'S3FilesMountConnectivityException',
    message: expect.stringContaining(`(${stage.targetGroup}) lets no TCP 2049 in`),
  });
  await stage.ministack.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }),
  );
  await stage.authorize(stage.request);

  await stage.setHostnames(false);
  await expect(stage.authorize(stage.request)).rejects.toMatchObject({
    code: 'S3FilesMountConnectivityException',
    message: expect.stringContaining('enableDnsHostnames'),
  });
  await stage.setHostnames(true);
  await stage.authorize(stage.request);
});

test('a rule by address, for any protocol, is read as well', async () => {
  const open = await stage.createGroup('open');
  await stage.ministack.ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId: open,
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] }],
    }),
  );
  const inOpen = { ...stage.request, securityGroupIds: [open] };
  await expect(stage.authorize(inOpen)).rejects.toMatchObject({
    message: expect.stringContaining('lets no TCP 2049 in'),
  });
  await stage.ministack.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: stage.targetGroup,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, IpRanges: [{ CidrIp: '10.0.0.0/23' }] },
      ],
    }),
  );
  expect(await stage.authorize(inOpen)).toMatchObject({ target: '/mnt/pipeline' });
});

test.each([
  ['subnet', { subnetIds: ['subnet-00000000000000000'] }],
  ['security group', { securityGroupIds: ['sg-00000000000000000'] }],
])('a %s that does not exist is no connection, and is named', async (_, changes) => {
  await expect(stage.authorize({ ...stage.request, ...changes })).rejects.toMatchObject({
    code: 'S3FilesMountConnectivityException',
    message: expect.stringContaining(Object.values(changes)[0]![0]!),
  });
});
