import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { readMountFlags } from '../../../local-aws/lambda/sandbox/mount-flags.ts';

test.each(['/', '/usr', '/proc/sys/kernel', '/dev/null', tmpdir()])(
  'the flags of the mount below %s are those that findmnt names',
  (path) => {
    const options = execFileSync(
      'findmnt',
      ['--noheadings', '--output', 'VFS-OPTIONS', '--target', path],
      {
        encoding: 'utf8',
      },
    );
    const flags = options
      .trim()
      .split(',')
      .filter((option) => !['rw', 'ro'].includes(option));
    expect(readMountFlags()(path).sort()).toEqual(flags.sort());
  },
);
