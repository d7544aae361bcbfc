import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TSC } from '../../harness/linked-project.ts';
import type { Figure } from '../figure.ts';
import { CALL, PREAMBLE, type Side } from './calls.ts';
import { type Cost, costOf, inPairs, timeRatio } from './cost.ts';

const INSTANCES = 100;
const RUNS = 41;

/** The compiler on a stack with each call written out. */
export const measureTypeCheck = async (folder: string): Promise<Figure> => {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const sides = { ours: await typeCheck(folder, 'ours'), bare: await typeCheck(folder, 'bare') };
  // Warms both up, and shows that both are accepted.
  await sides.ours();
  await sides.bare();
  const what = `type-check, ${INSTANCES} S3Files by as many TerraformHclModule`;
  return timeRatio(what, 1.25, await inPairs(RUNS, sides.ours, sides.bare));
};

const typeCheck = async (folder: string, side: Side): Promise<() => Promise<Cost>> => {
  const { imports, once } = PREAMBLE[side];
  const calls = Array.from({ length: INSTANCES }, (_, i) => CALL[side](i));
  await writeFile(
    join(folder, `${side}.ts`),
    `import { App, TerraformStack } from 'cdktf';
${imports}
const app = new App();
const stack = new TerraformStack(app, 'stack');
${once}
${calls.join('\n')}
app.synth();
`,
  );
  const options = '--strict --noEmit --skipLibCheck --module nodenext --target es2022'.split(' ');
  return () => costOf(folder, TSC, ...options, `${side}.ts`);
};
