import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure } from '../figure.ts';
import { CALL, PREAMBLE, type Side } from './calls.ts';
import { inPairs, memoryRatio, timeRatio } from './cost.ts';
import { synthesise } from './run.ts';
import { expectSameModules } from './same-modules.ts';

/** Calls in one stack, and how often each side synthesises it. */
const SIZES = [
  { instances: 1, runs: 41 },
  { instances: 10, runs: 41 },
  { instances: 100, runs: 31 },
  { instances: 1000, runs: 21 },
];

/** Time and memory of a whole process that synthesises a stack. */
export const measureSynthesis = async (folder: string): Promise<readonly Figure[]> => {
  await writeProgram(folder, 'ours');
  await writeProgram(folder, 'bare');
  const figures: Figure[] = [];
  for (const { instances, runs } of SIZES) {
    const runOf = (side: Side) => synthesise(folder, `${side}.mjs`, instances);
    // Warms both up as well.
    expectSameModules(await runOf('ours'), await runOf('bare'), instances);
    const pairs = await inPairs(
      runs,
      () => runOf('ours'),
      () => runOf('bare'),
    );
    const calls = `${instances} S3Files by as many TerraformHclModule`;
    figures.push(timeRatio(`synth time, ${calls}`, 1.1, pairs));
    figures.push(memoryRatio(`synth memory, ${calls}`, 1.1, pairs));
  }
  return figures;
};

const writeProgram = (folder: string, side: Side): Promise<void> => {
  const { imports, once } = PREAMBLE[side];
  return writeFile(
    join(folder, `${side}.mjs`),
    `import { readFileSync } from 'node:fs';
import { App, TerraformStack } from 'cdktf';
${imports}
const [, , outdir, instances] = process.argv;
const app = new App({ outdir });
const stack = new TerraformStack(app, 'stack');
${once}
for (let i = 0; i < Number(instances); i++)
${CALL[side]('i')}
app.synth();
// The peak of this process alone: what getrusage says begins with that of the process that started it.
console.log(/VmHWM:\\s+(\\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
`,
  );
};
