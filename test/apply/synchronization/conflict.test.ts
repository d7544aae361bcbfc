import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

const lostAndFound = ({ root, fileSystem }: Awaited<ReturnType<typeof attachFileSystem>>) =>
  join(root, `.s3files-lost+found-${fileSystem.fileSystemId}`);

test('lost and found is there from the start, for root alone', async () => {
  const fs = await attachFileSystem(s3);
  const { mode, uid } = await stat(lostAndFound(fs));
  expect([mode & 0o7777, uid]).toEqual([0o700, process.getuid!()]);
  await fs.stop();
});

test('when both sides changed a file before its export, S3 wins and the mount keeps a copy', async () => {
  const fs = await attachFileSystem(s3, { objects: { 'd/a': 'before' } });
  await writeFile(join(fs.root, 'd/a'), 'mine');
  await fs.putAndTell('d/a', 'theirs');

  await eventually(async () => expect(await readFile(join(fs.root, 'd/a'), 'utf8')).toBe('theirs'));
  const [name] = await readdir(lostAndFound(fs));
  expect(name).toMatch(/^[0-9a-f]+_a$/);
  expect(await readFile(join(lostAndFound(fs), name!), 'utf8')).toBe('mine');
  await fs.exported();
  expect(await fs.body('d/a')).toBe('theirs');
  expect((await fs.history('')).versions).toHaveLength(2);
  await fs.stop();
});

test('the same without a hint: the export itself finds the conflict', async () => {
  const fs = await attachFileSystem(s3, { objects: { a: 'before' } });
  await writeFile(join(fs.root, 'a'), 'mine');
  await fs.put('a', 'theirs');
  await writeFile(join(fs.root, 'new'), 'mine');
  await fs.put('new', 'theirs');

  await eventually(() => expect(fs.shell('cat a new')).toBe('theirstheirs'));
  expect(await readdir(lostAndFound(fs))).toHaveLength(2);
  await fs.exported();
  expect((await fs.history('new')).versions).toHaveLength(1);
  await fs.stop();
});

test('a file that S3 deleted while the mount changed it goes to lost and found', async () => {
  const fs = await attachFileSystem(s3, { objects: { a: 'before' } });
  await writeFile(join(fs.root, 'a'), 'mine');
  await fs.deleteAndTell('a');
  await eventually(async () => expect(await readdir(lostAndFound(fs))).toHaveLength(1));
  await fs.exported();
  expect(await fs.keys()).toEqual([]);
  await fs.stop();
});

test('a file that the mount deleted while S3 changed it comes back', async () => {
  const fs = await attachFileSystem(s3, { objects: { a: 'before' } });
  await rm(join(fs.root, 'a'));
  await fs.putAndTell('a', 'theirs');
  await eventually(() => expect(fs.shell('cat a')).toBe('theirs'));
  await delay(2 * EXPORT_DELAY_MS);
  expect(await fs.body('a')).toBe('theirs');
  await fs.stop();
});

test('a file where S3 needs a directory goes to lost and found under a cut name', async () => {
  const name = 'n'.repeat(150);
  const fs = await attachFileSystem(s3);
  await writeFile(join(fs.root, name), 'mine');
  await fs.putAndTell(`${name}/b`, 'theirs');
  await eventually(() => expect(fs.shell(`cat ${name}/b`)).toBe('theirs'));
  expect(await readdir(lostAndFound(fs))).toEqual([expect.stringMatching(/^[0-9a-f]+_n{100}$/)]);
  await fs.stop();
});
