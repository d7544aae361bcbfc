import { expect, test } from '@jest/globals';
import type { Local, Remote } from '../../../local-aws/synchronization/decide.ts';
import { Reconciler } from '../../../local-aws/synchronization/reconciler.ts';

const DELAY = 60_000;
const keys = { prefix: 'team/', reservedName: '.s3files-lost+found-fs-1' };
const file = (stamp: string, identity = stamp): Local => ({ kind: 'file', stamp, identity });
const directory: Local = { kind: 'directory', stamp: 'directory', identity: 'directory' };
const version = (name: string): Remote => ({ version: name, etag: `etag of ${name}` });

/** A reconciler for which these paths are equal on both sides. */
const agreedOn = (files: Record<string, [Local, Remote]>): Reconciler => {
  const reconciler = new Reconciler(keys, DELAY);
  for (const [path, [, remote]] of Object.entries(files))
    reconciler.sightings.seeRemote(path, remote);
  for (const { path } of reconciler.next(0)) {
    const [local, remote] = files[path]!;
    if (path.endsWith('/')) reconciler.sightings.seeLocal(path.slice(0, -1), local);
    reconciler.agree(path, { local, remote });
  }
  expect(reconciler.next(0)).toEqual([]);
  return reconciler;
};

const summary = (reconciler: Reconciler, now: number): string[] =>
  reconciler.next(now).map((action) => `${action.do} ${action.path}`);

test('a file is exported when nothing was written to it for the whole delay', () => {
  const reconciler = new Reconciler(keys, DELAY);
  for (const now of [0, 30_000, 60_000, 90_000]) {
    reconciler.sightings.seeLocal('log', file(`written at ${now}`));
    expect(summary(reconciler, now)).toEqual([]);
  }
  expect(summary(reconciler, 149_999)).toEqual([]);
  expect(reconciler.nextAt(149_999)).toBe(150_000);
  expect(summary(reconciler, 150_000)).toEqual(['put log']);
});

test('writing to one file does not hold up another', () => {
  const reconciler = new Reconciler(keys, DELAY);
  reconciler.sightings.seeLocal('result', file('1'));
  expect(summary(reconciler, 0)).toEqual([]);
  reconciler.sightings.seeLocal('log', file('2'));
  expect(summary(reconciler, 59_000)).toEqual([]);
  expect(summary(reconciler, 60_000)).toEqual(['put result']);
});

test('a file that was made and renamed within the delay is exported under its last name only', () => {
  const reconciler = new Reconciler(keys, DELAY);
  reconciler.sightings.seeLocal('.part', file('1', 'inode'));
  expect(summary(reconciler, 0)).toEqual([]);
  reconciler.sightings.seeLocal('.part', undefined);
  reconciler.sightings.seeLocal('result', file('2', 'inode'));
  expect(summary(reconciler, 1_000)).toEqual([]);
  expect(summary(reconciler, 200_000)).toEqual(['put result']);
});

test('a renamed file has its new key before it loses the old one', () => {
  const reconciler = agreedOn({ old: [file('1', 'inode'), version('v1')] });
  reconciler.sightings.seeLocal('old', undefined);
  expect(summary(reconciler, 0)).toEqual([]);
  reconciler.sightings.seeLocal('new', file('2', 'inode'));
  expect(summary(reconciler, 10)).toEqual([]);
  expect(summary(reconciler, DELAY)).toEqual([]);
  expect(summary(reconciler, DELAY + 10)).toEqual(['put new']);
  reconciler.agree('new', { local: file('2', 'inode'), remote: version('v2') });
  expect(summary(reconciler, DELAY + 10)).toEqual(['delete old']);
});

test('a renamed file that cannot get its new key keeps the old one, and both say why', () => {
  const reconciler = agreedOn({ old: [file('1', 'inode'), version('v1')] });
  const tooLong = 'x/'.repeat(600);
  reconciler.sightings.seeLocal('old', undefined);
  reconciler.sightings.seeLocal(`${tooLong}new`, file('2', 'inode'));
  expect(summary(reconciler, 0)).toEqual([]);
  expect(summary(reconciler, DELAY)).toEqual([]);
  const errors = reconciler.exportErrors().map(({ path, error }) => [path.slice(-3), error.name]);
  expect(errors).toEqual([
    ['old', 'DependencyExportFailed'],
    ['new', 'PathTooLong'],
  ]);
  expect(reconciler.pendingExports()).toBe(0);
});

test('files that swap places with their directories do not wait for each other for ever', () => {
  const [first, second] = [file('1', 'first'), file('2', 'second')];
  const reconciler = agreedOn({ 'a/x': [first, version('v1')], 'b/y': [second, version('v2')] });
  reconciler.sightings.seeLocal('a/x', undefined);
  reconciler.sightings.seeLocal('b/y', undefined);
  reconciler.sightings.seeLocal('a', file('3', 'second'));
  reconciler.sightings.seeLocal('b', file('4', 'first'));
  expect(summary(reconciler, 0)).toEqual([]);
  expect(summary(reconciler, DELAY).sort()).toEqual(['delete a/x', 'delete b/y']);
  reconciler.agree('a/x', undefined);
  reconciler.agree('b/y', undefined);
  expect(summary(reconciler, DELAY).sort()).toEqual(['put a', 'put b']);
});

test('a file that became a directory loses its key before there are keys below it', () => {
  const reconciler = agreedOn({ a: [file('1'), version('v1')] });
  reconciler.sightings.seeLocal('a', directory);
  reconciler.sightings.seeLocal('a/b', file('2'));
  expect(summary(reconciler, 0)).toEqual([]);
  expect(summary(reconciler, DELAY)).toEqual(['delete a']);
  reconciler.agree('a', undefined);
  expect(summary(reconciler, DELAY)).toEqual(['put a/b']);
});

test('what is written to a file while it is uploaded is exported after a delay of its own', () => {
  const reconciler = new Reconciler(keys, DELAY);
  reconciler.sightings.seeLocal('a', file('1'));
  expect(summary(reconciler, 0)).toEqual([]);
  expect(summary(reconciler, DELAY)).toEqual(['put a']);
  reconciler.sightings.seeLocal('a', file('2'));
  expect(summary(reconciler, DELAY + 5)).toEqual([]);
  reconciler.agree('a', { local: file('1'), remote: version('v1') });
  expect(summary(reconciler, DELAY + 10)).toEqual([]);
  expect(reconciler.pendingExports()).toBe(1);
  expect(summary(reconciler, 2 * DELAY + 10)).toEqual(['put a']);
});

test('an exported file that comes back in a listing changes nothing', () => {
  const reconciler = agreedOn({ a: [file('1'), version('v1')] });
  reconciler.sightings.seeRemote('a', version('v1'));
  expect(summary(reconciler, 0)).toEqual([]);
  expect(reconciler.nextAt(0)).toBeUndefined();
});

test('when both sides changed a file, the mount is cleared first and S3 wins', () => {
  const reconciler = agreedOn({ a: [file('1'), version('v1')] });
  reconciler.sightings.seeLocal('a', file('2'));
  reconciler.sightings.seeRemote('a', version('v2'));
  expect(summary(reconciler, 0)).toEqual(['rescue a']);
  reconciler.tookAway('a');
  expect(summary(reconciler, 0)).toEqual(['fetch a']);
});

test('a folder marker goes with the directory it stood for', () => {
  const reconciler = agreedOn({ 'a/': [directory, version('v1')] });
  reconciler.sightings.seeLocal('a', undefined);
  expect(summary(reconciler, 0)).toEqual([]);
  expect(summary(reconciler, DELAY)).toEqual(['delete a/']);
});

test('a directory alone is nothing to export', () => {
  const reconciler = new Reconciler(keys, DELAY);
  reconciler.sightings.seeLocal('a', directory);
  expect(summary(reconciler, 0)).toEqual([]);
  expect(reconciler.nextAt(0)).toBeUndefined();
  expect(reconciler.pendingExports()).toBe(0);
});

test('a refused export stays pending with its reason until it succeeds', () => {
  const reconciler = new Reconciler(keys, DELAY);
  reconciler.sightings.seeLocal('a', file('1'));
  expect(summary(reconciler, 0)).toEqual([]);
  expect(summary(reconciler, DELAY)).toEqual(['put a']);
  reconciler.failed('a', new Error('the role may not'), DELAY + 1_000);
  expect(summary(reconciler, DELAY + 999)).toEqual([]);
  expect(reconciler.exportErrors()).toMatchObject([{ error: { message: 'the role may not' } }]);
  expect(reconciler.pendingExports()).toBe(1);
  expect(summary(reconciler, DELAY + 1_000)).toEqual(['put a']);
  reconciler.agree('a', { local: file('1'), remote: version('v1') });
  expect(reconciler.exportErrors()).toEqual([]);
  expect(reconciler.pendingExports()).toBe(0);
});

test('an import that failed is tried again later', () => {
  const reconciler = new Reconciler(keys, DELAY);
  reconciler.sightings.seeRemote('a', version('v1'));
  expect(summary(reconciler, 0)).toEqual(['fetch a']);
  reconciler.failed('a', new Error('disk full'), 1_000);
  expect(summary(reconciler, 999)).toEqual([]);
  expect(reconciler.nextAt(999)).toBe(1_000);
  expect(summary(reconciler, 1_000)).toEqual(['fetch a']);
});

test('a directory in the place of a file that S3 changed does not hold up the files in it', () => {
  const reconciler = agreedOn({ a: [file('1'), version('v1')] });
  reconciler.sightings.seeLocal('a', directory);
  reconciler.sightings.seeLocal('a/b', file('2'));
  reconciler.sightings.seeRemote('a', version('v2'));
  expect(summary(reconciler, 0)).toEqual([]);
  expect(summary(reconciler, DELAY)).toEqual(['put a/b']);
});

test('an object whose key is also a directory is not visible until the directory is gone', () => {
  const reconciler = agreedOn({ a: [file('1'), version('v1')] });
  reconciler.sightings.seeRemote('a/b', version('v2'));
  expect(summary(reconciler, 0)).toEqual(['drop a']);
  reconciler.tookAway('a');
  expect(summary(reconciler, 0)).toEqual(['fetch a/b']);
  reconciler.agree('a/b', { local: file('2'), remote: version('v2') });
  reconciler.sightings.seeLocal('a', directory);
  expect(summary(reconciler, 0)).toEqual([]);

  reconciler.sightings.seeRemote('a/b', undefined);
  expect(summary(reconciler, 0)).toEqual(['drop a/b']);
  reconciler.tookAway('a/b');
  reconciler.sightings.seeLocal('a', undefined);
  expect(summary(reconciler, 0)).toEqual(['fetch a']);
});
