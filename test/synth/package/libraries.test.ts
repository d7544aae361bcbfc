import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Flavour, UsersProject } from '../../harness/users-project.ts';
import { stackOf } from './synthesised.ts';

const CDKTF: Flavour = { library: 'cdktf', type: 'module' };

let project: UsersProject;
beforeAll(async () => {
  project = await UsersProject.create();
});
afterAll(() => project?.[Symbol.asyncDispose]());

/** Compiles and runs the user's stack; answers its files. */
const synthesised = async (flavour: Flavour): Promise<Record<string, unknown>> => {
  const source = await readFile(join(import.meta.dirname, 'stack.ts.txt'), 'utf8');
  await project.write('stack.ts', source, flavour);
  await project.write('handler.ts', 'export const handler = async () => 42;\n', flavour);
  expect(await project.compile('stack.ts')).toEqual([]);
  return stackOf(await project.synthesise('stack.js', join(project.folder, 'handler.ts')));
};

test('the constructs bring their HCL into the stack, once for all of them', async () => {
  const files = await synthesised(CDKTF);
  const { module } = files['cdk.tf.json'] as { module: Record<string, { source: string }> };
  const root = module.s3files?.source.replace('./', '');
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([`${root}/main.tf`, `${root}/modules/mount/outputs.tf`]),
  );
  expect(module.reader?.source).toBe(`${module.s3files?.source}/modules/lambda`);
});

test('cdktf and cdktn, as ES and as CommonJS modules, synthesise the same', async () => {
  const expected = await synthesised(CDKTF);
  for (const flavour of [
    { library: 'cdktf', type: 'commonjs' },
    { library: 'cdktn', type: 'module' },
    { library: 'cdktn', type: 'commonjs' },
  ] as const)
    expect(await synthesised(flavour)).toEqual(expected);
});

test('the folder of a project leaves no trace in its stack', async () => {
  const before = await synthesised(CDKTF);
  const { folder } = project;
  await project.move();
  expect(project.folder).not.toBe(folder);
  const after = await synthesised(CDKTF);
  expect(after).toEqual(before);
  expect(JSON.stringify(after)).not.toContain(project.folder);
});
