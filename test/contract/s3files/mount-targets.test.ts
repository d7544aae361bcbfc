import { expect, test } from '@jest/globals';
import { Clock } from '../../../local-aws/clock.ts';
import { s3FilesWorld } from './making.ts';
import { scope } from './surroundings.ts';

const groups = (count: number) => Array.from({ length: count }, (_, index) => `sg-0000000${index}`);

test('a mount target is available once the time that AWS takes has passed', async () => {
  const world = s3FilesWorld(new Clock(1, { mountTargetCreation: 20 }));
  const { mountTargetResources, s3files, fileSystem } = world;
  const fileSystemId = await fileSystem();
  const { mountTargetId, status } = await mountTargetResources.create(scope, {
    fileSystemId,
    subnetId: 'subnet-0000000a',
  });
  expect(status).toBe('creating');
  expect(s3files.mountTargets(fileSystemId)).toMatchObject([{ status: 'creating' }]);
  await mountTargetResources.created(mountTargetId);
  expect(s3files.mountTargets(fileSystemId)).toMatchObject([{ status: 'available' }]);
});

test('a mount target that is still being made can be deleted', async () => {
  const world = s3FilesWorld(new Clock(1, { mountTargetCreation: 600_000 }));
  const { mountTargetResources, s3files, fileSystem } = world;
  const fileSystemId = await fileSystem();
  const { mountTargetId } = await mountTargetResources.create(scope, {
    fileSystemId,
    subnetId: 'subnet-0000000a',
  });
  const created = expect(mountTargetResources.created(mountTargetId)).rejects.toMatchObject({
    code: 'NotStabilized',
  });
  await mountTargetResources.delete(scope, mountTargetId);
  await created;
  expect(s3files.mountTargets(fileSystemId)).toEqual([]);
});

test('there is one mount target per zone, whatever the subnet, and all are in one VPC', async () => {
  const { fileSystem, mountTarget } = s3FilesWorld();
  const id = await fileSystem();
  await mountTarget(id, 'a');
  await expect(mountTarget(id, 'c')).rejects.toMatchObject({
    code: 'ConflictException',
    message: expect.stringContaining('euw1-az1'),
  });
  await expect(mountTarget(id, 'd')).rejects.toMatchObject({
    code: 'ConflictException',
    message: expect.stringContaining('vpc-2'),
  });
  await mountTarget(id, 'b');
  // Zones are counted per file system.
  await mountTarget(await fileSystem(), 'c');
});

test('of two requests for one zone at the same moment one is refused', async () => {
  const { fileSystem, mountTarget, s3files } = s3FilesWorld();
  const id = await fileSystem();
  const outcomes = await Promise.allSettled([mountTarget(id, 'a'), mountTarget(id, 'c')]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(s3files.mountTargets(id)).toHaveLength(1);
});

test.each([
  ['six security groups', { securityGroups: groups(6) }, 'ServiceQuotaExceededException'],
  ['an unknown security group', { securityGroups: ['sg-0000000f'] }, 'ValidationException'],
  ['addresses that the subnet has not', { ipAddressType: 'IPV6_ONLY' }, 'ValidationException'],
  ['both kinds where there is one', { ipAddressType: 'DUAL_STACK' }, 'ValidationException'],
  ['an address of another subnet', { ipv4Address: '10.0.1.9' }, 'ValidationException'],
  ['an address that VPC keeps', { ipv4Address: '10.0.0.3' }, 'ValidationException'],
  ['what is no address', { ipv4Address: '10.0.0.999' }, 'ValidationException'],
  ['an IPv6 address without IPv6', { ipv6Address: '2001:db8::1' }, 'ValidationException'],
])('a mount target with %s is refused', async (_, more, code) => {
  const { fileSystem, mountTarget, s3files } = s3FilesWorld();
  const id = await fileSystem();
  await expect(mountTarget(id, 'a', more)).rejects.toMatchObject({ code });
  expect(s3files.mountTargets(id)).toEqual([]);
});

test('a group of another VPC than the subnet is refused', async () => {
  const { fileSystem, mountTarget } = s3FilesWorld();
  await expect(mountTarget(await fileSystem(), 'd', { securityGroups: groups(1) })).rejects.toThrow(
    'vpc-1',
  );
});

test('a subnet that does not exist is refused by name', async () => {
  const { fileSystem, mountTargetResources } = s3FilesWorld();
  const request = { fileSystemId: await fileSystem(), subnetId: 'subnet-99999999' };
  await expect(mountTargetResources.create(scope, request)).rejects.toThrow('subnet-99999999');
});

test('without security groups a mount target has the default one of its VPC', async () => {
  const { fileSystem, mountTarget, mountTargetResources } = s3FilesWorld();
  const id = await mountTarget(await fileSystem(), 'a');
  expect(mountTargetResources.get(scope, id).securityGroups).toEqual(groups(1));
});

test('security groups change in place and keep the order in which they came', async () => {
  const { fileSystem, mountTarget, mountTargetResources } = s3FilesWorld();
  const id = await mountTarget(await fileSystem(), 'a', { securityGroups: groups(2) });
  await mountTargetResources.setSecurityGroups(scope, id, ['sg-00000003', 'sg-00000001']);
  expect(mountTargetResources.get(scope, id).securityGroups).toEqual([
    'sg-00000003',
    'sg-00000001',
  ]);
});

test('a mount target has the addresses of its type', async () => {
  const { surroundings, fileSystem, mountTarget, mountTargetResources } = s3FilesWorld();
  const subnet = surroundings.subnets.get('subnet-0000000a');
  if (subnet)
    surroundings.subnets.set(subnet.subnetId, { ...subnet, ipv6Cidr: '2001:db8:0:1::/64' });
  const id = await mountTarget(await fileSystem(), 'a', { ipAddressType: 'DUAL_STACK' });
  const made = mountTargetResources.get(scope, id);
  expect(made.ipv4Address).toMatch(/^10\.0\.0\.\d+$/);
  expect(made.ipv6Address).toMatch(/^2001:db8:0:1::[0-9a-f]+$/);
});

test('a file system named by its ARN is known by its id', async () => {
  const { fileSystem, mountTarget, s3files } = s3FilesWorld();
  const id = await fileSystem();
  const arn = s3files.fileSystem(id)?.fileSystemArn ?? '';
  await mountTarget(arn, 'a');
  expect(s3files.mountTargets(id)).toMatchObject([{ fileSystemId: id }]);
});
