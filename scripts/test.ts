// npm test [-- TIER …] [-- jest options]: runs the tiers and prints, last, how many tests passed, failed and were skipped.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { findMissing, type Need } from './needs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TIERS: Readonly<Record<string, readonly Need['name'][]>> = {
  contract: ['Node'],
  synth: ['Node', 'git'],
  plan: ['Node', 'Terraform', 'Python'],
  apply: ['Node', 'Terraform', 'Python', 'git', 'Linux'],
};

interface JestResults {
  numTotalTests: number;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(`npm test                     all tiers: ${Object.keys(TIERS).join(', ')}
npm test -- plan apply       some of them
npm test -- -t 'a title'     any option of jest`);
  process.exit(0);
}
const named = args.filter((arg) => arg in TIERS);
const passedOn = args.filter((arg) => !(arg in TIERS));

const able: string[] = [];
let cannotRun = 0;
for (const tier of named.length > 0 ? named : Object.keys(TIERS)) {
  const missing = await findMissing(TIERS[tier] ?? []);
  if (missing.length === 0) able.push(tier);
  else {
    cannotRun++;
    console.error(`tier ${tier} cannot run. ${missing.join(' ')}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 's3files-test-'));
const report = join(folder, 'report.json');
let results: JestResults | undefined;
try {
  if (able.length > 0) {
    // Signals reach jest through the terminal; execa ends it when we are ended.
    await execa(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
        '--selectProjects',
        ...able,
        '--json',
        `--outputFile=${report}`,
        ...passedOn,
      ],
      {
        cwd: ROOT,
        stdio: ['inherit', 'ignore', 'inherit'],
        reject: false,
        // The SDK's advice about Node 20 is not about what is tested.
        env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
      },
    );
    results = JSON.parse(readFileSync(report, 'utf8')) as JestResults;
    if (results.numTotalTests === 0 && results.numRuntimeErrorTestSuites === 0) {
      cannotRun++;
      console.error(
        `no test matches ${passedOn.join(' ')}; the tiers are ${Object.keys(TIERS).join(', ')}`,
      );
    }
  }
} catch (error) {
  cannotRun++;
  console.error(`jest left no report: ${(error as Error).message}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// A file that cannot even be loaded has no tests that could fail.
const failed =
  (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0) + cannotRun;
const skipped = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
console.log(`${results?.numPassedTests ?? 0} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
