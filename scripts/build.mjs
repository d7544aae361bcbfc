// Bundles what has to run without a build step of its own: `npm run build`, and `prepare` after `npm ci`.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildConstructs } from '../cdktf/build.mjs';
import { emitTypes } from './types.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One self-contained ES module for Node 20; CommonJS packages inside it still find `require`. */
export const bundle = (entry, outfile, options = {}) =>
  build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    legalComments: 'linked',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
    absWorkingDir: ROOT,
    ...options,
  });

const DIST = join(ROOT, 'dist');

/** What runs from `dist/` in the repository itself: the command and its assets. */
export const buildCommand = async (dist = DIST) => {
  await mkdir(dist, { recursive: true });
  await bundle('local-aws/bin/s3files-local.ts', join(dist, 's3files-local.js'));
  // MiniStack's launcher is Python and its lock file is pip's: they stay files beside the bundle. Written over and not
  // deleted first, because a local AWS may be starting from them.
  for (const name of ['launcher', 'ministack.lock.txt']) {
    await cp(join(ROOT, 'local-aws', 'ministack', name), join(dist, 'ministack', name), {
      recursive: true,
      filter: (path) => !path.includes('__pycache__'),
    });
  }
};

/** The workspace kit, as ES and as CommonJS modules. */
const buildWorkspace = async (outdir) => {
  const cjs = join(outdir, 'cjs');
  await rm(outdir, { recursive: true, force: true });
  for (const [folder, format] of [
    [outdir, 'esm'],
    [cjs, 'cjs'],
  ])
    await bundle('workspace/src/index.ts', join(folder, 'index.js'), { format, banner: {} });
  // The package as a whole says "module".
  await writeFile(join(cjs, 'package.json'), '{ "type": "commonjs" }\n');
  await emitTypes('workspace', [[outdir], [cjs]]);
};

/** Everything that the npm package holds. */
const buildPackage = async (dist) => {
  await buildCommand(dist);
  await buildWorkspace(join(dist, 'workspace'));
  await buildConstructs(dist);
};

// node scripts/build.mjs [folder]: builds into another folder than dist/.
if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildPackage(resolve(process.argv[2] ?? DIST));
