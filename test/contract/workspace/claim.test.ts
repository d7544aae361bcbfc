import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ClaimLostError,
  LinkError,
  PathTooLongError,
  Workspace,
} from '../../../workspace/src/index.ts';
import { temporaryFolder } from './folders.ts';

/** Two functions that share a directory and a clock that is set by hand. */
const twoOwners = async () => {
  const folder = await temporaryFolder();
  const clock = {
    time: 1_000_000,
    now: () => clock.time,
    sleep: async (milliseconds: number) => {
      clock.time += milliseconds;
    },
  };
  return {
    folder,
    clock,
    ours: new Workspace(folder, clock),
    theirs: new Workspace(folder, clock),
  };
};

test('of many who claim a task at once one gets it', async () => {
  const workspace = new Workspace(await temporaryFolder());
  for (let round = 0; round < 10; round++) {
    const claims = await Promise.all(
      Array.from({ length: 12 }, () => workspace.claim(`t${round}`)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  }
});

test('a task is taken until it is released, and others are not affected', async () => {
  const { folder, ours, theirs } = await twoOwners();
  const claim = await ours.claim('a');
  expect(await theirs.claim('a')).toBeUndefined();
  expect(await theirs.claim('b')).toBeDefined();
  expect(await ours.run('r1').claim('a')).toBeDefined();
  await claim?.release();
  expect(await theirs.claim('a')).toBeDefined();
  expect(await readdir(join(folder, '.workspace/staging'))).toEqual([]);
});

test('what is released leaves nothing behind', async () => {
  const { folder, ours } = await twoOwners();
  const claim = await ours.claim('a');
  await claim?.publish('x', 'x');
  await claim?.release();
  await claim?.release();
  expect(await readdir(join(folder, '.workspace/claims'))).toEqual([]);
});

test('a lease lasts as long as was asked for and begins anew with renew', async () => {
  const { clock, ours, theirs } = await twoOwners();
  const claim = await ours.claim('a', { lease: 10_000 });
  clock.time += 9_999;
  expect(await theirs.claim('a')).toBeUndefined();
  await claim?.renew();
  clock.time += 9_999;
  expect(await theirs.claim('a')).toBeUndefined();
  clock.time += 1;
  expect(await theirs.claim('a')).toBeDefined();
});

test('an owner whose task was taken over publishes nothing more', async () => {
  const { clock, ours, theirs } = await twoOwners();
  const late = await ours.claim('a');
  clock.time += 60_000;
  const claim = await theirs.claim('a');
  await claim?.publish('result', 'theirs');

  await expect(late?.publish('result', 'late')).rejects.toThrow(ClaimLostError);
  await expect(late?.publish('new/result', 'late')).rejects.toThrow(/renew more often/);
  await expect(late?.renew()).rejects.toThrow(ClaimLostError);
  await late?.release();

  expect(await ours.readText('result')).toBe('theirs');
  expect(await ours.list('new')).toEqual([]);
  expect(await ours.claim('a')).toBeUndefined();
  await claim?.renew();
});

test('a takeover in the middle of a publish keeps its result from appearing', async () => {
  const { clock, ours, theirs } = await twoOwners();
  const late = await ours.claim('a');
  async function* slow() {
    yield 'x'.repeat(400_000);
    clock.time += 60_000;
    expect(await theirs.claim('a')).toBeDefined();
    yield 'y';
  }
  await expect(late?.publish('result', slow())).rejects.toThrow(ClaimLostError);
  expect(await ours.find('result')).toBeUndefined();
});

test('an owner that is late but was not replaced still publishes', async () => {
  const { clock, ours } = await twoOwners();
  const claim = await ours.claim('a');
  clock.time += 3_600_000;
  expect(await claim?.publish('result', 'x')).toBe(1);
});

test('a takeover that was interrupted is finished by the next one', async () => {
  const { folder, ours } = await twoOwners();
  // What remains when the lease of the former owner was removed, but its directory not yet.
  await mkdir(join(folder, '.workspace/claims/task-a/former'), { recursive: true });
  await writeFile(join(folder, '.workspace/claims/task-a/former/staged'), 'x');
  await mkdir(join(folder, '.workspace/claims/task-b'), { recursive: true });
  expect(await ours.claim('a')).toBeDefined();
  expect(await ours.claim('b')).toBeDefined();
});

test('any text names a task, and different ones different tasks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('.', '..', '../x', 'a/b', '')),
        {
          maxLength: 5,
        },
      ),
      async (tasks) => {
        const workspace = new Workspace(await temporaryFolder());
        for (const task of tasks) expect(await workspace.claim(task)).toMatchObject({ task });
        for (const task of tasks) expect(await workspace.claim(task)).toBeUndefined();
        expect(await readdir(workspace.root)).toEqual(tasks.length > 0 ? ['.workspace'] : []);
      },
    ),
    { numRuns: 30 },
  );
});

test('a task with too long a name is refused', async () => {
  const { ours } = await twoOwners();
  await expect(ours.claim('x'.repeat(300))).rejects.toThrow(PathTooLongError);
});

test('a takeover removes nothing through a link', async () => {
  const { folder, ours } = await twoOwners();
  const outside = await temporaryFolder();
  await mkdir(join(outside, 'd'));
  await writeFile(join(outside, 'd/precious'), 'x');
  await mkdir(join(folder, '.workspace/claims/task-b'), { recursive: true });
  await symlink(outside, join(folder, '.workspace/claims/task-a'));
  await symlink(join(outside, 'd'), join(folder, '.workspace/claims/task-b/former'));
  await expect(ours.claim('a')).rejects.toThrow(LinkError);
  await expect(ours.claim('b')).rejects.toThrow(LinkError);
  expect(await readdir(join(outside, 'd'))).toEqual(['precious']);
});
