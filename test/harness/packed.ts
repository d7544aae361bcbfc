import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

// Two levels up, both from here and from the bundle in dist/scripts/.
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The npm package of the working tree as `npm pack` makes it, in `folder`; answers the tarball's path. It is built in a
 * copy: the repository's own `dist` may be in use, and holds what earlier builds left.
 *
 * @param prepare what is done to the copy before it is packed
 */
export const packRepository = async (
  folder: string,
  prepare: (copy: string) => Promise<void> = async () => {},
): Promise<string> => {
  const copy = await mkdtemp(join(tmpdir(), 's3files-packing-'));
  try {
    await copyWorkingTree(copy);
    await execa(process.execPath, ['scripts/build.mjs', join(copy, 'dist')], { cwd: ROOT });
    await prepare(copy);
    const { stdout } = await execa(
      'npm',
      ['pack', '--ignore-scripts', '--json', '--silent', '--pack-destination', folder],
      { cwd: copy },
    );
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    return join(folder, filename);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
};

/** What git tracks or would, as it lies on the disk: all that could get into the package by mistake. */
const copyWorkingTree = async (copy: string): Promise<void> => {
  const { stdout } = await execa('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: ROOT,
  });
  // A file that was deleted and not committed yet is still listed.
  const { stdout: deleted } = await execa('git', ['ls-files', '-z', '-d'], { cwd: ROOT });
  const gone = new Set(deleted.split('\0'));
  for (const path of stdout.split('\0'))
    if (path && !gone.has(path)) await cp(join(ROOT, path), join(copy, path));
};
