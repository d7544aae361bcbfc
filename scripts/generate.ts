// npm run generate [-- --check]: rewrites every file and table that derives from another file; with --check only says which would change.
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constructs } from './generate/constructs.ts';
import { moduleTables } from './generate/module-tables.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isCheck = process.argv.includes('--check');

/** Each answers the wanted content of some files, keyed by path. */
const GENERATORS: readonly ((root: string) => Promise<Record<string, string>>)[] = [
  moduleTables,
  constructs,
];

const stale: string[] = [];
for (const generate of GENERATORS) {
  for (const [path, content] of Object.entries(await generate(ROOT))) {
    if (read(path) === content) continue;
    stale.push(relative(ROOT, path));
    if (!isCheck) writeFileSync(path, content);
  }
}

for (const path of stale) console.log(`${isCheck ? 'stale  ' : 'written'} ${path}`);
if (isCheck && stale.length > 0) {
  console.error('run `npm run generate` and commit what it writes');
  process.exitCode = 1;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
