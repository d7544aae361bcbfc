import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { linkProject, TSC } from '../../harness/linked-project.ts';
import { packRepository } from '../../harness/packed.ts';
import { filesIn } from '../../harness/users-project.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ENTRIES = ['cdktf', 'cdktn', 'workspace'];

let home: string;
let tarball: string;
let builtIn: string;
let own: string;
let packed: Readonly<Record<string, string>>;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 's3files-contents-'));
  tarball = await packRepository(home, async (copy) => {
    builtIn = copy;
  });
  await linkProject(home, tarball, ['cdktf', 'cdktn', 'constructs', '@types/node']);
  own = join(home, 'node_modules', 'terraform-aws-s3files');
  packed = await filesIn(own);
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** What git tracks, with its content. */
const tracked = async (...patterns: string[]): Promise<Record<string, string>> => {
  const { stdout } = await execa('git', ['ls-files', '-z', '--', ...patterns], { cwd: ROOT });
  const paths = stdout.split('\0').filter(Boolean);
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(ROOT, path), 'latin1')] as const),
    ),
  );
};

/** The packed files below a folder, by their path in it. */
const below = (folder: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(packed).flatMap(([path, content]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), content]] : [],
    ),
  );

/** The declarations that a compiler reads for all entries, imported from ES and from CommonJS modules. */
const readByCompiler = async (): Promise<string[]> => {
  const programs = ENTRIES.flatMap((entry) => [`${entry}.mts`, `${entry}.cts`]);
  for (const name of programs)
    await writeFile(join(home, name), `export * from 'terraform-aws-s3files/${parse(name).name}';`);
  const options =
    '--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck false --module nodenext --types node --listFiles';
  const { stdout } = await execa(process.execPath, [TSC, ...options.split(' '), ...programs], {
    cwd: home,
  });
  return stdout
    .split('\n')
    .flatMap((path) => (path.startsWith(`${own}/`) ? [path.slice(own.length + 1)] : []));
};

test('holds the command, the constructs for both engines, the workspace kit, the HCL, and nothing else', () => {
  const groups = {
    pages: ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
    command: ['dist/s3files-local.js', 'dist/s3files-local.js.LEGAL.txt'],
    code: ENTRIES.flatMap((entry) => [
      `dist/${entry}/index.js`,
      `dist/${entry}/cjs/index.js`,
      `dist/${entry}/cjs/package.json`,
    ]),
  };
  const others = Object.keys(packed).filter(
    (path) =>
      !/^dist\/(cdktf|cdktn|workspace)\/.*\.d\.ts$|^dist\/(terraform|ministack)\//.test(path),
  );
  expect(others.sort()).toEqual(Object.values(groups).flat().sort());
});

test('the HCL is the one in git, byte for byte', async () => {
  expect(below('dist/terraform/')).toEqual(await tracked(':(glob)*.tf', 'modules'));
});

test("the files of the emulator's launcher are those in git, byte for byte", async () => {
  const folder = 'local-aws/ministack/';
  const inGit = Object.entries(
    await tracked(`${folder}launcher`, `${folder}ministack.lock.txt`),
  ).map(([path, content]) => [path.slice(folder.length), content]);
  expect(below('dist/ministack/')).toEqual(Object.fromEntries(inGit));
});

test('each page is the one in git', async () => {
  for (const [path, content] of Object.entries(
    await tracked('CHANGELOG.md', 'LICENSE', 'README.md'),
  ))
    expect(packed[path]).toBe(content);
});

test('the declarations are those that a compiler reads, without an error in any of them', async () => {
  const declarations = Object.keys(packed).filter((path) => path.endsWith('.d.ts'));
  expect(declarations.length).toBeGreaterThan(0);
  expect((await readByCompiler()).sort()).toEqual(declarations.sort());
});

test('no file knows where it was built, and no declaration imports a source file', () => {
  const machine = [ROOT, builtIn, `${homedir()}/`];
  const source = /(?:from|import)\s*\(?\s*['"]\.[^'"]*\.[cm]?ts['"]/;
  const found = Object.entries(packed).flatMap(([path, content]) =>
    [
      ...machine.filter((folder) => content.includes(folder)),
      ...((path.endsWith('.d.ts') && source.exec(content)) || []),
    ].map((trace) => `${path}: ${trace}`),
  );
  expect(found).toEqual([]);
});

test('the command can be run, and nothing else', async () => {
  const executable: string[] = [];
  for (const path of Object.keys(packed))
    if ((await stat(join(own, path))).mode & 0o111) executable.push(path);
  expect(executable).toEqual(['dist/s3files-local.js']);
});

test('is not larger than a user would expect of it', async () => {
  const kilobytes = {
    packed: (await stat(tarball)).size / 1000,
    unpacked: Object.values(packed).reduce((sum, { length }) => sum + length, 0) / 1000,
    constructs: (packed['dist/cdktf/index.js']?.length ?? 0) / 1000,
    workspace: (packed['dist/workspace/index.js']?.length ?? 0) / 1000,
  };
  const limits = { packed: 600, unpacked: 3000, constructs: 250, workspace: 40 };
  const over = Object.entries(kilobytes).filter(
    ([what, size]) => size > limits[what as keyof typeof limits],
  );
  expect(over).toEqual([]);
});

test('is the same when it is packed again, whatever an earlier build or a run of the command left behind', async () => {
  const again = join(home, 'again');
  await mkdir(again);
  const second = await packRepository(again, async (copy) => {
    for (const left of [
      'dist/scripts/bench.js',
      'dist/removed/index.js',
      'dist/ministack/launcher/__pycache__/lifetime.cpython-311.pyc',
      'dist/ministack/launcher/answers/__pycache__/ipv6.cpython-311.pyc',
      '.s3files-local/state.json',
      'terraform.tfstate',
      'notes.txt',
    ]) {
      await mkdir(dirname(join(copy, left)), { recursive: true });
      await writeFile(join(copy, left), left);
    }
  });
  const names = async (file: string) => (await execa('tar', ['-tzf', file])).stdout.split('\n');
  expect(await names(second)).toEqual(await names(tarball));
  // A difference of two archives would be worked out for minutes, and says nothing.
  expect((await readFile(second)).equals(await readFile(tarball))).toBe(true);
});
