import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { type ZippableFile, zipSync } from 'fflate';

/** A handler with all that it imports, as a deployment package. */
export interface HandlerBundle {
  /** A zip with `index.mjs` and its source map. */
  readonly zip: Uint8Array;
  /** Names that the module exports. */
  readonly exports: readonly string[];
}

/** What a caller may change about a bundle. */
export interface BundleOptions {
  /** Packages that are not put in: those in a layer or in the runtime. None unless given. */
  readonly external?: readonly string[] | undefined;
  /** Whether names and blanks are shortened. Not unless given: stack traces stay readable. */
  readonly minify?: boolean | undefined;
}

// One fixed date: the same source gives the same zip on every machine, and so the same plan. Zip knows none before 1980.
const EPOCH = new Date(1980, 0, 1);

/** Bundles one TypeScript or JavaScript handler; the same source gives the same bytes, wherever it lies. */
export const bundleHandler = (
  entry: string,
  { external = [], minify = false }: BundleOptions = {},
): HandlerBundle => {
  const esbuild = requireEsbuild();
  // esbuild names files by where they really are.
  const file = realpathSync(entry);
  const built = esbuild.buildSync({
    entryPoints: [{ in: file, out: 'index' }],
    // esbuild writes paths relative to this folder into its output.
    absWorkingDir: dirname(file),
    outdir: dirname(file),
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    metafile: true,
    // CommonJS among what is bundled may ask where it lies; an ES module of Node's knows it under other names.
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    // The code itself is not in it: a stack trace needs places only.
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    legalComments: 'none',
    external: [...external],
    minify,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
  });
  // Errors are thrown with their text; of warnings nobody would hear.
  for (const warning of esbuild.formatMessagesSync(built.warnings, { kind: 'warning' }))
    process.stderr.write(warning);
  const files = Object.fromEntries(
    built.outputFiles.map(({ path, contents }) => [
      basename(path),
      [contents, { mtime: EPOCH, attrs: 0o644 << 16, os: 3 }] satisfies ZippableFile,
    ]),
  );
  const exports = Object.values(built.metafile.outputs).flatMap((output) => output.exports);
  return { zip: zipSync(files), exports };
};

// Only who bundles handlers needs esbuild, and a constructor cannot wait for an import.
const requireEsbuild = (): typeof import('esbuild') => {
  try {
    return createRequire(import.meta.url)('esbuild');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new Error('nodejsHandler needs esbuild: npm install --save-dev esbuild');
  }
};
