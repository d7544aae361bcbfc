import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isTooLong, keyOfPath, pathOfKey } from '../../../local-aws/synchronization/keys.ts';

const keys = { prefix: 'team/', reservedName: '.s3files-lost+found-fs-1' };

test.each([
  ['team/a/b.txt', 'a/b.txt'],
  ['team/a/b/', 'a/b/'],
  ['team/.hidden', '.hidden'],
  ['team/...', '...'],
  ['team/with space & ünïcode', 'with space & ünïcode'],
  ['team/.s3files-lost+found-fs-2/x', '.s3files-lost+found-fs-2/x'],
  ['team/deep/.s3files-lost+found-fs-1', 'deep/.s3files-lost+found-fs-1'],
])('%j shows as %j', (key, path) => {
  expect(pathOfKey(keys, key)).toBe(path);
});

test.each([
  'other/a',
  'team',
  'team/',
  'team//a',
  'team/a//b',
  'team/a//',
  'team/./a',
  'team/a/./b',
  'team/..',
  'team/a/../b',
  'team/a\0b',
  `team/${'n'.repeat(256)}`,
  `team/${'é'.repeat(128)}`,
  `team/${'d/'.repeat(1_001)}f`,
  'team/.s3files-lost+found-fs-1',
  'team/.s3files-lost+found-fs-1/',
  'team/.s3files-lost+found-fs-1/x',
])('%j does not show', (key) => {
  expect(pathOfKey(keys, key)).toBeUndefined();
});

test('a key has 1,024 bytes at most, its prefix included', () => {
  expect(isTooLong(keys, 'x'.repeat(1_019))).toBe(false);
  expect(isTooLong(keys, 'x'.repeat(1_020))).toBe(true);
  expect(isTooLong(keys, 'é'.repeat(510))).toBe(true);
});

test('the key of a path that shows is the key it came from', () => {
  const key = fc.stringMatching(/^team\/[a-b./\0]{0,12}$/);
  fc.assert(
    fc.property(key, (each) => {
      const path = pathOfKey(keys, each);
      if (path !== undefined) expect(keyOfPath(keys, path)).toBe(each);
    }),
  );
});
