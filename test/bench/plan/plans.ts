import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Deployment } from '../../harness/deployment.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { terraform } from '../../harness/terraform.ts';
import { type Figure, inTurn, time } from '../figure.ts';
import { differences } from './compare.ts';

/** Functions, and how often each side is planned. */
const SIZES = [
  { functions: 1, runs: 7 },
  { functions: 10, runs: 7 },
  { functions: 100, runs: 3 },
];

// Made once: a zip holds the time at which it was made, and a plan its hash.
const ZIP = zipSync({ 'index.mjs': strToU8('export const handler = async () => {};') });

/** A plan of everything new with the module, against the same resources written flat. */
export const measurePlans = async (): Promise<readonly Figure[]> => {
  const aws = await startTestAws();
  try {
    const figures: Figure[] = [];
    for (const { functions, runs } of SIZES) {
      const module = await open(aws, 'module', functions);
      const flat = await open(aws, 'flat', functions);
      // Warms both up as well.
      const differing = differences(await module.plan(), await flat.plan());
      if (differing.length > 0)
        throw new Error(
          `with ${functions} functions the module and test/bench/plan/flat do not come to the same, so their times say nothing; bring flat up to date:\n${differing.join('\n')}`,
        );
      const [ours, theirs] = await inTurn(runs, planTime(module), planTime(flat));
      figures.push({
        what: `plan of the module by one of flat resources, ${functions} ${functions === 1 ? 'function' : 'functions'}`,
        value: ours / theirs,
        unit: '×',
        bound: 1.1,
        how: `${(ours / 1000).toFixed(2)} s by ${(theirs / 1000).toFixed(2)} s, medians of ${runs}`,
      });
    }
    return figures;
  } finally {
    await aws[Symbol.asyncDispose]();
  }
};

const open = async (
  aws: TestAws,
  side: 'module' | 'flat',
  functions: number,
): Promise<Deployment> => {
  const deployment = await aws.deploy({
    configuration: `test/bench/plan/${side}`,
    variables: { functions },
  });
  await writeFile(join(deployment.folder, 'handler.zip'), ZIP);
  await deployment.init();
  return deployment;
};

/** The command as a user gives it, and nothing else. */
const planTime =
  ({ folder, environment }: Deployment) =>
  () =>
    time(() => terraform(['plan', '-no-color'], { cwd: folder, env: environment }));
