import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Flavour, UsersProject } from '../../harness/users-project.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CDKTF: Flavour = { library: 'cdktf', type: 'module' };

let project: UsersProject;
beforeAll(async () => {
  project = await UsersProject.create();
});
afterAll(() => project?.[Symbol.asyncDispose]());

test('a name that was not declared does not compile', async () => {
  const text = await readFile(join(import.meta.dirname, 'undeclared-names.ts.txt'), 'utf8');
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
});

test('each misuse is refused by the compiler, and nothing that Terraform takes', async () => {
  const text = await readFile(join(import.meta.dirname, 'misuse.ts.txt'), 'utf8');
  for (const library of ['cdktf', 'cdktn'] as const) {
    await project.write('misuse.ts', text, { library, type: 'module' });
    expect(await project.compile('misuse.ts')).toEqual([]);
  }
});

const programs = async (page: string): Promise<string[]> => {
  const text = await readFile(join(ROOT, page), 'utf8');
  return [...text.matchAll(/\n```ts\n(import [\s\S]*?\n)```\n/g)]
    .map(([, block = '']) => block)
    .filter((block) => block.includes('app.synth()'));
};

for (const [page, ...modules] of [
  ['README.md', ['network', 's3files']],
  [
    'docs/constructs.md',
    ['files', 'network'],
    ['files', 'files-mount-reports-read-only', 'network', 'reader'],
  ],
] as const)
  test(`each stack in ${page} compiles and synthesises`, async () => {
    const found: string[][] = [];
    for (const program of await programs(page)) {
      await project.write('main.ts', program, CDKTF);
      for (const file of ['write.ts', 'read.ts'])
        await project.write(file, 'export const handler = async () => 42;', CDKTF);
      expect(await project.compile('main.ts')).toEqual([]);
      const files = await project.synthesise('main.js');
      const configuration = Object.entries(files).find(([path]) => path.endsWith('cdk.tf.json'));
      found.push(Object.keys(JSON.parse(configuration?.[1] ?? '{}').module));
    }
    expect(found).toEqual(modules);
  });
