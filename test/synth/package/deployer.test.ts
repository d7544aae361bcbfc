import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { TSC } from '../../harness/linked-project.ts';
import { packRepository } from '../../harness/packed.ts';
import { filesIn, inFlavour } from '../../harness/users-project.ts';
import { asHere, Project } from './installing.ts';
import { stackOf } from './synthesised.ts';

// The last compiler that knows `moduleResolution: node10`, which is what it does for "module": "CommonJS" unless told otherwise.
const OLDER_COMPILER = 'typescript@5.9.3';

let home: string;
let tarball: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 's3files-deployer-'));
  tarball = await packRepository(home);
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** All that was synthesised, in whatever project and as whatever kind of module: it has to be the same. */
let expected: Record<string, unknown> | undefined;

describe.each([
  ['npm', 'cdktf'],
  ['pnpm', 'cdktf'],
  ['pnpm', 'cdktn'],
] as const)('a project that was installed with %s, for %s alone', (manager, library) => {
  let project: Project;
  beforeAll(async () => {
    project = await Project.create(join(home, library), manager);
    const libraries = await asHere(library, 'constructs', 'esbuild', '@types/node');
    await project.add(tarball, ...libraries, OLDER_COMPILER);
    const text = await readFile(join(import.meta.dirname, 'stack.ts.txt'), 'utf8');
    await project.write('stack.ts', inFlavour(text, library));
    await project.write('handler.ts', 'export const handler = async () => 42;\n');
  }, 300_000);

  // Nothing is left for the next test to run.
  afterEach(() => rm(join(project.folder, 'stack.js'), { force: true }));

  const expectTheSameStack = async () => {
    const outdir = join(project.folder, 'cdktf.out');
    await rm(outdir, { recursive: true, force: true });
    await project.node('stack.js', outdir, join(project.folder, 'handler.ts'));
    const stack = stackOf(await filesIn(outdir));
    expect(Object.keys(stack)).toContain('cdk.tf.json');
    expected ??= stack;
    expect(stack).toEqual(expected);
  };

  test.each(['module', 'commonjs'] as const)(
    'type-checks and synthesises, "type": "%s"',
    async (type) => {
      await project.setType(type);
      const options =
        '--strict --skipLibCheck false --module nodenext --target es2022 --types node';
      await project.compile(TSC, ...options.split(' '), 'stack.ts');
      await expectTheSameStack();
    },
  );

  // https://github.com/hashicorp/terraform-cdk/blob/main/packages/@cdktf/cli-core/templates/typescript/tsconfig.json
  test.each([
    ['the compiler of today', TSC],
    ['one that resolves as Node 10 did', 'node_modules/typescript/bin/tsc'],
  ])('type-checks and synthesises with the settings of `cdktf init`, %s', async (_, compiler) => {
    await project.setType('commonjs');
    const compilerOptions = {
      declaration: true,
      lib: ['es2018'],
      module: 'CommonJS',
      noUnusedLocals: true,
      noUnusedParameters: true,
      resolveJsonModule: true,
      skipLibCheck: true,
      strict: true,
      stripInternal: true,
      target: 'ES2018',
    };
    await project.write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions, include: ['stack.ts'] }),
    );
    await project.compile(compiler, '-p', '.');
    await expectTheSameStack();
  });
});
