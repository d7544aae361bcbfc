// npm run check: types, lint, HCL format, and whether every generated file is fresh. Runs all and then says what failed.
import { spawnSync } from 'node:child_process';
import { ROOT } from './build.mjs';

const CHECKS = [
  ['types', 'npx', 'tsc', '--project', '.'],
  ['lint and format', 'npx', 'biome', 'ci', '--error-on-warnings', '.'],
  ['HCL format', 'terraform', 'fmt', '-check', '-diff', '-recursive'],
  ['generated files', process.execPath, 'scripts/run.mjs', 'generate', '--check'],
];

const failed = CHECKS.filter(([name, command, ...args]) => {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (error) console.error(`${command}: ${error.message}`);
  console.error(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  return status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
