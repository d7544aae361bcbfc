import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createFunction, handlerLines, invocationOf, responseOf } from './functions.ts';
import { mountsNaming, processesNaming, until } from './machine.ts';
import { mounted, USER } from './runners.ts';
import { after, end, folder, isRoot, newPlace, ORDINARY_UID, start } from './runs.ts';

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
  const { runner, place, rw } = await start('auto', { uid: isRoot ? ORDINARY_UID : undefined });
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

test('where namespaces are refused, the runner falls back to path mode and says why', async () => {
  const { runner, rw } = await start('auto', {
    through: after('echo 0 > /proc/sys/user/max_mnt_namespaces'),
  });
  expect(runner.mode.name).toBe('path');
  expect(runner.mode.reason).toMatch(/namespaces are refused \(.*unshare/);
  const target = createFunction(
    folder,
    'exports.handler = async () => process.env.WORKSPACE_ROOT;',
    mounted('rw'),
  );
  expect(responseOf(await runner.post(invocationOf(target)))).toBe(rw);
  await end(runner);
});

test('a file system mounted with restrictions can hold code and mounts', async () => {
  const place = newPlace();
  const { runner } = await start('user', {
    place,
    through: after(
      `mount -t tmpfs -o nosuid,nodev,noexec,noatime tmpfs '${place}'; mkdir '${place}/inside'`,
    ),
  });
  const target = createFunction(
    folder,
    `exports.handler = async () => {
       try { require('node:fs').writeFileSync('/mnt/work/x', ''); } catch (error) { return error.code; }
     };`,
    mounted('inside'),
  );
  expect(responseOf(await runner.post(invocationOf(target)))).toBe('EROFS');
  await end(runner);
});

test('a full disk is named, nothing half-unpacked is used, and smaller packages still run', async () => {
  const place = newPlace();
  const { runner } = await start('user', {
    place,
    through: after(`mount -t tmpfs -o size=512k tmpfs '${place}'`),
  });
  const code = 'exports.handler = async () => 1;';
  const large = createFunction(folder, { 'index.js': code, 'large.txt': 'x'.repeat(2_000_000) });
  for (const _again of [1, 2]) {
    const { failure, payload } = await runner.post(invocationOf(large));
    expect(failure).toBe('handler');
    expect(JSON.parse(payload).errorMessage).toMatch(
      /cannot unpack .*\.zip: the disk or quota of .* is full \(ENOSPC\)/,
    );
  }
  expect(responseOf(await runner.post(invocationOf(createFunction(folder, code))))).toBe(1);
  await end(runner);
});
