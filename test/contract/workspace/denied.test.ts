import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { bundled, temporaryFolder } from './folders.ts';

const publishAsUser = async (root: string, path: string): Promise<unknown> => {
  const program = await bundled('publish-as-user');
  const { stdout } = await promisify(execFile)(process.execPath, [program, root, path, '1']);
  return JSON.parse(stdout);
};

/** A folder of the user that the program acts as. */
const ownFolder = async (): Promise<string> => {
  const folder = await temporaryFolder();
  if (process.getuid?.() === 0) await chown(folder, 1000, 1000);
  return folder;
};

test('a directory of root is refused with how S3 came to make it', async () => {
  // Belongs to root on every system, which a folder of our own does not.
  expect(await publishAsUser('/usr', 'results/x')).toEqual({
    name: 'AccessDeniedError',
    path: 'results',
    message: expect.stringMatching(
      /belongs to root \(0755\).*put through the S3 API.*made through the mount/,
    ),
  });
});

test('a directory without write permission is refused with its owner and mode', async () => {
  const folder = await ownFolder();
  await mkdir(join(folder, '.workspace/staging'), { recursive: true });
  await chmod(folder, 0o555);
  expect(await publishAsUser(folder, 'results/x')).toEqual({
    name: 'AccessDeniedError',
    path: 'results',
    message: expect.stringMatching(/belongs to uid \d+ \(0555\).*s3files:ClientWrite/),
  });
  expect(await readdir(folder)).toEqual(['.workspace']);
  await chmod(folder, 0o755);
});

test('in a folder of its own the same user publishes', async () => {
  expect(await publishAsUser(await ownFolder(), 'results/x')).toEqual({ written: 1 });
});
