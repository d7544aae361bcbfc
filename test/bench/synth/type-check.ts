import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { TSC } from '../../harness/linked-project.ts';
import { type Figure, inTurn, time } from '../figure.ts';
import { CALL, PREAMBLE, type Side } from './calls.ts';

const INSTANCES = 100;
const RUNS = 21;

/** The compiler on a stack with each call written out. */
export const measureTypeCheck = async (folder: string): Promise<Figure> => {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const sides = { ours: await typeCheck(folder, 'ours'), bare: await typeCheck(folder, 'bare') };
  // Warms both up, and shows that both are accepted.
  await sides.ours();
  await sides.bare();
  const [ours, bare] = await inTurn(
    RUNS,
    () => time(sides.ours),
    () => time(sides.bare),
  );
  return {
    what: `type-check, ${INSTANCES} S3Files by as many TerraformHclModule`,
    value: ours / bare,
    unit: '×',
    bound: 1.25,
    how: `${ours.toFixed(0)} ms by ${bare.toFixed(0)} ms, medians of ${RUNS}`,
  };
};

const typeCheck = async (folder: string, side: Side): Promise<() => Promise<unknown>> => {
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
  return () => execa(process.execPath, [TSC, ...options, `${side}.ts`], { cwd: folder });
};
