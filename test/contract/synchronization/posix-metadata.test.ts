import { lstatSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { metadataHeaders, metadataOf } from '../../../local-aws/synchronization/posix-metadata.ts';

const modified = { 'last-modified': 'Mon, 23 Nov 2026 12:00:00 GMT' };

test('an object without metadata is a file of root, 0644, as old as the object', () => {
  expect(metadataOf(modified, false)).toEqual({
    kind: 'file',
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtimeMs: Date.UTC(2026, 10, 23, 12),
  });
});

test('a folder marker without metadata is a directory of root, 0755', () => {
  expect(metadataOf(modified, true)).toMatchObject({ kind: 'directory', mode: 0o755, uid: 0 });
});

test('what is stored with a file is what comes back', () => {
  const stats = lstatSync(import.meta.filename, { bigint: true });
  expect(metadataOf({ ...modified, ...metadataHeaders(stats) }, false)).toEqual({
    kind: 'file',
    mode: Number(stats.mode) & 0o777,
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    mtimeMs: Number(stats.mtimeNs) / 1e6,
  });
});

test.each(['', 'rwx', '-1', '99999999999', '0x10'])(
  '%j as owner or mode counts as none',
  (text) => {
    const headers = { 'x-amz-meta-file-owner': text, 'x-amz-meta-file-permissions': text };
    const { uid, mode } = metadataOf({ ...modified, ...headers }, false);
    expect(uid).toBe(0);
    expect(mode).toBe(0o644);
  },
);

test('a file that calls itself a directory stays a file', () => {
  const headers = { 'x-amz-meta-file-permissions': '0040700' };
  expect(metadataOf({ ...modified, ...headers }, false)).toMatchObject({
    kind: 'file',
    mode: 0o644,
  });
});

test('metadata stays far below the 2 KB that S3 allows', () => {
  const stats = lstatSync('/', { bigint: true });
  expect(JSON.stringify(metadataHeaders(stats)).length).toBeLessThan(300);
});
