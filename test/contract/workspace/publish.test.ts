import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { Workspace, WrongKindError } from '../../../workspace/src/index.ts';
import { bundled, temporaryFolder } from './folders.ts';

const files = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

async function* pieces() {
  yield 'é';
  yield Buffer.from('b');
  yield '';
  yield 'c'.repeat(300_000);
}

test.each([
  ['a text', () => 'héllo', 'héllo'],
  ['bytes', () => Buffer.from('bytes'), 'bytes'],
  ['nothing', () => '', ''],
  ['an async iterable', () => pieces(), `éb${'c'.repeat(300_000)}`],
  ['a stream', () => Readable.from([Buffer.from('st'), Buffer.from('ream')]), 'stream'],
])('%s becomes a file in directories that are made', async (_, content, expected) => {
  const folder = await temporaryFolder();
  const bytes = await new Workspace(folder).publish('a/b/c.txt', content());
  expect(await readFile(join(folder, 'a/b/c.txt'), 'utf8')).toBe(expected);
  expect(bytes).toBe(Buffer.byteLength(expected));
  expect(await files(folder)).toEqual(['a/b/c.txt']);
});

test('a second publish takes the place of the first', async () => {
  const folder = await temporaryFolder();
  const workspace = new Workspace(folder);
  await workspace.publish('x', 'a longer first text');
  await workspace.publish('x', 'second');
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('second');
});

test('a source that fails half-way leaves the former file and nothing else', async () => {
  const folder = await temporaryFolder();
  const workspace = new Workspace(folder);
  await workspace.publish('x', 'former');
  async function* failing() {
    yield 'x'.repeat(1_000_000);
    throw new Error('the source broke');
  }
  await expect(workspace.publish('x', failing())).rejects.toThrow('the source broke');
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('former');
  expect(await files(folder)).toEqual(['x']);
});

test('while it is written, no name but a hidden one at the top holds any of it', async () => {
  const folder = await temporaryFolder();
  let during: string[] = [];
  async function* watching() {
    yield 'x'.repeat(600_000);
    during = await files(folder);
    yield 'y';
  }
  await new Workspace(folder).run('r1').publish('results/x', watching());
  expect(during).toEqual([expect.stringMatching(/^\.workspace\/staging\/[^/]+$/)]);
});

test('many writers at once each publish whole files', async () => {
  const folder = await temporaryFolder();
  const workspace = new Workspace(folder);
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      workspace.publish(`d/${i % 8}`, `${i % 10}`.repeat(50_000)),
    ),
  );
  for (const entry of await workspace.list('d')) {
    expect(await workspace.readText(`d/${entry.name}`)).toMatch(/^(\d)\1{49999}$/);
  }
  expect(await files(join(folder, '.workspace'))).toEqual([]);
});

test('a directory cannot be published over, nor the workspace itself', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'd'));
  await expect(new Workspace(folder).publish('d', 'x')).rejects.toThrow(WrongKindError);
  await expect(new Workspace(folder).publish('.', 'x')).rejects.toThrow(WrongKindError);
  expect(await files(folder)).toEqual([]);
});

test.each(['a/b/..', 'a/.', './a/', '/a'])(
  'the file that %s means is the one that resolve names',
  async (path) => {
    const folder = await temporaryFolder();
    const workspace = new Workspace(folder);
    await workspace.publish(path.startsWith('/') ? join(folder, path) : path, 'x');
    expect(await files(folder)).toEqual(['a']);
  },
);

test('nothing can be published below a file', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'f'), 'file');
  await expect(new Workspace(folder).publish('f/x', 'x')).rejects.toThrow(WrongKindError);
});

test('256 MiB pass through in less than 200 MB of memory', async () => {
  const folder = await temporaryFolder();
  const program = await bundled('publish-large');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program, folder]);
  expect((await stat(join(folder, 'large'))).size).toBe(256 * 1024 * 1024);
  expect(Number(stdout)).toBeLessThan(200_000);
});
