import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { execa } from 'execa';
import { UsersProject } from '../../harness/users-project.ts';

const FLAVOUR = { library: 'cdktf', type: 'module' } as const;

let project: UsersProject;
beforeAll(async () => {
  project = await UsersProject.create();
});
afterAll(() => project?.[Symbol.asyncDispose]());

const modules = () => join(project.folder, 'node_modules');

/** One more copy of the package, as a dependency may bring it. */
const copied = async (name: string, version?: string): Promise<void> => {
  const folder = join(modules(), name);
  await cp(join(modules(), 'terraform-aws-s3files'), folder, { recursive: true });
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, version: version ?? manifest.version }));
};

/** Runs an app with a bucket of each copy; answers what it says. */
const run = async (other: string, stacks: string): Promise<string> => {
  await project.write(
    'app.mjs',
    `import { App, TerraformStack } from 'cdktf';
import { Bucket } from 'terraform-aws-s3files';
import { Bucket as Other } from '${other}/cdktf';
const app = new App({ outdir: 'cdktf.out' });
const [one, two] = ${stacks};
new Bucket(one, 'bucket', { name: 'notes' });
new Other(two, 'other', { name: 'drafts' });
app.synth();
`,
    FLAVOUR,
  );
  const { stderr, stdout, exitCode } = await execa(process.execPath, ['app.mjs'], {
    cwd: project.folder,
    reject: false,
  });
  return `${exitCode} ${stdout}${stderr}`;
};

const SAME_STACK = "Array(2).fill(new TerraformStack(app, 'stack'))";
const TWO_STACKS = "['one', 'two'].map((id) => new TerraformStack(app, id))";

test('two versions in one app are refused, with both folders and the command that tells where they come from', async () => {
  await copied('newer', '99.0.0');
  for (const stacks of [SAME_STACK, TWO_STACKS]) {
    const said = await run('newer', stacks);
    expect(said).toMatch(
      /two versions of terraform-aws-s3files are in one app: \d+\.\d+\.\d+ \(\S+terraform-aws-s3files\S+\) and 99\.0\.0 \(\S+newer\S+\); `npm ls terraform-aws-s3files` tells who asks for which/,
    );
  }
});

test('two copies of one version work together', async () => {
  await copied('same');
  for (const stacks of [SAME_STACK, TWO_STACKS]) expect(await run('same', stacks)).toBe('0 ');
});

test.each([
  ['cdktf', 'cdktn'],
  ['cdktn', 'cdktf'],
])('a construct for %s in a stack of %s says what to import', async (ours, theirs) => {
  await project.write(
    'mixed.mjs',
    `import { App, TerraformStack } from '${theirs}';
import { Bucket } from 'terraform-aws-s3files/${ours}';
new Bucket(new TerraformStack(new App({ outdir: 'cdktf.out' }), 'stack'), 'bucket', { name: 'notes' });
`,
    { library: 'cdktf', type: 'module' },
  );
  const { stderr } = await execa(process.execPath, ['mixed.mjs'], {
    cwd: project.folder,
    reject: false,
  });
  expect(stderr).toContain(
    `stack/bucket is a construct for ${ours} in a stack of ${theirs}: import it from 'terraform-aws-s3files/${theirs}'`,
  );
});

test('a bundle without the HCL says what to leave outside of it', async () => {
  await project.write(
    'bundled.ts',
    `import { App, TerraformStack } from 'cdktf';
import { Bucket } from 'terraform-aws-s3files';
const app = new App({ outdir: 'cdktf.out' });
new Bucket(new TerraformStack(app, 'stack'), 'bucket', { name: 'notes' });
`,
    FLAVOUR,
  );
  await build({
    entryPoints: [join(project.folder, 'bundled.ts')],
    outfile: join(project.folder, 'out', 'bundled.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['cdktf', 'constructs', 'esbuild'],
  });
  const { stderr } = await execa(process.execPath, ['out/bundled.mjs'], {
    cwd: project.folder,
    reject: false,
  });
  expect(stderr).toMatch(
    /the HCL of terraform-aws-s3files is not beside \S+out\/bundled\.mjs: a bundler must leave this package outside its bundle \(esbuild: external: \['terraform-aws-s3files'\]\)/,
  );
});
