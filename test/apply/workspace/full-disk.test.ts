import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { bundled, temporaryFolder } from '../../contract/workspace/folders.ts';

/** Runs a shell script in a mount namespace of its own; what it mounts is gone with it. */
const inMountNamespace = async (
  script: string,
  ...values: readonly string[]
): Promise<string[]> => {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const { stdout } = await promisify(execFile)('unshare', [
    ...asRoot,
    '--mount',
    'sh',
    '-ec',
    script,
    'sh',
    ...values,
  ]);
  return stdout.trim().split('\n');
};

test('on a full disk nothing half-written is left and a re-run works', async () => {
  const [folder, program] = [await temporaryFolder(), await bundled('publish-once')];
  const [full, left, again, files] = await inMountNamespace(
    `mount -t tmpfs -o size=2m tmpfs "$1"
     "$2" "$3" "$1" results/x 5000000; echo
     find "$1" -type f | wc -l
     "$2" "$3" "$1" results/x 1000000; echo
     find "$1" -type f | sed "s|$1/||"`,
    folder,
    process.execPath,
    program,
  );
  expect(JSON.parse(full!)).toEqual({
    name: 'NoSpaceError',
    path: 'results/x',
    message: expect.stringMatching(/full; nothing was published, free space and run again/),
  });
  expect(left).toBe('0');
  expect(JSON.parse(again!)).toEqual({ written: 1_000_000 });
  expect(files).toBe('results/x');
});

test('on a read-only mount the error names the access that the function needs', async () => {
  const [folder, program] = [await temporaryFolder(), await bundled('publish-once')];
  const [outcome] = await inMountNamespace(
    `mount -t tmpfs -o ro tmpfs "$1"
     "$2" "$3" "$1" results/x 1; echo`,
    folder,
    process.execPath,
    program,
  );
  expect(JSON.parse(outcome!)).toEqual({
    name: 'ReadOnlyWorkspaceError',
    path: 'results',
    message: expect.stringContaining('access = "read-write"'),
  });
});
