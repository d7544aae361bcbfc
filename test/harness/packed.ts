import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { buildPackage } from '../../scripts/build.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds and packs the npm package in a folder of its own: the repository's `dist` may be in use, or older than its sources.
 *
 * @returns the tarball.
 */
export const packPackage = async (folder: string): Promise<string> => {
  await buildPackage(join(folder, 'dist'));
  for (const name of ['package.json', 'LICENSE', 'README.md', 'CHANGELOG.md'])
    await cp(join(ROOT, name), join(folder, name));
  const { stdout } = await execa('npm', ['pack', '--ignore-scripts', '--json', '--silent'], {
    cwd: folder,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
};
