import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { ingest } from '../../../examples/pipeline/handlers/ingest.ts';
import { transform } from '../../../examples/pipeline/handlers/transform.ts';
import { validate } from '../../../examples/pipeline/handlers/validate.ts';
import type { Workspace } from '../../../workspace/src/index.ts';
import { bundledFrom } from '../workspace/folders.ts';
import { filesBelow, movieSchema, openedWorkspace, putInput, readMovies } from './run-folder.ts';

const event = { runId: 'r1' };

const withMovies = async (): Promise<Workspace> => {
  const workspace = await openedWorkspace();
  await putInput(workspace, 'r1', {
    'schema.json': await movieSchema(),
    'movies.json': JSON.stringify(await readMovies()),
  });
  return workspace;
};

/** Which file lies at each path of the run: a file that was published again is another one. */
const inodes = async (workspace: Workspace): Promise<Record<string, number>> => {
  const { root } = workspace.run('r1');
  const paths = Object.keys(await filesBelow(root));
  const found = await Promise.all(paths.map(async (path) => (await stat(join(root, path))).ino));
  return Object.fromEntries(paths.map((path, i) => [path, found[i]!]));
};

test('a second invocation of every stage gives the same summary and writes no record again', async () => {
  const workspace = await withMovies();
  const once = [];
  for (const stage of [ingest, transform, validate]) once.push(await stage(workspace, event));
  const before = await inodes(workspace);
  const twice = [];
  for (const stage of [ingest, transform, validate]) twice.push(await stage(workspace, event));

  expect(twice).toEqual(once.map((summary) => ({ ...summary, reused: 7 })));
  const after = await inodes(workspace);
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(changed).toEqual(['published/report.json', 'published/report.md']);
});

test('a run goes on without its input once that is taken in', async () => {
  const workspace = await openedWorkspace();
  await putInput(workspace, 'r1', { 'in.jsonl': '{"a":1}\n' });
  const first = await ingest(workspace, event);
  const { rm } = await import('node:fs/promises');
  await rm(join(workspace.root, 'inbox/r1'), { recursive: true });
  expect(await ingest(workspace, event)).toEqual({ ...first, reused: 1 });
  expect(await transform(workspace, event)).toMatchObject({ recordsOut: 1 });
});

test('a run id cannot be used for other input', async () => {
  const workspace = await openedWorkspace();
  await putInput(workspace, 'r1', { 'in.jsonl': '{"a":1}\n' });
  await ingest(workspace, event);
  await putInput(workspace, 'r1', { 'in.jsonl': '{"a":2}\n' });
  await expect(ingest(workspace, event)).rejects.toMatchObject({
    name: 'RunConflictError',
    message: expect.stringContaining('use a new run id'),
  });
});

test('killed again and again at any moment, the run ends with the files of one that was left alone', async () => {
  const undisturbed = await withMovies();
  for (const stage of [ingest, transform, validate]) await stage(undisturbed, event);

  const workspace = await withMovies();
  const program = await bundledFrom(join(import.meta.dirname, 'all-stages.ts'));
  let kills = 0;
  for (let patience = 60; ; patience += 60) {
    const process_ = spawn(process.execPath, [program, workspace.root, 'r1'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const exited = once(process_, 'exit');
    const killer = new AbortController();
    const kill = delay(patience, undefined, { signal: killer.signal }).then(
      () => process_.kill('SIGKILL'),
      () => false,
    );
    const [code] = await exited;
    killer.abort();
    await kill;
    if (code === 0) break;
    expect(code).toBeNull();
    kills++;
    for (const [path, text] of Object.entries(await filesBelow(workspace.root))) {
      if (path.startsWith('runs/') && path.endsWith('.jsonl'))
        expect(text.endsWith('\n')).toBe(true);
    }
  }
  expect(kills).toBeGreaterThan(2);
  expect(await filesBelow(workspace.run('r1').root)).toEqual(
    await filesBelow(undisturbed.run('r1').root),
  );
});
