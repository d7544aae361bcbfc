import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { Command } from './command.ts';

const MINUTES = 60_000;
const PROGRAM = fileURLToPath(new URL('../../../dist/s3files-local.js', import.meta.url));
const INVOKE = fileURLToPath(new URL('programs/invoke-on-full-disk.mjs', import.meta.url));

let command: Command;

beforeEach(() => {
  command = new Command();
});

afterEach(() => command.end());

test.each([
  ['be stored', 0, /was not run: cannot keep its package in .*; free space there/],
  [
    'be unpacked',
    600_000,
    /cannot unpack .*: the disk or quota of .* is full .*; free space there/,
  ],
])(
  'a package that finds no room to %s fails its invocation with the way out, and runs once there is room',
  async (_what, room, sentence) => {
    const disk = join(command.home, 'disk');
    mkdirSync(disk);
    const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    const { NODE_OPTIONS: _, ...env } = process.env;
    // Mounted in a namespace of its own: gone with the command.
    const { stdout } = await execa(
      'unshare',
      [
        ...[...asRoot, '--mount', 'sh', '-ec'],
        'mount -t tmpfs -o size=8m tmpfs "$1"; TMPDIR="$1" "$2" "$3" exec -- "$2" "$4" "$1" "$5"',
        ...['sh', disk, process.execPath, PROGRAM, INVOKE, `${room}`],
      ],
      { env: { ...env, S3FILES_LOCAL_HOME: command.home }, extendEnv: false, cwd: command.home },
    );
    expect(JSON.parse(stdout)).toEqual({
      onFullDisk: {
        errorType: 'Sandbox.StartFailed',
        errorMessage: expect.stringMatching(sentence),
      },
      afterwards: 'ran',
    });
  },
  2 * MINUTES,
);
