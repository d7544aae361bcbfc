import { expect, test } from '@jest/globals';
import { Clock } from '../../../local-aws/clock.ts';
import { CountingSynchronization } from '../s3files/making.ts';
import {
  ACCESS_POINT,
  FILE_SYSTEM,
  MOUNT_TARGET,
  minimal,
  POLICY,
  type Wire,
  wire,
} from './calling.ts';

const createEvent = ({ run }: Wire, TypeName: string, desired: object) =>
  run('CreateResource', { TypeName, DesiredState: JSON.stringify(desired) });

const fileSystemOn = async (world: Wire) => {
  const arn = await world.create(FILE_SYSTEM, minimal);
  return { arn, FileSystemId: (await world.read(FILE_SYSTEM, arn)).FileSystemId as string };
};

test('destroying right after a write fails as a conflict, in the words of the service', async () => {
  const synchronization = new CountingSynchronization();
  const world = wire(synchronization);
  const { arn, FileSystemId } = await fileSystemOn(world);
  synchronization.pending = 2;
  const event = await world.run('DeleteResource', { TypeName: FILE_SYSTEM, Identifier: arn });
  expect(event).toMatchObject({
    OperationStatus: 'FAILED',
    ErrorCode: 'ResourceConflict',
    Identifier: arn,
  });
  expect(event.StatusMessage).toContain(
    `File system '${FileSystemId}' has data pending export to S3. Use forceDelete=true to force delete without exporting pending data.`,
  );
});

test('a file system whose role is unusable is left behind by name, so that it can be removed', async () => {
  const world = wire();
  world.surroundings.refusal = 'Access denied: the role trusts somebody else.';
  const event = await createEvent(world, FILE_SYSTEM, minimal);
  expect(event).toMatchObject({ OperationStatus: 'FAILED', ErrorCode: 'NotStabilized' });
  expect(event.StatusMessage).toContain(world.surroundings.refusal);
  expect(await world.read(FILE_SYSTEM, event.Identifier)).toMatchObject({
    Status: 'creating',
    StatusMessage: world.surroundings.refusal,
  });
  expect(
    await world.run('DeleteResource', { TypeName: FILE_SYSTEM, Identifier: event.Identifier }),
  ).toMatchObject({ OperationStatus: 'SUCCESS' });
});

test('what the service refuses leaves nothing behind and names nothing', async () => {
  const world = wire();
  const { FileSystemId } = await fileSystemOn(world);
  const SubnetId = 'subnet-0000000a';
  await world.create(MOUNT_TARGET, { FileSystemId, SubnetId });
  for (const [type, desired, code] of [
    [FILE_SYSTEM, { ...minimal, Bucket: 'arn:aws:s3:::nowhere' }, 'InvalidRequest'],
    [MOUNT_TARGET, { FileSystemId, SubnetId }, 'ResourceConflict'],
    [ACCESS_POINT, { FileSystemId: 'fs-0123456789abcdef0' }, 'NotFound'],
    [ACCESS_POINT, { FileSystemId, RootDirectory: { Path: '/a/b/c/d/e' } }, 'InvalidRequest'],
    [POLICY, { FileSystemId: 'fs-0123456789abcdef0', Policy: { Statement: [] } }, 'NotFound'],
  ] as const) {
    const event = await createEvent(world, type, desired);
    expect(event).toMatchObject({ OperationStatus: 'FAILED', ErrorCode: code });
    expect(event).not.toHaveProperty('Identifier');
  }
});

test('a second policy is refused and not taken for the first', async () => {
  const world = wire();
  const { FileSystemId } = await fileSystemOn(world);
  const Policy = { Statement: [] };
  await world.create(POLICY, { FileSystemId, Policy });
  const event = await createEvent(world, POLICY, { FileSystemId, Policy: { Statement: [{}] } });
  expect(event).toMatchObject({ OperationStatus: 'FAILED', ErrorCode: 'AlreadyExists' });
  expect(event).not.toHaveProperty('Identifier');
  expect(await world.read(POLICY, FileSystemId)).toEqual({ FileSystemId, Policy });
});

test('a mount target stays in progress until it is available', async () => {
  const world = wire(undefined, new Clock(1, { mountTargetCreation: 600_000 }), 1);
  const { FileSystemId } = await fileSystemOn(world);
  const event = await createEvent(world, MOUNT_TARGET, {
    FileSystemId,
    SubnetId: 'subnet-0000000a',
  });
  expect(event).toMatchObject({ OperationStatus: 'IN_PROGRESS' });
  expect(await world.read(MOUNT_TARGET, event.Identifier)).toMatchObject({ Status: 'creating' });
});

test('a file system is found by its ARN, which is its primary identifier, and not by its id', async () => {
  const world = wire();
  const { FileSystemId } = await fileSystemOn(world);
  expect(
    await world.call('GetResource', { TypeName: FILE_SYSTEM, Identifier: FileSystemId }),
  ).toMatchObject({
    __type: 'com.amazon.cloudapiservice#ResourceNotFoundException',
  });
});

test('a parent given by ARN reads back as its id', async () => {
  const world = wire();
  const { arn, FileSystemId } = await fileSystemOn(world);
  const accessPoint = await world.create(ACCESS_POINT, { FileSystemId: arn });
  expect(await world.read(ACCESS_POINT, accessPoint)).toMatchObject({ FileSystemId });
});

test('tags may be taken away, and rules that are no longer named stay as they were', async () => {
  const world = wire();
  const Tags = [{ Key: 'a', Value: '1' }];
  const Identifier = await world.create(FILE_SYSTEM, { ...minimal, Tags });
  const { SynchronizationConfiguration: before } = await world.read(FILE_SYSTEM, Identifier);
  const PatchDocument = JSON.stringify([
    { op: 'remove', path: '/Tags' },
    { op: 'remove', path: '/SynchronizationConfiguration' },
  ]);
  const event = await world.run('UpdateResource', {
    TypeName: FILE_SYSTEM,
    Identifier,
    PatchDocument,
  });
  expect(event).toMatchObject({ OperationStatus: 'SUCCESS' });
  const after = await world.read(FILE_SYSTEM, Identifier);
  expect(after).not.toHaveProperty('Tags');
  expect(after.SynchronizationConfiguration).toEqual(before);
});
