import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

/** A deployment package that was written. */
export interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

// One fixed date: the same source gives the same zip on every machine, and so the same plan. Zip knows none before 1980.
const EPOCH = new Date(1980, 0, 1);

/**
 * Bundles each `handlers/*.ts` that exports a `handler` into `<to>/<name>.zip` with one `index.mjs`.
 *
 * @param from folder with the handlers; files in folders below it are modules of theirs.
 */
export const bundleHandlers = async (from: string, to: string): Promise<Bundle[]> => {
  const names = (await readdir(from)).filter((name) => name.endsWith('.ts')).sort();
  await mkdir(to, { recursive: true });
  const built = await build({
    entryPoints: names.map((name) => join(from, name)),
    outdir: to,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    metafile: true,
    logLevel: 'warning',
    legalComments: 'none',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
  });
  const handlers = Object.values(built.metafile.outputs).flatMap(({ exports, entryPoint }) =>
    exports.includes('handler') && entryPoint ? [basename(entryPoint, '.ts')] : [],
  );
  return Promise.all(
    built.outputFiles
      .filter(({ path }) => handlers.includes(basename(path, '.mjs')))
      .map(async ({ path, contents }) => {
        const name = basename(path, '.mjs');
        const zip = zipSync({
          'index.mjs': [contents, { mtime: EPOCH, attrs: 0o644 << 16, os: 3 }],
        });
        const file = join(to, `${name}.zip`);
        await writeFile(file, zip);
        return {
          name,
          file,
          bytes: zip.length,
          sha256: createHash('sha256').update(zip).digest('hex'),
        };
      }),
  );
};
