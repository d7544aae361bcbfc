// Builds the constructs for npm: dist/cdktf and dist/cdktn, each as ES and CommonJS modules with types, and the HCL they call.
import { cp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { emitTypes } from '../scripts/types.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIBRARIES = ['cdktf', 'cdktn'];

/** Writes `<dist>/cdktf`, `<dist>/cdktn` and `<dist>/terraform`. */
export const buildConstructs = async (dist) => {
  for (const library of LIBRARIES) {
    await rm(join(dist, library), { recursive: true, force: true });
    await Promise.all([
      buildLibrary(library, join(dist, library), 'esm'),
      buildLibrary(library, join(dist, library, 'cjs'), 'cjs'),
    ]);
  }
  await emitTypes(
    'cdktf',
    LIBRARIES.flatMap((library) => {
      const importing = (text) => text.replaceAll("from 'cdktf'", `from '${library}'`);
      return [
        [join(dist, library), importing],
        [join(dist, library, 'cjs'), importing],
      ];
    }),
  );
  await copyHcl(join(dist, 'terraform'));
};

/** One source for both libraries, which have the same API: only the name of the import differs. */
const buildLibrary = async (library, outdir, format) => {
  const isCommonJs = format === 'cjs';
  await build({
    entryPoints: [join(ROOT, 'cdktf/src/index.ts')],
    outfile: join(outdir, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format,
    alias: library === 'cdktf' ? {} : { cdktf: library },
    external: [...LIBRARIES, 'constructs', 'esbuild'],
    legalComments: 'inline',
    logLevel: 'warning',
    absWorkingDir: ROOT,
    ...(isCommonJs && {
      define: { 'import.meta.url': '__moduleUrl' },
      banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    }),
  });
  // The package as a whole says "module".
  if (isCommonJs) await writeFile(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
};

/** The HCL as it lies in git, without what Terraform or a person left beside it. */
const copyHcl = async (outdir) => {
  await rm(outdir, { recursive: true, force: true });
  for (const name of await readdir(ROOT))
    if (name.endsWith('.tf')) await cp(join(ROOT, name), join(outdir, name));
  await cp(join(ROOT, 'modules'), join(outdir, 'modules'), {
    recursive: true,
    filter: async (path) =>
      (await stat(path)).isDirectory()
        ? !basename(path).startsWith('.')
        : /\.(tf|sh|md)$/.test(path),
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildConstructs(join(ROOT, 'dist'));
