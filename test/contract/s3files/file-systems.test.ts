import { expect, test } from '@jest/globals';
import { Clock } from '../../../local-aws/clock.ts';
import { s3FilesWorld } from './making.ts';
import { scope } from './surroundings.ts';

test.each([
  ['does not exist', 'nowhere', undefined, 'ValidationException'],
  ['belongs to another account', 'theirs', 'foreign' as const, 'ValidationException'],
  [
    'is in another Region',
    'far',
    { region: 'us-east-1', versioning: 'Enabled' as const },
    'ValidationException',
  ],
  ['was never versioned', 'plain', { region: 'eu-west-1' }, 'ValidationException'],
  [
    'has versioning suspended',
    'paused',
    { region: 'eu-west-1', versioning: 'Suspended' as const },
    'ValidationException',
  ],
])('a bucket that %s is refused by name', async (_, name, bucket, code) => {
  const { surroundings, fileSystem, s3files } = s3FilesWorld();
  if (bucket) surroundings.buckets.set(name, bucket);
  const refused = fileSystem({ bucketArn: `arn:aws:s3:::${name}` });
  await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(name) });
  expect(s3files.fileSystems()).toEqual([]);
});

test('ARNs carry the partition of the Region, and a bucket of another partition is refused', async () => {
  const { s3files, surroundings } = s3FilesWorld();
  const china = { account: '111122223333', region: 'cn-north-1' };
  surroundings.buckets.set('data', { region: 'cn-north-1', versioning: 'Enabled' });
  const roleArn = 'arn:aws-cn:iam::111122223333:role/service';
  const { fileSystemArn } = await s3files.createFileSystem(china, {
    bucketArn: 'arn:aws-cn:s3:::data',
    roleArn,
  });
  expect(fileSystemArn).toMatch(/^arn:aws-cn:s3files:cn-north-1:111122223333:file-system\/fs-/);
  await expect(
    s3files.createFileSystem(china, { bucketArn: 'arn:aws:s3:::data', roleArn }),
  ).rejects.toMatchObject({ code: 'ValidationException' });
});

test('a role that cannot be assumed leaves the file system creating, says so, and ends as not stabilized', async () => {
  const { s3files, surroundings, fileSystem, synchronization } = s3FilesWorld();
  surroundings.refusal = 'Access denied: the role trusts somebody else.';
  await expect(fileSystem()).rejects.toMatchObject({ code: 'NotStabilized' });
  const [left] = s3files.fileSystems();
  expect(left).toMatchObject({ status: 'creating', statusMessage: surroundings.refusal });
  expect(synchronization.told).toEqual([]);

  await s3files.deleteFileSystem(scope, left?.fileSystemId ?? '');
  expect(s3files.fileSystems()).toEqual([]);
});

test('a role that becomes usable in time brings the file system up', async () => {
  const { s3files, surroundings, fileSystem } = s3FilesWorld(new Clock(1));
  surroundings.refusal = 'Access denied: not yet.';
  const created = fileSystem();
  while (s3files.fileSystems()[0]?.statusMessage === undefined) {
    await new Promise(setImmediate);
  }
  surroundings.refusal = undefined;
  const [available] = [s3files.fileSystem(await created)];
  expect(available).toMatchObject({ status: 'available' });
  expect(available).not.toHaveProperty('statusMessage');
});

test('synchronisation begins before a file system is available and forgets it when it goes', async () => {
  const { s3files, synchronization, fileSystem } = s3FilesWorld();
  const id = await fileSystem();
  await s3files.deleteFileSystem(scope, id);
  expect(synchronization.told).toEqual([`attach ${id}`, `detach ${id} and forget`]);
});

test('a file system whose synchronisation cannot begin is in error, and can be deleted', async () => {
  const { s3files, synchronization, fileSystem } = s3FilesWorld();
  synchronization.failure = new Error('disk full');
  await expect(fileSystem()).rejects.toMatchObject({ code: 'NotStabilized' });
  const [left] = s3files.fileSystems();
  expect(left).toMatchObject({ status: 'error', statusMessage: 'disk full' });

  await s3files.deleteFileSystem(scope, left?.fileSystemId ?? '');
  expect(s3files.fileSystems()).toEqual([]);
});

test('a file system with data pending export stays, with all that belongs to it', async () => {
  const { s3files, synchronization, fileSystem } = s3FilesWorld();
  const id = await fileSystem();
  synchronization.pending = 1;
  // hashicorp/terraform-provider-aws issue 48725 quotes the service.
  await expect(s3files.deleteFileSystem(scope, id)).rejects.toMatchObject({
    code: 'ConflictException',
    message: `File system '${id}' has data pending export to S3. Use forceDelete=true to force delete without exporting pending data.`,
  });
  expect(s3files.fileSystem(id)).toMatchObject({ status: 'available' });
  synchronization.pending = 0;
  await s3files.deleteFileSystem(scope, id);
});

test('children go before their file system', async () => {
  const world = s3FilesWorld();
  const { s3files, fileSystem, mountTarget, accessPointResources, mountTargetResources } = world;
  const id = await fileSystem();
  const target = await mountTarget(id, 'a');
  const { accessPointId } = accessPointResources.create(scope, { fileSystemId: id });
  const refused = () =>
    expect(s3files.deleteFileSystem(scope, id)).rejects.toMatchObject({
      code: 'ConflictException',
    });
  await refused();
  await mountTargetResources.delete(scope, target);
  await refused();
  accessPointResources.delete(scope, accessPointId);
  await s3files.deleteFileSystem(scope, id);
});

test('nothing can be added to a file system that is going', async () => {
  const { s3files, fileSystem, accessPointResources, synchronization } = s3FilesWorld();
  const id = await fileSystem();
  const detached = synchronization.detach.bind(synchronization);
  synchronization.detach = async (...args) => {
    expect(() => accessPointResources.create(scope, { fileSystemId: id })).toThrow('deleting');
    await expect(s3files.deleteFileSystem(scope, id)).rejects.toMatchObject({
      code: 'ConflictException',
    });
    return detached(...args);
  };
  await s3files.deleteFileSystem(scope, id);
  expect.assertions(2);
});

test('a bucket stays attached for a while after its last file system is gone', async () => {
  const bucketRelease = 300_000;
  const clock = new Clock(1, { bucketRelease });
  const { s3files, fileSystem } = s3FilesWorld(clock);
  const id = await fileSystem();
  expect(s3files.attachedTo('data')).toMatchObject([{ fileSystemId: id, status: 'available' }]);
  expect(s3files.attachedTo('other')).toEqual([]);
  await s3files.deleteFileSystem(scope, id);
  expect(s3files.attachedTo('data')).toMatchObject([{ fileSystemId: id, status: 'deleted' }]);
  const { now } = Date;
  clock.now = () => now() + bucketRelease;
  expect(s3files.attachedTo('data')).toEqual([]);
});

test('one client token makes one file system, and refuses to make another', async () => {
  const { s3files, fileSystem } = s3FilesWorld();
  const [first, second] = await Promise.all([
    fileSystem({ clientToken: 'token' }),
    fileSystem({ clientToken: 'token' }),
  ]);
  expect(second).toBe(first);
  await expect(fileSystem({ clientToken: 'token', prefix: 'a/' })).rejects.toMatchObject({
    code: 'ConflictException',
  });
  expect(s3files.fileSystems()).toHaveLength(1);
  await s3files.deleteFileSystem(scope, first);
  expect(await fileSystem({ clientToken: 'token' })).not.toBe(first);
});

test('other accounts and Regions do not see a file system', async () => {
  const { s3files, fileSystem } = s3FilesWorld();
  const id = await fileSystem();
  for (const elsewhere of [
    { ...scope, region: 'eu-west-2' },
    { ...scope, account: '444455556666' },
  ]) {
    await expect(s3files.deleteFileSystem(elsewhere, id)).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  }
});

test('tags keep their order, one value a key, and leave aws: to AWS', async () => {
  const { fileSystem, fileSystemResources } = s3FilesWorld();
  const id = await fileSystem({
    tags: [
      { key: 'b', value: '1' },
      { key: 'a', value: '2' },
    ],
  });
  expect(fileSystemResources.get(scope, id).tags.map(({ key }) => key)).toEqual(['b', 'a']);
  const reserved = [{ key: 'aws:cloudformation:stack-name', value: 'x' }];
  expect(() => fileSystemResources.tag(scope, id, reserved)).toThrow(
    'aws:cloudformation:stack-name',
  );
  const many = Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: '' }));
  expect(() => fileSystemResources.tag(scope, id, many)).toThrow('51');
});

test('a KMS key given by alias reads back as the ARN of the key, and an unknown one is refused', async () => {
  const { fileSystem, fileSystemResources, surroundings } = s3FilesWorld();
  const arn = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';
  surroundings.keys.set('alias/files', arn);
  const id = await fileSystem({ kmsKeyId: 'alias/files' });
  expect(fileSystemResources.get(scope, id).kmsKeyArn).toBe(arn);
  await expect(fileSystem({ kmsKeyId: 'alias/none' })).rejects.toMatchObject({
    code: 'ValidationException',
  });
});
