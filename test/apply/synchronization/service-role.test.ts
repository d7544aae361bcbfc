import { access, readdir, writeFile } from 'node:fs/promises';
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

/** A service role whose rights a test takes and gives. */
const role = () => {
  const refusals: Partial<Record<string, string>> = {};
  const may = async (_: unknown, what: string) => refusals[what];
  return { refusals, may };
};

test('an export that the service role may not make waits with its reason, and goes on once it may', async () => {
  const { refusals, may } = role();
  const fs = await attachFileSystem(s3, { may });
  refusals.export = 'the role has no s3:PutObject';
  await writeFile(join(fs.root, 'a'), 'x');
  const id = fs.fileSystem.fileSystemId;
  await eventually(() =>
    expect(fs.synchronization.exportErrors(id)).toMatchObject([
      { path: 'a', error: { name: 'S3AccessDenied', message: 'the role has no s3:PutObject' } },
    ]),
  );
  expect(await fs.synchronization.pendingExports(id)).toBe(1);
  expect(await fs.keys()).toEqual([]);

  delete refusals.export;
  await eventually(async () => expect(await fs.keys()).toEqual(['a']));
  expect(fs.synchronization.exportErrors(id)).toEqual([]);
  await fs.stop();
});

test('a role that cannot be assumed is another reason than one without the right', async () => {
  const { refusals, may } = role();
  const fs = await attachFileSystem(s3, { may });
  refusals.export = 'RoleAssumptionFailed: the trust policy names another service';
  await writeFile(join(fs.root, 'a'), 'x');
  await eventually(() =>
    expect(
      fs.synchronization.exportErrors(fs.fileSystem.fileSystemId).map(({ error }) => error.name),
    ).toEqual(['RoleAssumptionFailed']),
  );
  await fs.stop();
});

test('without the right to delete, new keys come and old ones stay', async () => {
  const { refusals, may } = role();
  const fs = await attachFileSystem(s3, { may, objects: { old: 'x' } });
  refusals.delete = 'the role has no s3:DeleteObject';
  fs.shell('mv old new');
  await eventually(async () => expect(await fs.keys()).toEqual(['new', 'old']));
  await eventually(() =>
    expect(fs.synchronization.exportErrors(fs.fileSystem.fileSystemId)).toHaveLength(1),
  );
  await fs.stop();
});

test('without rights on EventBridge, the mount does not learn what changes in S3', async () => {
  const { refusals, may } = role();
  refusals.import = 'the role has no events:PutRule';
  const fs = await attachFileSystem(s3, { may, objects: { before: 'x' } });
  await fs.putAndTell('after', 'x');
  await writeFile(join(fs.root, 'mine'), 'x');
  await eventually(async () => expect(await fs.keys()).toContain('mine'));
  await delay(EXPORT_DELAY_MS);
  expect((await readdir(fs.root)).filter((name) => !name.startsWith('.'))).toEqual([
    'before',
    'mine',
  ]);
  await fs.stop();
});

test('forgetting a file system removes its files and nothing of the bucket', async () => {
  const fs = await attachFileSystem(s3, { objects: { a: 'x' } });
  await fs.stop();
  await expect(access(fs.root)).rejects.toThrow('ENOENT');
  await delay(2 * EXPORT_DELAY_MS);
  expect(await fs.keys()).toEqual(['a']);
  await expect(fs.synchronization.pendingExports(fs.fileSystem.fileSystemId)).rejects.toThrow(
    `file system ${fs.fileSystem.fileSystemId} is not attached; attached: none`,
  );
});

test('after closing, files stay and nothing is exported any more', async () => {
  const fs = await attachFileSystem(s3, { objects: { a: 'x' } });
  await writeFile(join(fs.root, 'b'), 'y');
  await fs.synchronization.close();
  await delay(2 * EXPORT_DELAY_MS);
  expect(await fs.keys()).toEqual(['a']);
  expect(fs.shell('cat a b')).toBe('xy');
});

test('a file system on a bucket that does not exist is refused and leaves nothing', async () => {
  const fs = await attachFileSystem(s3);
  const missing = { ...fs.fileSystem, fileSystemId: 'fs-missing', bucket: 'no-such-bucket' };
  await expect(fs.synchronization.attach(missing)).rejects.toThrow('NoSuchBucket');
  await expect(access(join(fs.root, '../fs-missing'))).rejects.toThrow('ENOENT');
  await fs.stop();
});
