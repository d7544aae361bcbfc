import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createFunction, invocationOf, responseOf } from './functions.ts';
import { mountsNaming, processesNaming, until } from './machine.ts';
import { mounted } from './runners.ts';
import { end, folder, isRoot, ORDINARY_UID, start } from './runs.ts';

const KILLED: { mode: string; uid?: number }[] = isRoot
  ? [{ mode: 'root' }, { mode: 'user', uid: ORDINARY_UID }]
  : [{ mode: 'user' }];

test.each(KILLED)(
  'kill -9 of the runner leaves no process and no mount (mode $mode)',
  async ({ mode, uid }) => {
    const { runner, place, rw } = await start(mode, { uid });
    const busy = createFunction(
      folder,
      `exports.handler = async ({ wait }) => {
         const { spawn } = require('node:child_process');
         spawn('sh', ['-c', 'echo > /mnt/work/child-' + wait + '; exec sleep 654321'], { detached: true, stdio: 'ignore' });
         if (wait) await new Promise((resolve) => setTimeout(resolve, 60_000));
         while (!require('node:fs').existsSync('/mnt/work/child-false')) await new Promise((r) => setTimeout(r, 5));
       };`,
      mounted('rw'),
    );
    // One environment is frozen, one is running.
    responseOf(await runner.post(invocationOf(busy, { wait: false })));
    const other = { ...busy, configuration: { ...busy.configuration, Version: '2' } };
    const lost = runner.post(invocationOf(other, { wait: true })).catch(() => 'lost');
    await until(() => readdirSync(rw).includes('child-true'));
    expect(processesNaming(place).length).toBeGreaterThan(0);

    runner.child.kill('SIGKILL');
    expect(await lost).toBe('lost');
    await until(() => processesNaming(place).length === 0 && mountsNaming(place).length === 0);
    await until(() => processesNaming('sleep 654321').length === 0);
  },
);

test('many callers at once are all answered', async () => {
  const { runner } = await start('auto');
  const target = createFunction(folder, 'exports.handler = async ({ number }) => number;');
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  const answers = await Promise.all(
    numbers.map((number) => runner.post(invocationOf(target, { number })).then(responseOf)),
  );
  expect(answers).toEqual(numbers);
  await end(runner);
});
