import { appendFile, mkdir, open, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { attachFileSystem, EXPORT_DELAY_MS, eventually, type S3, startS3 } from './fixture.ts';

jest.setTimeout(60_000);

let s3: S3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3?.stop());

test('what fs, a shell and mv wrote becomes objects below the prefix', async () => {
  const fs = await attachFileSystem(s3, { prefix: 'team/' });
  await mkdir(join(fs.root, 'out'));
  await writeFile(join(fs.root, 'out/by-fs.txt'), 'fs');
  fs.shell('mkdir -p a/b; echo shell > a/b/by-shell.txt; echo moved > x; mv x a/moved.txt');

  await eventually(async () =>
    expect(await fs.keys()).toEqual([
      'team/a/b/by-shell.txt',
      'team/a/moved.txt',
      'team/out/by-fs.txt',
    ]),
  );
  expect(await fs.body('team/a/b/by-shell.txt')).toBe('shell\n');
  await fs.stop();
});

test('a file that was staged and renamed has one version, under its last name', async () => {
  const fs = await attachFileSystem(s3);
  await writeFile(join(fs.root, '.result.part'), 'half');
  await appendFile(join(fs.root, '.result.part'), ' and whole');
  await rename(join(fs.root, '.result.part'), join(fs.root, 'result'));
  await fs.exported();

  expect(await fs.keys()).toEqual(['result']);
  expect(await fs.body('result')).toBe('half and whole');
  const { versions, markers } = await fs.history('');
  expect([versions.length, markers.length]).toEqual([1, 0]);
  await fs.stop();
});

test('appending puts the export off until the file is left alone, and then it is one version', async () => {
  const fs = await attachFileSystem(s3);
  const lines = 12;
  for (let line = 0; line < lines; line += 1) {
    await appendFile(join(fs.root, 'log'), `${line}\n`);
    await delay(EXPORT_DELAY_MS / 3);
  }
  await fs.exported();
  const { versions } = await fs.history('log');
  expect(versions).toHaveLength(1);
  expect((await fs.body('log')).trim().split('\n')).toHaveLength(lines);
  await fs.stop();
});

test('each later change is a whole new version', async () => {
  const fs = await attachFileSystem(s3);
  await writeFile(join(fs.root, 'a'), 'one');
  await fs.exported();
  await appendFile(join(fs.root, 'a'), ', two');
  await fs.exported();
  const { versions } = await fs.history('a');
  expect(versions.map(({ Size }) => Size)).toEqual([3, 8]);
  await fs.stop();
});

test('owner, mode and time go with the object, and changing them makes a new version', async () => {
  const fs = await attachFileSystem(s3);
  fs.shell('echo x > a; chmod 640 a; touch -d @1700000000 a');
  await fs.exported();
  const owner = fs.shell('stat -c %u a');
  expect((await fs.head('a')).Metadata).toMatchObject({
    'file-permissions': '0100640',
    'file-owner': owner,
    'file-mtime': '1700000000000000000ns',
  });

  fs.shell('chmod 600 a');
  await fs.exported();
  expect((await fs.head('a')).Metadata).toMatchObject({ 'file-permissions': '0100600' });
  expect((await fs.history('a')).versions).toHaveLength(2);
  await fs.stop();
});

test('a deleted file leaves a delete marker and its versions', async () => {
  const fs = await attachFileSystem(s3, { objects: { a: 'from S3' } });
  await rm(join(fs.root, 'a'));
  await fs.exported();
  const { versions, markers } = await fs.history('a');
  expect([versions.length, markers.length]).toEqual([1, 1]);
  await fs.stop();
});

test('renaming a directory moves every object below it', async () => {
  const fs = await attachFileSystem(s3, { objects: { 'old/1': 'one', 'old/deep/2': 'two' } });
  fs.shell('mv old new');
  await fs.exported();
  expect(await fs.keys()).toEqual(['new/1', 'new/deep/2']);
  expect(await fs.body('new/deep/2')).toBe('two');
  await fs.stop();
});

test('a directory renamed before anybody looked into it after its import leaves nothing behind', async () => {
  // Whether the look or the rename comes first is chance: often enough is every time.
  for (let round = 0; round < 15; round++) {
    const fs = await attachFileSystem(s3, { objects: { 'old/deep/er/2': 'two' } });
    fs.shell('mv old new');
    await fs.exported();
    expect(await fs.keys()).toEqual(['new/deep/er/2']);
    await fs.stop();
  }
});

test('a directory renamed twice within the delay is exported once', async () => {
  const fs = await attachFileSystem(s3, { objects: { 'a/1': 'one' } });
  fs.shell('mv a b; mv b c');
  await fs.exported();
  expect(await fs.keys()).toEqual(['c/1']);
  expect((await fs.history('b')).versions).toEqual([]);
  await fs.stop();
});

test('a symbolic link is an object with its target, and is not followed', async () => {
  const fs = await attachFileSystem(s3);
  await symlink('/etc/hostname', join(fs.root, 'link'));
  await fs.exported();
  expect(await fs.body('link')).toBe('/etc/hostname');
  expect((await fs.head('link')).Metadata?.['file-permissions']).toBe('0120777');
  await fs.stop();
});

test('directories, pipes and what is in lost and found stay on the mount', async () => {
  const fs = await attachFileSystem(s3);
  fs.shell(
    `mkdir empty; mkfifo pipe; cd .s3files-lost+found-*; echo kept > kept; cd ..; echo x > file`,
  );
  expect(fs.shell('stat -c %a .s3files-lost+found-*')).toBe('700');
  await fs.exported();
  expect(await fs.keys()).toEqual(['file']);
  await fs.stop();
});

test('a path too long for a key is reported and holds up nothing else', async () => {
  const fs = await attachFileSystem(s3);
  const name = 'x/'.repeat(511);
  fs.shell(`mkdir -p ${name}; echo long > ${name}/long; echo short > short`);
  await fs.exported();
  expect(await fs.keys()).toEqual(['short']);
  const errors = fs.synchronization.exportErrors(fs.fileSystem.fileSystemId);
  expect(errors.map(({ error }) => error.name)).toEqual(['PathTooLong']);
  await eventually(() => expect(fs.log.join()).toContain('PathTooLong'));
  await fs.stop();
});

test('a file larger than a part arrives whole', async () => {
  const fs = await attachFileSystem(s3);
  fs.shell('head -c 20000003 /dev/urandom > big');
  await fs.exported();
  const local = fs.shell('sha256sum < big');
  await rm(join(fs.root, 'big'));
  await fs.exported();
  // Back through the bucket: the deletion is undone by putting the version again.
  const { versions } = await fs.history('big');
  expect(versions).toMatchObject([{ Size: 20_000_003 }]);
  await fs.restore('big', versions[0]!.VersionId!);
  await eventually(() => expect(fs.shell('sha256sum < big')).toBe(local));
  await fs.stop();
});

test('a file that is written to all the time is never exported torn', async () => {
  const fs = await attachFileSystem(s3);
  const size = 12 * 1024 * 1024;
  const file = await open(join(fs.root, 'a'), 'w');
  const fill = async (byte: number) => {
    const chunk = Buffer.alloc(size / 8, byte);
    for (let part = 0; part < 8; part += 1) {
      await file.write(chunk, 0, chunk.length, part * chunk.length);
    }
  };
  for (let round = 1; round <= 12; round += 1) {
    await fill(round);
    // Around the delay, so that some rounds begin while the upload of the last one is under way.
    await delay(EXPORT_DELAY_MS - 10 + round * 4);
  }
  await file.close();
  await fs.exported();

  for (const { VersionId } of (await fs.history('a')).versions) {
    const body = await fs.bytes('a', VersionId!);
    expect([body.length, body.every((byte) => byte === body[0])]).toEqual([size, true]);
  }
  await fs.stop();
});

test('a write that nobody was told of is counted before it is exported', async () => {
  const fs = await attachFileSystem(s3);
  fs.shell('echo x > a; echo y > b');
  expect(await fs.synchronization.pendingExports(fs.fileSystem.fileSystemId)).toBe(2);
  await fs.exported();
  fs.shell('rm a');
  expect(await fs.synchronization.pendingExports(fs.fileSystem.fileSystemId)).toBe(1);
  await fs.stop();
});
