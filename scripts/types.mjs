import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Writes the declarations of a project, a folder with a tsconfig.json, into folders.
 *
 * @param targets folder → what is done to the text of each file, for example to import another library.
 */
export const emitTypes = async (project, targets) => {
  const folder = await mkdtemp(join(tmpdir(), 's3files-types-'));
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project, '--outDir', folder],
      { cwd: ROOT, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${project} does not type-check:\n${stdout}${stderr}`);
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith('.d.ts')) continue;
      const text = await readFile(join(folder, file), 'utf8');
      // The compiler keeps the endings of the source, which is not part of the package.
      const shipped = text.replace(/(from '\.[^']*)\.ts'/g, "$1.js'");
      for (const [outdir, change] of targets) {
        await mkdir(dirname(join(outdir, file)), { recursive: true });
        await writeFile(join(outdir, file), change(shipped));
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
