import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import {
  LinkError,
  Workspace,
  WorkspaceError,
  WrongKindError,
} from '../../../workspace/src/index.ts';
import { bundled, temporaryFolder } from './folders.ts';

const outsideAndIn = async () => {
  const [outside, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(join(outside, 'secret'), 'secret');
  return { outside, folder, workspace: new Workspace(folder) };
};

test('a link is not read through, neither at the end of a path nor on the way', async () => {
  const { outside, folder, workspace } = await outsideAndIn();
  await symlink(join(outside, 'secret'), join(folder, 'file'));
  await symlink(outside, join(folder, 'directory'));
  await expect(workspace.read('file')).rejects.toThrow(LinkError);
  await expect(workspace.stream('file')).rejects.toThrow(LinkError);
  await expect(workspace.find('directory/secret')).rejects.toThrow(LinkError);
  await expect(workspace.list('directory')).rejects.toThrow(LinkError);
});

test('nothing is published through a linked directory', async () => {
  const { outside, folder, workspace } = await outsideAndIn();
  await symlink(outside, join(folder, 'd'));
  await expect(workspace.publish('d/planted', 'x')).rejects.toThrow(LinkError);
  await expect(workspace.publish('d/e/planted', 'x')).rejects.toThrow(LinkError);
  expect(await readdir(outside)).toEqual(['secret']);
});

test('a linked staging directory is refused, too', async () => {
  const { outside, folder, workspace } = await outsideAndIn();
  await symlink(outside, join(folder, '.workspace'));
  await expect(workspace.publish('x', 'x')).rejects.toThrow(LinkError);
  expect(await readdir(outside)).toEqual(['secret']);
});

test('publishing over a link replaces the link and not what it points to', async () => {
  const { outside, folder, workspace } = await outsideAndIn();
  await symlink(join(outside, 'secret'), join(folder, 'x'));
  await workspace.publish('x', 'new');
  expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret');
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('new');
});

test('a named pipe is refused at once instead of waited for', async () => {
  const { folder, workspace } = await outsideAndIn();
  await promisify(execFile)('mkfifo', [join(folder, 'pipe')]);
  await expect(workspace.read('pipe')).rejects.toThrow(WrongKindError);
  expect(await workspace.list()).toEqual([{ name: 'pipe', kind: 'other' }]);
});

test('a directory that turns into a link and back during the call leads nowhere outside', async () => {
  const { outside, folder, workspace } = await outsideAndIn();
  await mkdir(join(folder, 'a/d'), { recursive: true });
  await writeFile(join(folder, 'a/d/secret'), 'harmless');
  const swapper = spawn(
    process.execPath,
    [await bundled('swap-with-link'), join(folder, 'a'), outside],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(swapper, 'exit');
  await once(swapper.stdout, 'data');
  const wanted = ['harmless', 'published', 'LinkError'];
  const outcomes = new Map<string, number>();
  const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  try {
    // Until both sides of the race were met, or the test would show nothing.
    for (let round = 0; round < 500 || !wanted.every((each) => outcomes.has(each)); round++) {
      const attempts = await Promise.allSettled([
        workspace.readText('a/d/secret'),
        workspace.publish('a/d/planted', 'x').then(() => 'published'),
      ]);
      for (const attempt of attempts) {
        if (attempt.status === 'fulfilled') count(attempt.value);
        else {
          expect(attempt.reason).toBeInstanceOf(WorkspaceError);
          count(attempt.reason.name);
        }
      }
    }
  } finally {
    swapper.kill('SIGKILL');
    await exited;
  }
  expect(outcomes.has('secret')).toBe(false);
  expect(await readdir(outside)).toEqual(['secret']);
});
