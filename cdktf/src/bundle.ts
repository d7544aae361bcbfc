import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { zipSync } from 'fflate';

/** A handler with all that it imports, as a deployment package. */
export interface HandlerBundle {
  /** A zip with one `index.mjs`. */
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
  const built = esbuild.buildSync({
    entryPoints: [entry],
    // esbuild writes paths relative to this folder into its output.
    absWorkingDir: dirname(entry),
    outdir: dirname(entry),
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    metafile: true,
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
  const [file] = built.outputFiles;
  const [output] = Object.values(built.metafile.outputs);
  if (!file || !output) throw new Error(`esbuild made nothing of ${entry}`);
  return {
    zip: zipSync({ 'index.mjs': [file.contents, { mtime: EPOCH, attrs: 0o644 << 16, os: 3 }] }),
    exports: output.exports,
  };
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
