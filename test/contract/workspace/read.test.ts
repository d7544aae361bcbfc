import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  FileNotFoundError,
  FileTooLargeError,
  MalformedFileError,
  Workspace,
  WorkspaceRootError,
  WrongKindError,
} from '../../../workspace/src/index.ts';
import { temporaryFolder } from './folders.ts';

const withFile = async (content: string | Uint8Array) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'f'), content);
  return new Workspace(folder);
};

test('a file is read up to the limit and refused one byte above it', async () => {
  const workspace = await withFile('12345');
  expect(await workspace.read('f', { maxBytes: 5 })).toEqual(Buffer.from('12345'));
  await expect(workspace.read('f', { maxBytes: 4 })).rejects.toThrow(FileTooLargeError);
});

test('a file of 10 GB is refused without reading it when no limit is given', async () => {
  const workspace = await withFile('');
  await truncate(workspace.resolve('f'), 10e9);
  await expect(workspace.read('f')).rejects.toThrow(/10000000000 bytes, 33554432 are allowed/);
});

test('a stream gives the bytes of the file', async () => {
  const workspace = await withFile('x'.repeat(200_000));
  const pieces: Buffer[] = [];
  for await (const piece of await workspace.stream('f')) pieces.push(piece);
  expect(Buffer.concat(pieces).toString()).toBe('x'.repeat(200_000));
});

test('text that is not UTF-8 and JSON that is none are refused by name', async () => {
  const workspace = await withFile(Buffer.from([0x22, 0xe9, 0x22]));
  await expect(workspace.readText('f')).rejects.toThrow(MalformedFileError);
  await workspace.publish('f', '{"a":1');
  await expect(workspace.readJson('f')).rejects.toThrow(/^f is not JSON: /);
  await workspace.publish('f', '{"a":1}');
  expect(await workspace.readJson('f')).toEqual({ a: 1 });
});

test('what is missing is an error for read and list, and nothing for find', async () => {
  const workspace = await withFile('');
  await expect(workspace.read('a/b')).rejects.toThrow(FileNotFoundError);
  await expect(workspace.list('a')).rejects.toThrow(FileNotFoundError);
  expect(await workspace.find('a/b')).toBeUndefined();
});

test('a directory is not read and a file not listed', async () => {
  const workspace = await withFile('');
  await mkdir(workspace.resolve('d'));
  await expect(workspace.read('d')).rejects.toThrow(WrongKindError);
  await expect(workspace.list('f')).rejects.toThrow(WrongKindError);
  await expect(workspace.read('f/x')).rejects.toThrow(WrongKindError);
});

test('a listing is sorted and hides what belongs to S3 Files and to the kit', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, '.s3files-lost+found-fs-01'));
  await mkdir(join(folder, 'b'));
  const workspace = new Workspace(folder);
  await workspace.publish('c', '');
  await workspace.publish('.a', '');
  expect(await workspace.list()).toEqual([
    { name: '.a', kind: 'file' },
    { name: 'b', kind: 'directory' },
    { name: 'c', kind: 'file' },
  ]);
});

test('data that cannot be had is reported with the reasons that S3 has for it', async () => {
  // Its first page is mapped in no process, so reading it fails as reading an archived object does.
  await expect(new Workspace('/proc/self').read('mem')).rejects.toMatchObject({
    name: 'DataUnavailableError',
    message: expect.stringMatching(/mem .*archived.*KMS key/),
  });
});

test('a workspace that is not mounted says so', async () => {
  const workspace = new Workspace(join(await temporaryFolder(), 'absent'));
  await expect(workspace.read('x')).rejects.toThrow(WorkspaceRootError);
  await expect(workspace.publish('x', '')).rejects.toThrow(/is the file system mounted there/);
});

test('no descriptor stays open, whether calls succeed or fail', async () => {
  const workspace = await withFile('x');
  const { readdir } = await import('node:fs/promises');
  const openFiles = async () => (await readdir('/proc/self/fd')).length;
  const before = await openFiles();
  for (let i = 0; i < 50; i++) {
    await workspace.read('f');
    await workspace.publish(`d/${i}`, 'x');
    await workspace.list('d');
    await workspace.find('f');
    await workspace.read('d').catch(() => {});
    await workspace.read('f', { maxBytes: 0 }).catch(() => {});
    await workspace.publish('f/x', '').catch(() => {});
  }
  expect(await openFiles()).toBeLessThan(before + 10);
});
