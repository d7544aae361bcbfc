import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { responseOf } from './functions.ts';
import { until } from './machine.ts';
import { createBench, mounted, USER } from './runners.ts';

const bench = await createBench();

/** A handler that runs the JavaScript of its event. */
const RUN = `const fs = require('node:fs');
const { execFileSync } = require('node:child_process');
exports.handler = async ({ code }) => new (Object.getPrototypeOf(async () => {}).constructor)('fs', 'execFileSync', code)(fs, execFileSync);`;

const evaluate = async (code: string, configuration = {}) =>
  responseOf(await bench.invoke(bench.define(RUN, configuration), { code }));

test('files of the access point are files below the local mount path, both ways', async () => {
  const source = bench.accessPoint('files');
  writeFileSync(join(source, 'in.txt'), 'from outside');
  const read = await evaluate(
    `fs.writeFileSync('/mnt/work/out.txt', 'from inside'); return fs.readFileSync('/mnt/work/in.txt', 'utf8');`,
    mounted('files'),
  );
  expect(read).toBe('from outside');
  expect(readFileSync(join(source, 'out.txt'), 'utf8')).toBe('from inside');
});

test('files belong to the POSIX user of the access point', async () => {
  const source = bench.accessPoint('owner');
  const identity = await evaluate(
    `fs.writeFileSync('/mnt/work/mine', ''); return [process.getuid(), process.getgid(), process.getgroups().sort()];`,
    mounted('owner'),
  );
  const { uid, gid } = statSync(join(source, 'mine'));
  // An ordinary user can show one identity as another, but has only its own to give.
  const root = bench.runner.mode.name === 'root';
  expect([uid, gid]).toEqual(
    root ? [USER.uid, USER.gid] : [process.getuid?.(), process.getgid?.()],
  );
  const groups = [...(root ? USER.secondaryGids : []), USER.gid];
  expect(identity).toEqual([USER.uid, USER.gid, groups]);
});

test('the list of mounts names the local mount path, for child processes as well', async () => {
  bench.accessPoint('listed');
  const [own, child] = await evaluate(
    `return [fs.readFileSync('/proc/self/mountinfo', 'utf8'), execFileSync('cat', ['/proc/self/mountinfo'], { encoding: 'utf8' })];`,
    mounted('listed', '/mnt/pipeline'),
  );
  for (const list of [own, child]) {
    const points = list.split('\n').map((line: string) => line.split(' ')[4]);
    expect(points.filter((point: string) => point?.startsWith('/mnt'))).toEqual(['/mnt/pipeline']);
  }
});

test('a read-only mount refuses writes with EROFS, from child processes as well', async () => {
  const source = bench.accessPoint('read-only', { readOnly: true });
  writeFileSync(join(source, 'there'), 'x');
  const [code, shell, text] = await evaluate(
    `let code; try { fs.writeFileSync('/mnt/work/new', ''); } catch (error) { code = error.code; }
     let shell; try { execFileSync('sh', ['-c', 'echo > /mnt/work/new'], { stdio: 'pipe', encoding: 'utf8' }); } catch (error) { shell = error.stderr; }
     return [code, shell, fs.readFileSync('/mnt/work/there', 'utf8')];`,
    mounted('read-only'),
  );
  expect([code, text]).toEqual(['EROFS', 'x']);
  expect(shell).toMatch(/Read-only file system/);
  expect(readdirSync(source)).toEqual(['there']);
});

test('two access points at one path at one moment show different trees', async () => {
  const WAIT = `const fs = require('node:fs');
    exports.handler = async ({ meet }) => {
      fs.writeFileSync('/mnt/work/arrived', '');
      while (!fs.existsSync('/mnt/work/go')) await new Promise((resolve) => setTimeout(resolve, 5));
      return fs.readdirSync('/mnt/work').sort();
    };`;
  const [left, right] = ['left', 'right'].map((name) => {
    const source = bench.accessPoint(name);
    writeFileSync(join(source, name), '');
    return { source, result: bench.invoke(bench.define(WAIT, mounted(name))) };
  });
  await until(() => [left, right].every((one) => readdirSync(one!.source).includes('arrived')));
  for (const one of [left, right]) writeFileSync(join(one!.source, 'go'), '');
  expect(responseOf(await left!.result)).toEqual(['arrived', 'go', 'left']);
  expect(responseOf(await right!.result)).toEqual(['arrived', 'go', 'right']);
});

test('the machine does not see the mount', async () => {
  const before = [readFileSync('/proc/self/mountinfo', 'utf8'), readdirSync('/mnt')];
  bench.accessPoint('unseen');
  await evaluate('return 1;', mounted('unseen', '/mnt/unseen'));
  expect([readFileSync('/proc/self/mountinfo', 'utf8'), readdirSync('/mnt')]).toEqual(before);
});

test('nothing of the machine is visible apart from its programs', async () => {
  const secret = join(bench.folder, 'secret');
  mkdirSync(secret);
  const [root, exists, home, processes] = await evaluate(
    `return [fs.readdirSync('/'), fs.existsSync(${JSON.stringify(secret)}), fs.existsSync('/home'), fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length];`,
  );
  const allowed = [
    'bin',
    'dev',
    'etc',
    'lib',
    'lib32',
    'lib64',
    'libx32',
    'mnt',
    'nix',
    'proc',
    'run',
    'sbin',
    'tmp',
    'usr',
    'var',
  ];
  expect(root.filter((name: string) => !allowed.includes(name))).toEqual([]);
  expect([exists, home]).toEqual([false, false]);
  expect(processes).toBeLessThan(5);
});

test('only /tmp and the mount can be written, and /tmp is as large as configured', async () => {
  bench.accessPoint('places');
  const answer = await evaluate(
    `const refusal = (path) => { try { fs.writeFileSync(path, 'x'); return 'written'; } catch (error) { return error.code; } };
     const { bsize, blocks } = fs.statfsSync('/tmp');
     return [['/x', '/var/task/x', '/var/runtime/x', '/etc/x', '/mnt/x', '/tmp/x', '/mnt/work/x'].map(refusal), bsize * blocks];`,
    { ...mounted('places'), EphemeralStorage: { Size: 700 } },
  );
  expect(answer[0].slice(-2)).toEqual(['written', 'written']);
  expect(new Set(answer[0].slice(0, -2))).toEqual(new Set(['EROFS']));
  expect(answer[1]).toBe(700 * 1024 * 1024);
});

test('each environment has its own /tmp', async () => {
  const write = "fs.writeFileSync('/tmp/mine', ''); return fs.readdirSync('/tmp');";
  expect(await evaluate(write)).toEqual(['mine']);
  expect(await evaluate('return fs.readdirSync("/tmp");')).toEqual([]);
});

test('the handler has no capabilities and cannot gain any, even as user 0', async () => {
  bench.accessPoint('root', { user: { uid: 0, gid: 0, secondaryGids: [] } });
  for (const configuration of [{}, mounted('root')]) {
    const status: string = await evaluate(
      "return fs.readFileSync('/proc/self/status', 'utf8');",
      configuration,
    );
    // In a user namespace the bounding set only says what could be gained over that namespace.
    const bounding = bench.runner.mode.name === 'root' ? ['CapBnd'] : [];
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb', ...bounding]) {
      expect(status).toMatch(new RegExp(`^${set}:\\t0+$`, 'm'));
    }
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    // The machine's settings are files of user 0, which needs no capability to write them.
    const refusal = await evaluate(
      "try { fs.closeSync(fs.openSync('/proc/sys/kernel/hostname', 'r+')); } catch (error) { return error.code; }",
      configuration,
    );
    expect(['EROFS', 'EACCES']).toContain(refusal);
  }
});

test('a function without a mount runs as an unprivileged user', async () => {
  expect(await evaluate('return process.getuid();')).not.toBe(0);
});
