import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

// Two levels up, both from here and from the bundle in dist/scripts/.
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The repository's own compiler. */
export const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');

/**
 * Puts the packed package into a project's `node_modules`, unpacked as npm would, and beside it the libraries that are
 * installed here.
 */
export const linkProject = async (
  project: string,
  tarball: string,
  libraries: readonly string[],
): Promise<void> => {
  const modules = join(project, 'node_modules');
  const own = join(modules, 'terraform-aws-s3files');
  await mkdir(own, { recursive: true });
  await execa('tar', ['-xzf', tarball, '--strip-components=1', '-C', own]);
  for (const name of libraries) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(ROOT, 'node_modules', name), join(modules, name));
  }
};
