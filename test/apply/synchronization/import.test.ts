import { constants, readFileSync } from 'node:fs';
import {
  access,
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { attachFileSystem, eventually, type S3, startS3 } from './fixture.ts';

jest.setTimeout(60_000);

let s3: S3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3?.stop());

const exists = (path: string) =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

test('what is in the bucket below the prefix is on the mount once it is attached', async () => {
  const objects = { 'team/a': 'one', 'team/deep/er/b': 'two', 'other/c': 'three', team: 'four' };
  const fs = await attachFileSystem(s3, { prefix: 'team/', objects });
  expect(fs.shell('find . -type f | sort')).toBe('./a\n./deep/er/b');
  expect(fs.shell('cat a deep/er/b')).toBe('onetwo');
  await fs.stop();
});

test('objects made through S3 are owned by the one who runs it, 0644, in directories of 0755', async () => {
  const fs = await attachFileSystem(s3, { objects: { 'in/a': 'x' } });
  const me = fs.shell('id -u');
  expect(fs.shell('stat -c "%a %u" in in/a')).toBe(`755 ${me}\n644 ${me}`);
  await fs.stop();
});

test('an object that is put, replaced and deleted is followed on a hint', async () => {
  const fs = await attachFileSystem(s3);
  const file = join(fs.root, 'in/a');
  await fs.putAndTell('in/a', 'one');
  await eventually(async () => expect(await readFile(file, 'utf8')).toBe('one'));
  await fs.putAndTell('in/a', 'two');
  await eventually(async () => expect(await readFile(file, 'utf8')).toBe('two'));
  await fs.deleteAndTell('in/a');
  await eventually(async () => expect(await exists(file)).toBe(false));
  await fs.stop();
});

test('and without a hint as well', async () => {
  const fs = await attachFileSystem(s3, { objects: { gone: 'x', kept: 'x' } });
  await fs.put('in/a', 'one');
  const Delete = { Objects: [{ Key: 'gone' }] };
  await s3.s3.send(new DeleteObjectsCommand({ Bucket: fs.bucket, Delete }));
  await eventually(() => expect(fs.shell('find . -type f | sort')).toBe('./in/a\n./kept'));
  await fs.stop();
});

test('a hint without keys means the whole bucket', async () => {
  const fs = await attachFileSystem(s3);
  await fs.put('a', 'one');
  await fs.put('b', 'two');
  fs.synchronization.bucketChanged(fs.bucket);
  await eventually(() => expect(fs.shell('cat a b')).toBe('onetwo'));
  await fs.stop();
});

test('nothing that came from the bucket goes back to it', async () => {
  const fs = await attachFileSystem(s3, { objects: { a: 'one', 'd/b': 'two', 'm/': '' } });
  await fs.putAndTell('c', 'three');
  await eventually(() => expect(fs.shell('cat c')).toBe('three'));
  await fs.exported();
  const { versions, markers } = await fs.history('');
  expect([versions.length, markers.length]).toEqual([4, 0]);
  await fs.stop();
});

test('owner and mode come back with an object that has them', async () => {
  const fs = await attachFileSystem(s3);
  const Metadata = {
    'file-permissions': '0104750',
    'file-owner': '1000',
    'file-group': '1001',
    'file-mtime': '1700000000000000000ns',
  };
  await fs.putAndTell('script', 'x', { Metadata });
  const owner = process.getuid!() === 0 ? '1000 1001' : fs.shell('echo "$(id -u) $(id -g)"');
  // The set-user-id bit is not restored: a program that anyone put into the bucket would run as that user.
  await eventually(() =>
    expect(fs.shell('stat -c "%a %Y %u %g" script')).toBe(`750 1700000000 ${owner}`),
  );
  await fs.stop();
});

test('keys that are no paths are not visible, and disturb nothing', async () => {
  const fs = await attachFileSystem(s3, { prefix: 'p/' });
  const keys = ['p//x', 'p/a//b', 'p/./c', 'p/d/./e', 'p/../f', 'p/g/../h', `p/${'n'.repeat(256)}`];
  for (const key of keys) await fs.put(key, 'x');
  await fs.put('p/.s3files-lost+found-fs-0/mine', 'another name is an ordinary name');
  await fs.put(`p/.s3files-lost+found-${fs.fileSystem.fileSystemId}/x`, 'reserved');
  await fs.putAndTell('p/last', 'x');
  fs.synchronization.bucketChanged(fs.bucket);
  await eventually(() =>
    expect(fs.shell('find . -type f | sort')).toBe('./.s3files-lost+found-fs-0/mine\n./last'),
  );
  await fs.exported();
  expect(await fs.keys()).toHaveLength(keys.length + 3);
  await fs.stop();
});

test('an object whose key is also a directory shows once the directory is gone', async () => {
  const fs = await attachFileSystem(s3, { objects: { a: 'file', 'a/b': 'below' } });
  expect(fs.shell('find . -type f')).toBe('./a/b');
  await fs.deleteAndTell('a/b');
  await eventually(() => expect(fs.shell('cat a')).toBe('file'));
  expect(await fs.keys()).toEqual(['a']);
  await fs.stop();
});

test('a folder marker is a directory, and goes when the directory goes', async () => {
  const fs = await attachFileSystem(s3, { objects: { 'made/deep/': '' } });
  expect((await stat(join(fs.root, 'made/deep'))).isDirectory()).toBe(true);
  fs.shell('rmdir made/deep');
  await eventually(async () => expect(await fs.keys()).toEqual([]));
  await fs.stop();
});

test('directories that only objects made go with the last object, others stay', async () => {
  const fs = await attachFileSystem(s3, { objects: { 'theirs/deep/a': 'x' } });
  await mkdir(join(fs.root, 'mine'));
  await fs.putAndTell('mine/b', 'x');
  await eventually(() => expect(fs.shell('cat mine/b')).toBe('x'));
  await fs.deleteAndTell('mine/b');
  await fs.deleteAndTell('theirs/deep/a');
  await eventually(async () => expect(await exists(join(fs.root, 'theirs'))).toBe(false));
  await eventually(async () => expect(await readdir(join(fs.root, 'mine'))).toEqual([]));
  await fs.stop();
});

test('a reader sees the old version or the new one, never a part', async () => {
  const size = 3_000_000;
  const fs = await attachFileSystem(s3, { objects: { a: '0'.repeat(size) } });
  const file = join(fs.root, 'a');
  const seen = new Set<string>();
  for (let round = 1; round < 6; round += 1) {
    await fs.putAndTell('a', `${round}`.repeat(size));
    await eventually(() => {
      const text = readFileSync(file, 'utf8');
      const first = text[0]!;
      expect(text === first.repeat(size)).toBe(true);
      seen.add(first);
      expect(first).toBe(`${round}`);
    });
  }
  expect([...seen]).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5']));
  await fs.stop();
});

test('a link on the mount leads no import outside, wherever it stands', async () => {
  const fs = await attachFileSystem(s3);
  const outside = join(s3.folder, `outside-${fs.bucket}`);
  await mkdir(outside);
  await writeFile(join(outside, 'target'), 'untouched');
  await symlink(outside, join(fs.root, 'directory'));
  await symlink(join(outside, 'target'), join(fs.root, 'file'));
  await symlink(join(outside, 'new'), join(fs.root, 'dangling'));

  await fs.put('directory/x', 'from S3');
  await fs.put('file', 'from S3');
  await fs.put('dangling', 'from S3');
  fs.synchronization.bucketChanged(fs.bucket, ['directory/x', 'file', 'dangling']);
  await eventually(() =>
    expect(fs.shell('cat directory/x file dangling')).toBe('from S3from S3from S3'),
  );
  expect(await readdir(outside)).toEqual(['target']);
  expect(await readFile(join(outside, 'target'), 'utf8')).toBe('untouched');
  await fs.stop();
});

test('swapping a directory for a link all the time leads nothing outside, in either direction', async () => {
  const fs = await attachFileSystem(s3);
  const outside = join(s3.folder, `outside-${fs.bucket}`);
  await mkdir(outside);
  await writeFile(join(outside, 'secret'), 'secret');
  await mkdir(join(fs.root, 'real'));
  await symlink(outside, join(fs.root, 'link'));
  for (let round = 0; round < 60; round += 1) {
    await rename(join(fs.root, 'real'), join(fs.root, 'd')).catch(() => {});
    await fs.putAndTell(`d/${round}`, 'from S3');
    await rename(join(fs.root, 'd'), join(fs.root, 'real')).catch(() => {});
    await rename(join(fs.root, 'link'), join(fs.root, 'd')).catch(() => {});
    await fs.putAndTell(`d/again-${round}`, 'from S3');
    await rename(join(fs.root, 'd'), join(fs.root, 'link')).catch(() => {});
  }
  await fs.exported();
  expect(await readdir(outside)).toEqual(['secret']);
  expect((await fs.keys()).filter((key) => key.endsWith('secret'))).toEqual([]);
  await fs.stop();
});

test('an import that finds the disk full or the folder shut says so and succeeds later', async () => {
  const fs = await attachFileSystem(s3);
  const aside = join(fs.root, '../../aside', fs.fileSystem.fileSystemId);
  await rm(aside, { recursive: true });
  await fs.putAndTell('a', 'x');
  await eventually(() => expect(fs.log.join()).toMatch(/: a: .*ENOENT/));
  await mkdir(aside);
  await chmod(aside, 0o700);
  await eventually(() => expect(fs.shell('cat a')).toBe('x'));
  await fs.stop();
});
