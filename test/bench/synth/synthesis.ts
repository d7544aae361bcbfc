import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Figure, median } from '../figure.ts';
import { CALL, PREAMBLE, type Side } from './calls.ts';
import { ratio } from './cost.ts';
import { type Run, synthesise } from './run.ts';
import { expectSameModules } from './same-modules.ts';

/** Calls in one stack, and how often each side synthesises it. */
const SIZES = [
  { instances: 1, runs: 21 },
  { instances: 10, runs: 21 },
  { instances: 100, runs: 15 },
  { instances: 1000, runs: 11 },
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
    const [ours, bare]: [Run[], Run[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      ours.push(await runOf('ours'));
      bare.push(await runOf('bare'));
    }
    const calls = `${instances} S3Files by as many TerraformHclModule`;
    const [here, there] = [ours, bare].map((side) =>
      median(side.map(({ peakKiB }) => peakKiB)),
    ) as [number, number];
    figures.push(ratio(`synth time, ${calls}`, 1.1, ours, bare), {
      what: `synth memory, ${calls}`,
      value: here / there,
      unit: '×',
      bound: 1.1,
      how: `peak ${mebibytes(here)} by ${mebibytes(there)}, medians of ${runs}`,
    });
  }
  return figures;
};

const mebibytes = (kib: number): string => `${(kib / 1024).toFixed(1)} MiB`;

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
