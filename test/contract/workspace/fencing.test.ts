import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Workspace } from '../../../workspace/src/index.ts';
import { bundled, temporaryFolder } from './folders.ts';

test('owners that stop at any moment and wake up late neither lose nor repeat a step', async () => {
  const folder = await temporaryFolder();
  const program = await bundled('count-up');
  const owners = Array.from({ length: 4 }, () =>
    spawn(process.execPath, [program, folder, '150'], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  const outputs = Promise.all(owners.map(({ stdout }) => text(stdout)));
  const ended = Promise.all(owners.map((owner) => once(owner, 'exit')));
  let running = true;
  const allEnded = ended.then(() => {
    running = false;
  });
  // As Lambda freezes an environment: longer than the lease, at moments that nothing chose.
  for (let round = 0; running; round++) {
    const owner = owners[round % owners.length]!;
    owner.kill('SIGSTOP');
    await delay(45);
    owner.kill('SIGCONT');
    await delay(round % 7);
  }
  await allEnded;

  const outcomes = (await outputs).map(
    (output) => JSON.parse(output) as { added: number; lost: number },
  );
  const total = (key: 'added' | 'lost') => outcomes.reduce((sum, each) => sum + each[key], 0);
  expect(total('added')).toBe(Number(await new Workspace(folder).readText('count')));
  expect(total('lost')).toBeGreaterThan(0);
});
