import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  createFunction,
  handlerLines,
  invocationOf,
  responseOf,
  temporaryFolder,
} from './functions.ts';
import { mountsNaming, processesNaming, until } from './machine.ts';
import { mounted, USER } from './runners.ts';
import { bundleRunner, type RunnerProcess, startRunnerProcess } from './start-runner-process.ts';

const ORDINARY_UID = 54_321;
const started: RunnerProcess[] = [];
const folder = temporaryFolder(async () => {
  for (const { child } of started) child.kill('SIGKILL');
});
const program = await bundleRunner(folder);

const isRoot = process.getuid?.() === 0;
let runs = 0;

/** Starts a runner with a writable and a read-only access point; as an ordinary user where that can be chosen. */
const start = async (mode: string, uid?: number) => {
  const place = join(folder, `run-${runs++}`);
  const sources = ['rw', 'ro'].map((name) => join(folder, `${runs}-${name}`));
  for (const source of sources) {
    mkdirSync(source);
    writeFileSync(join(source, 'there'), '');
    if (isRoot) chownSync(source, uid ?? USER.uid, uid ?? USER.gid);
  }
  const [rw = '', ro = ''] = sources;
  const mounts = {
    rw: { source: rw, readOnly: false, user: USER },
    ro: { source: ro, readOnly: true, user: USER },
  };
  const runner = await startRunnerProcess(program, { folder: place, mode, mounts }, uid);
  started.push(runner);
  return { runner, place, rw };
};

const end = async ({ child }: RunnerProcess) => {
  const exit = once(child, 'exit');
  child.stdin?.end();
  await exit;
};

const INSPECT = `const fs = require('node:fs');
  exports.handler = async () => {
    const refusal = (path) => { try { fs.writeFileSync(path, ''); return 'written'; } catch (error) { return error.code; } };
    const status = fs.readFileSync('/proc/self/status', 'utf8');
    return {
      uid: process.getuid(),
      mnt: fs.readdirSync('/mnt'),
      list: fs.readdirSync('/mnt/work'),
      write: refusal('/mnt/work/new'),
      program: refusal('/var/task/new'),
      effective: /CapEff:\\t(\\w+)/.exec(status)[1],
      processes: fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length,
    };
  };`;

test('an ordinary user gets the same environments from user namespaces', async () => {
  const { runner, place, rw } = await start('auto', isRoot ? ORDINARY_UID : undefined);
  expect(runner.mode.name).toBe('user');
  const inspect = (arn: string) =>
    runner.post(invocationOf(createFunction(folder, INSPECT, mounted(arn)))).then(responseOf);
  const expected = {
    uid: USER.uid,
    mnt: ['work'],
    list: ['there'],
    program: 'EROFS',
    effective: '0000000000000000',
  };
  const writable = await inspect('rw');
  expect(writable).toMatchObject({ ...expected, write: 'written' });
  expect(writable.processes).toBeLessThan(5);
  expect(existsSync(join(rw, 'new'))).toBe(true);
  expect(await inspect('ro')).toMatchObject({ ...expected, write: 'EROFS' });

  const slow = createFunction(
    folder,
    "exports.handler = async () => { require('node:child_process').spawn('sleep', ['876543'], { detached: true }); await new Promise((r) => setTimeout(r, 60_000)); };",
    { Timeout: 1 },
  );
  expect((await runner.post(invocationOf(slow))).failure).toBe('timeout');
  expect(processesNaming('sleep 876543')).toEqual([]);

  await end(runner);
  expect(processesNaming(place)).toEqual([]);
  expect(mountsNaming(place)).toEqual([]);
});

test('in path mode the workspace is the plain directory, and the runner says so', async () => {
  const { runner, place, rw } = await start('path');
  expect(runner.mode).toMatchObject({
    name: 'path',
    reason: expect.stringContaining('plain directory'),
  });
  const target = createFunction(
    folder,
    `const { writeFileSync, readFileSync } = require('node:fs');
     let count = 0;
     exports.handler = async () => {
       console.log('here');
       writeFileSync(process.env.WORKSPACE_ROOT + '/out', String(++count));
       return [process.env.WORKSPACE_ROOT, process.env.S3FILES_TEST, count];
     };`,
    { ...mounted('rw'), Environment: { Variables: { WORKSPACE_ROOT: '/mnt/work' } } },
  );
  const first = await runner.post(invocationOf(target));
  expect(responseOf(first)).toEqual([rw, null, 1]);
  expect(handlerLines(first)).toEqual([expect.stringMatching(/\tINFO\there$/)]);
  expect(responseOf(await runner.post(invocationOf(target)))).toEqual([rw, null, 2]);
  expect(readFileSync(join(rw, 'out'), 'utf8')).toBe('2');

  const slow = createFunction(
    folder,
    "exports.handler = async () => { require('node:child_process').spawn('sleep', ['765432']); await new Promise((r) => setTimeout(r, 60_000)); };",
    { Timeout: 1 },
  );
  expect((await runner.post(invocationOf(slow))).failure).toBe('timeout');
  await until(() => processesNaming('sleep 765432').length === 0);
  await end(runner);
  await until(() => processesNaming(place).length === 0);
});

const KILLED: { mode: string; uid?: number }[] = isRoot
  ? [{ mode: 'root' }, { mode: 'user', uid: ORDINARY_UID }]
  : [{ mode: 'user' }];

test.each(KILLED)(
  'kill -9 of the runner leaves no process and no mount (mode $mode)',
  async ({ mode, uid }) => {
    const { runner, place, rw } = await start(mode, uid);
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
