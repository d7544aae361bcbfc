// node scripts/run.mjs <script> [argument...]: bundles scripts/<script>.ts and runs it, so that it needs no build step.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCommand, bundle, ROOT } from './build.mjs';

const [name, ...args] = process.argv.slice(2);
const outfile = join(ROOT, 'dist', 'scripts', `${name}.js`);

// Packages stay outside: they are installed here, and some of them read files of their own.
await Promise.all([
  buildCommand(),
  bundle(`scripts/${name}.ts`, outfile, { packages: 'external', banner: {} }),
]);
process.argv = [process.argv[0], outfile, ...args];
await import(pathToFileURL(outfile).href);
