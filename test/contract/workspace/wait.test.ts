import { expect, test } from '@jest/globals';
import { type Clock, WaitTimeoutError, Workspace } from '../../../workspace/src/index.ts';
import { temporaryFolder } from './folders.ts';

/** A clock that jumps ahead when asked to sleep. */
class JumpingClock implements Clock {
  time = 0;
  readonly sleeps: number[] = [];
  readonly #between: (time: number) => Promise<unknown>;

  constructor(between: (time: number) => Promise<unknown> = async () => {}) {
    this.#between = between;
  }

  now() {
    return this.time;
  }

  async sleep(milliseconds: number) {
    this.sleeps.push(milliseconds);
    this.time += milliseconds;
    await this.#between(this.time);
  }
}

test('a file that is there is given at once', async () => {
  const clock = new JumpingClock();
  const workspace = new Workspace(await temporaryFolder(), clock);
  await workspace.publish('x', '123');
  expect(await workspace.waitFor('x')).toMatchObject({ bytes: 3 });
  expect(clock.sleeps).toEqual([]);
});

test('a file that appears later is found at the next look', async () => {
  const folder = await temporaryFolder();
  const clock = new JumpingClock((time) =>
    time >= 5_000 ? new Workspace(folder).publish('a/x', 'late') : Promise.resolve(),
  );
  expect(await new Workspace(folder, clock).waitFor('a/x')).toMatchObject({ bytes: 4 });
  expect(clock.time).toBeLessThan(6_100);
});

test('looks come less and less often and waiting ends on time', async () => {
  const clock = new JumpingClock();
  const workspace = new Workspace(await temporaryFolder(), clock);
  await expect(workspace.waitFor('x', { timeout: 10_000 })).rejects.toThrow(WaitTimeoutError);
  expect(clock.time).toBe(10_000);
  expect(clock.sleeps.slice(0, 7)).toEqual([25, 50, 100, 200, 400, 800, 1_000]);
});

test('the error names the file and the time, 30 s unless said otherwise', async () => {
  const workspace = new Workspace(await temporaryFolder(), new JumpingClock());
  await expect(workspace.waitFor('a/x')).rejects.toThrow(
    'a/x did not appear in the workspace within 30 s',
  );
});

test('an error while looking ends the wait', async () => {
  const workspace = new Workspace(await temporaryFolder(), new JumpingClock());
  const probe = async () => {
    throw new Error('broken');
  };
  await expect(workspace.waitFor(probe)).rejects.toThrow('broken');
});

test('whatever the probe gives ends the wait, also a falsy value', async () => {
  const workspace = new Workspace(await temporaryFolder(), new JumpingClock());
  let looks = 0;
  expect(await workspace.waitFor(async () => (++looks < 3 ? undefined : 0))).toBe(0);
});
