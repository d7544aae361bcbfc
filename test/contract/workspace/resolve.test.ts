import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  OutsideWorkspaceError,
  PathTooLongError,
  ReservedNameError,
  Workspace,
} from '../../../workspace/src/index.ts';
import { temporaryFolder } from './folders.ts';

const root = '/mnt/pipeline';
const workspace = new Workspace(root);
const name = fc.stringMatching(/^[\p{L}\p{N} _.-]{1,12}$/u).filter((text) => !/^\.+$/.test(text));
const step = fc.oneof(name, fc.constantFrom('..', '.', '', '/', '//', '...', '\\..'));

/** How deep a path ends, counted by hand; negative when it was ever counted out of the root at its end. */
const depthOf = (path: string): number[] => {
  const open: string[] = [];
  let below = 0;
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') open.push(part);
    else if (open.pop() === undefined) below++;
  }
  return [open.length, below];
};

test('whatever the path, the result lies in the workspace or there is none', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), (steps, absolute) => {
      const path = (absolute ? '/' : '') + steps.join('/');
      let result: string;
      try {
        result = workspace.resolve(path);
      } catch (error) {
        expect(error).toBeInstanceOf(OutsideWorkspaceError);
        return;
      }
      expect(`${result}/`.startsWith(`${root}/`)).toBe(true);
      expect(result.split('/')).not.toContain('..');
    }),
    { numRuns: 2_000 },
  );
});

test('a relative path is refused exactly when it climbs above the workspace', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const path = steps.join('/');
      if (path.startsWith('/')) return;
      const [, climbed] = depthOf(path);
      const resolve = () => workspace.resolve(path);
      if (climbed! > 0) expect(resolve).toThrow(OutsideWorkspaceError);
      else expect(resolve()).toBe(join(root, path).replace(/\/$/, ''));
    }),
    { numRuns: 2_000 },
  );
});

test('a neighbour whose name begins like the workspace is outside', () => {
  expect(() => workspace.resolve('../pipeline-secrets/key')).toThrow(OutsideWorkspaceError);
  expect(() => workspace.resolve('/mnt/pipelines/key')).toThrow(OutsideWorkspaceError);
});

test('an absolute path of the workspace resolves to itself', () => {
  expect(workspace.resolve(workspace.resolve('a/b'))).toBe('/mnt/pipeline/a/b');
});

test('a NUL byte is refused rather than cutting the path short', () => {
  expect(() => workspace.resolve('a\0/../..')).toThrow(/NUL/);
});

test.each([
  '.s3files-lost+found-fs-0123',
  'a/.s3files-lost+found-x/b',
  '.workspace',
  '.workspace/staging/x',
])('the reserved name in %s is refused', (path) => {
  expect(() => workspace.resolve(path)).toThrow(ReservedNameError);
});

test('a name of 255 bytes is accepted and one of 256 refused, counted in UTF-8', () => {
  expect(workspace.resolve('é'.repeat(127))).toContain('é');
  expect(() => workspace.resolve('é'.repeat(128))).toThrow(PathTooLongError);
});

test('a path of 1,024 bytes is accepted and one of 1,025 refused', () => {
  const path = (bytes: number) => 'a/'.repeat(400) + 'b'.repeat(bytes - 800);
  expect(workspace.resolve(path(1_024))).toHaveLength(root.length + 1 + 1_024);
  expect(() => workspace.resolve(path(1_025))).toThrow(PathTooLongError);
});

test.each(['', '.', '..', '../r1', 'a/b', '/r1', '.hidden', 'a\0', 'a'.repeat(129)])(
  'the run id %j is refused',
  (runId) => {
    expect(() => workspace.run(runId)).toThrow(OutsideWorkspaceError);
  },
);

test('a run is confined to its own directory and leaves no trace until it publishes', async () => {
  const folder = await temporaryFolder();
  const run = new Workspace(folder).run('r1');
  expect(run.root).toBe(join(folder, 'runs/r1'));
  expect(() => run.resolve('../r2/x')).toThrow(OutsideWorkspaceError);
  expect(await readdir(folder)).toEqual([]);
});
