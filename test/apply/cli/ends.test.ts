import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findLeftovers } from '../../harness/leftovers.ts';
import { eventually } from '../ministack/eventually.ts';
import { Command } from './command.ts';

const MINUTES = 60_000;

let command: Command;

beforeEach(() => {
  command = new Command();
});

afterEach(() => command.end());

const noteFile = () => join(command.home, `s3files-local-${process.getuid?.()}.json`);
const note = (): { pid: number; endpoint: string } => JSON.parse(readFileSync(noteFile(), 'utf8'));
const nothingIsLeft = () =>
  eventually(async () => {
    const left = await findLeftovers(command.home, []);
    expect(left.filter((one) => !one.endsWith('.log'))).toEqual([]);
  });

test(
  'of two starts at once one local AWS runs, and stop ends it',
  async () => {
    const starts = await Promise.all([command.run(['start']), command.run(['start'])]);
    const { endpoint } = note();
    for (const { exitCode, stdout } of starts) {
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`at ${endpoint}`);
    }
    await command.run(['stop']);
    await nothingIsLeft();
  },
  2 * MINUTES,
);

test(
  'a start that is killed before it is ready leaves nothing',
  async () => {
    const start = command.run(['start']);
    await once(start.stderr, 'data');
    start.kill('SIGKILL');
    await start;
    await nothingIsLeft();
    expect((await command.run(['status'])).exitCode).toBe(1);
  },
  MINUTES,
);

test(
  'another process that has the number of an ended local AWS is neither used nor ended',
  async () => {
    await command.run(['start']);
    const written = note();
    await command.run(['stop']);
    const other = spawn('sleep', ['60']);
    writeFileSync(noteFile(), JSON.stringify({ ...written, pid: other.pid }));
    expect((await command.run(['status'])).stderr).toContain('no local AWS is running');
    writeFileSync(noteFile(), JSON.stringify({ ...written, pid: other.pid }));
    expect((await command.run(['stop'])).stdout).toBe('no local AWS is running');
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
    other.kill();
    await once(other, 'close');
  },
  MINUTES,
);

test(
  'the next start removes what a killed local AWS left',
  async () => {
    await command.run(['start']);
    const folders = () =>
      readdirSync(command.home).filter((name) => /^s3files-local-[^.]+$/.test(name));
    const before = folders();
    expect(before).toHaveLength(1);
    process.kill(note().pid, 'SIGKILL');
    await eventually(async () => expect((await command.run(['status'])).exitCode).toBe(1));
    expect((await command.run(['start'])).exitCode).toBe(0);
    expect(folders()).toHaveLength(1);
    expect(folders()).not.toEqual(before);
  },
  2 * MINUTES,
);

test('a temporary folder in which no socket fits is named with the way out', async () => {
  const TMPDIR = join(command.home, 'x'.repeat(100));
  mkdirSync(TMPDIR);
  const { exitCode, stderr } = await command.run(['start'], { env: { TMPDIR } });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/bytes too long for a socket; set TMPDIR to a folder with a shorter path/);
  expect(readdirSync(TMPDIR)).toEqual([]);
});

test('a temporary folder that does not exist is named with the way out', async () => {
  const TMPDIR = join(command.home, 'missing');
  const { exitCode, stderr } = await command.run(['start'], { env: { TMPDIR } });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`cannot make a temporary folder in ${TMPDIR}`);
});
