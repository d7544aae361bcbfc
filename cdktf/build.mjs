// Builds the constructs for npm: dist/cdktf and dist/cdktn, each as ES and CommonJS modules with types, and the HCL they call.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIBRARIES = ['cdktf', 'cdktn'];

/** Writes `<dist>/cdktf`, `<dist>/cdktn` and `<dist>/terraform`. */
export const buildConstructs = async (dist) => {
  const types = await mkdtemp(join(tmpdir(), 's3files-types-'));
  try {
    emitTypes(types);
    for (const library of LIBRARIES) {
      await rm(join(dist, library), { recursive: true, force: true });
      await Promise.all([
        buildLibrary(library, join(dist, library), types, 'esm'),
        buildLibrary(library, join(dist, library, 'cjs'), types, 'cjs'),
      ]);
    }
  } finally {
    await rm(types, { recursive: true, force: true });
  }
  await copyHcl(join(dist, 'terraform'));
};

/** One source for both libraries, which have the same API: only the name of the import differs. */
const buildLibrary = async (library, outdir, types, format) => {
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
  for (const file of await readdir(types, { recursive: true }))
    if (file.endsWith('.d.ts')) {
      const text = await readFile(join(types, file), 'utf8');
      await mkdir(join(outdir, file, '..'), { recursive: true });
      await writeFile(
        join(outdir, file),
        text
          .replace(/(from '\.[^']*)\.ts'/g, "$1.js'")
          .replaceAll("from 'cdktf'", `from '${library}'`),
      );
    }
  // The package as a whole says "module".
  if (isCommonJs) await writeFile(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
};

const emitTypes = (outDir) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'cdktf', '--outDir', outDir],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the constructs do not type-check:\n${stdout}${stderr}`);
};

/** The HCL as it lies in git, without what Terraform or a person left beside it. */
const copyHcl = async (outdir) => {
  await rm(outdir, { recursive: true, force: true });
  for (const name of await readdir(ROOT))
    if (name.endsWith('.tf')) await cp(join(ROOT, name), join(outdir, name));
  await cp(join(ROOT, 'modules'), join(outdir, 'modules'), {
    recursive: true,
    filter: (path) => !/^(\.terraform|.*\.tfstate|\.terraform\.lock\.hcl)/.test(basename(path)),
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildConstructs(join(ROOT, 'dist'));
