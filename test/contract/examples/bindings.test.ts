import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { build, stop } from 'esbuild';
import { ROOT } from '../hcl/modules.ts';

const BINDINGS = '@cdktf/provider-aws';
const examples = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

afterAll(() => stop());

/** Modules of the bindings that a program loads, as Node would: itself and through each other. */
const loaded = async (contents: string): Promise<string[]> => {
  const { metafile } = await build({
    stdin: { contents, resolveDir: join(ROOT, 'examples'), loader: 'ts' },
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    external: ['cdktf', 'constructs', 'esbuild'],
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs)
    .flatMap((path) => path.split(`${BINDINGS}/`)[1] ?? [])
    .sort();
};

/** What a text imports from the bindings. */
const named = (text: string): string[] =>
  [...text.matchAll(/['"]@cdktf\/provider-aws\/?([^'"]*)['"]/g)].map(([, path = '']) => path);

/** One type's file. The barrel of them all takes seconds and 500 MB. */
const isDeep = (path: string): boolean => /^lib\/[a-z0-9-]+\/index\.js$/.test(path);

describe.each(examples)('the stack of examples/%s', (example) => {
  const paths = named(readFileSync(join(ROOT, 'examples', example, 'stack.ts'), 'utf8'));

  test('imports the provider and what it makes, each from its own file', () => {
    expect(paths).toEqual(expect.arrayContaining(['lib/provider/index.js', 'lib/vpc/index.js']));
    expect(paths.filter((path) => !isDeep(path))).toEqual([]);
  });

  test('loads no more of the bindings than that', async () => {
    expect(await loaded(`import './${example}/main.ts';`)).toEqual(paths.sort());
  });
});

test.each([
  `import { vpc } from '${BINDINGS}';`,
  `import * as aws from "${BINDINGS}/lib";`,
  `export { vpc } from '${BINDINGS}/lib/index.js';`,
  `const { Vpc } = await import('${BINDINGS}/lib/vpc');`,
])('%s is not deep', (text) => {
  expect(named(text).map(isDeep)).toEqual([false]);
});

test('nothing but examples and tests knows the bindings', () => {
  const { include } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as {
    include: string[];
  };
  const folders = include.filter((folder) => !['examples', 'test'].includes(folder));
  expect(folders).toContain('cdktf');
  const knowing = folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => /\.m?[jt]s$/.test(path))
    .filter((path) => named(readFileSync(join(ROOT, path), 'utf8')).length > 0);
  expect(knowing).toEqual([]);
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  expect(Object.keys({ ...dependencies, ...peerDependencies })).not.toContain(BINDINGS);
});
