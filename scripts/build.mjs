// Bundles what has to run without a build step of its own: `npm run build`, and `prepare` after `npm ci`.
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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

const dist = join(ROOT, 'dist');

/** The command and its assets: what runs from `dist/` in the repository itself. */
export const buildCommand = async (to = dist) => {
  await mkdir(to, { recursive: true });
  await bundle('local-aws/bin/s3files-local.ts', join(to, 's3files-local.js'));
  // MiniStack's launcher is Python and its lock file is pip's: they stay files beside the bundle. Written over and not
  // deleted first, because a local AWS may be starting from them.
  for (const name of ['launcher', 'ministack.lock.txt']) {
    await cp(join(ROOT, 'local-aws', 'ministack', name), join(to, 'ministack', name), {
      recursive: true,
      filter: (path) => !path.includes('__pycache__'),
    });
  }
};

/** Everything that the npm package holds in `dist/`. */
export const buildPackage = async (to) => {
  await buildCommand(to);
  await bundle('workspace/src/index.ts', join(to, 'workspace', 'index.js'), { banner: {} });
  await emitTypes('workspace', [[join(to, 'workspace'), (text) => text]]);
  await buildConstructs(to);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage(dist);
