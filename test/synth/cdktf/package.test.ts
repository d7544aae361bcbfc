import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Flavour, UsersProject } from './package.ts';

const SOURCES = join(import.meta.dirname, 'users-project');
const MANIFEST = join('stacks', 'notes', 'cdk.tf.json');
const CDKTF: Flavour = { library: 'cdktf', type: 'module' };

let project: UsersProject;
beforeAll(async () => {
  project = await UsersProject.create();
}, 60_000);
afterAll(() => project?.[Symbol.asyncDispose]());

const source = (name: string) => readFile(join(SOURCES, `${name}.txt`), 'utf8');

/** Compiles and runs the user's stack; answers its files with the configuration as an object. */
const synthesised = async (flavour: Flavour): Promise<Record<string, unknown>> => {
  await project.write('stack.ts', await source('stack.ts'), flavour);
  await project.write('handler.ts', 'export const handler = async () => 42;\n', flavour);
  expect(await project.compile('stack.ts')).toEqual([]);
  const files = await project.synthesise('stack.js', join(project.folder, 'handler.ts'));
  const { '//': metadata, ...configuration } = JSON.parse(files[MANIFEST] ?? '{}');
  expect(metadata.metadata.stackName).toBe('notes');
  // The library's own version stands in its manifest and in the metadata.
  const { 'manifest.json': _, ...rest } = files;
  return { ...rest, [MANIFEST]: configuration };
};

test('the packed package type-checks in a project of its own and brings the HCL into the stack', async () => {
  const files = await synthesised(CDKTF);
  const { module } = files[MANIFEST] as { module: Record<string, { source: string }> };
  const root = `stacks/notes/${module.s3files?.source.replace('./', '')}`;
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([`${root}/main.tf`, `${root}/modules/mount/outputs.tf`]),
  );
  expect(module.reader?.source).toBe(`${module.s3files?.source}/modules/lambda`);
}, 60_000);

test('cdktf and cdktn, as ES and as CommonJS modules, synthesise the same', async () => {
  const expected = await synthesised(CDKTF);
  for (const flavour of [
    { library: 'cdktf', type: 'commonjs' },
    { library: 'cdktn', type: 'module' },
    { library: 'cdktn', type: 'commonjs' },
  ] as const)
    expect(await synthesised(flavour)).toEqual(expected);
}, 60_000);

test('a name that was not declared does not compile', async () => {
  const text = await source('undeclared-names.ts');
  const expected = text.split('\n').flatMap((line, index) => {
    const [, code, message] = /\/\/ (TS\d+): (.*)$/.exec(line) ?? [];
    return code ? [{ line: index + 1, code, message }] : [];
  });
  for (const library of ['cdktf', 'cdktn'] as const) {
    await project.write('undeclared-names.ts', text, { library, type: 'module' });
    const errors = await project.compile('undeclared-names.ts');
    expect(
      errors.map((error) => {
        const [, line, code, message] = /\((\d+),\d+\): error (TS\d+): (.*)$/.exec(error) ?? [];
        const wanted = expected.find((candidate) => candidate.line === Number(line))?.message;
        return {
          line: Number(line),
          code,
          message: wanted && message?.includes(wanted) ? wanted : message,
        };
      }),
    ).toEqual(expected);
  }
}, 60_000);

test('the folder of a project leaves no trace in its stack', async () => {
  const before = await synthesised(CDKTF);
  const { folder } = project;
  await project.move();
  expect(project.folder).not.toBe(folder);
  const after = await synthesised(CDKTF);
  expect(after).toEqual(before);
  expect(JSON.stringify(after)).not.toContain(project.folder);
}, 60_000);

const ROOT = join(import.meta.dirname, '../../..');

for (const [page, part, modules] of [
  ['README.md', /The same with \[constructs\][\s\S]*?\n```\n/, ['network', 's3files']],
  ['cdktf/README.md', /[\s\S]*/, ['mount', 'network', 'reader', 's3files']],
] as const)
  test(`the stack in ${page} compiles and synthesises`, async () => {
    const [text = ''] = part.exec(await readFile(join(ROOT, page), 'utf8')) ?? [];
    // Blocks of one page continue each other.
    const blocks = [...text.matchAll(/\n```ts\n([\s\S]*?\n)```\n/g)].map(([, block]) => block);
    const program = blocks.join('');
    await project.write('main.ts', program, CDKTF);
    for (const file of ['write.ts', 'read.ts'])
      await project.write(file, 'export const handler = async () => 42;', CDKTF);
    expect(await project.compile('main.ts')).toEqual([]);
    const files = await project.synthesise('main.js');
    const configuration = Object.entries(files).find(([path]) => path.endsWith('cdk.tf.json'));
    expect(Object.keys(JSON.parse(configuration?.[1] ?? '{}').module)).toEqual(modules);
  }, 60_000);
