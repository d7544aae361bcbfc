import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

// `from './name.ts'`, `import('./name.ts')`: the compiler keeps the endings of the source, which is not part of the package.
const RELATIVE_IMPORT = /((?:from|import)\s*\(?\s*['"])(\.[^'"]*)\.ts(?=['"])/g;

/**
 * Writes the declarations of a project, a folder with a tsconfig.json, into folders: those that its `index.ts` leads to.
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
    // Grows while it is read.
    const names = new Set(['index']);
    for (const name of names) {
      const text = await readFile(join(folder, `${name}.d.ts`), 'utf8');
      for (const [, , path] of text.matchAll(RELATIVE_IMPORT)) names.add(join(dirname(name), path));
      const shipped = text.replace(RELATIVE_IMPORT, '$1$2.js');
      for (const [outdir, change = (unchanged) => unchanged] of targets) {
        const file = join(outdir, `${name}.d.ts`);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, change(shipped));
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
