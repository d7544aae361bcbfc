import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { CodeCache } from '../../../local-aws/lambda/code.ts';

const folder = mkdtempSync(join(tmpdir(), 's3files-code-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
const UNIX = 3;

/** Writes an archive and unpacks it into a cache of its own. */
const unpack = async (files: Zippable | Buffer) => {
  const place = join(folder, String(count++));
  const cache = join(place, 'cache');
  mkdirSync(cache, { recursive: true });
  const archive = Buffer.isBuffer(files) ? files : Buffer.from(zipSync(files));
  const zip = join(place, 'code.zip');
  writeFileSync(zip, archive);
  const sha = createHash('sha256').update(archive).digest('base64');
  const caches = new CodeCache(cache);
  return { cache, zip, sha, caches, unpacked: () => caches.unpacked(zip, sha) };
};

const entry = (text: string, mode: number): [Uint8Array, object] => [
  strToU8(text),
  { os: UNIX, attrs: mode << 16 },
];

test('files are unpacked with their folders, contents and modes', async () => {
  const { unpacked } = await unpack({
    'index.js': entry('1', 0o100600),
    'bin/tool': entry('#!/bin/sh', 0o100755),
    'plain.txt': strToU8('no mode'),
  });
  const code = await unpacked();
  const modes = ['index.js', 'bin/tool', 'plain.txt'].map(
    (name) => statSync(join(code, name)).mode & 0o777,
  );
  expect(modes).toEqual([0o600, 0o755, 0o644]);
  expect(readFileSync(join(code, 'bin/tool'), 'utf8')).toBe('#!/bin/sh');
});

test('the same package is unpacked once, also by callers at the same time', async () => {
  const { cache, unpacked } = await unpack({ 'a.js': strToU8('1') });
  const [one, other] = await Promise.all([unpacked(), unpacked()]);
  expect(one).toBe(other);
  expect(await unpacked()).toBe(one);
  expect(readdirSync(cache)).toHaveLength(1);
});

test('a package unpacked by an earlier run is used as it is', async () => {
  const { cache, zip, sha, unpacked } = await unpack({ 'a.js': strToU8('1') });
  const code = await unpacked();
  rmSync(zip);
  expect(await new CodeCache(cache).unpacked(zip, sha)).toBe(code);
});

test.each(['../outside.js', 'a/../../outside.js', '/outside.js', 'a\\..\\..\\outside.js'])(
  'an entry %s is refused, and nothing of the package is left',
  async (name) => {
    const { cache, unpacked } = await unpack({ 'index.js': strToU8('1'), [name]: strToU8('2') });
    await expect(unpacked()).rejects.toThrow(/reaches outside the package/);
    expect(readdirSync(cache)).toEqual([]);
  },
);

test('symbolic links are kept, and nothing is written through one', async () => {
  const outside = join(folder, 'outside');
  mkdirSync(outside);
  const kept = await unpack({ 'real.js': strToU8('1'), 'link.js': entry('real.js', 0o120777) });
  expect(readlinkSync(join(await kept.unpacked(), 'link.js'))).toBe('real.js');

  const through = await unpack({ link: entry(outside, 0o120777), 'link/file': strToU8('2') });
  await expect(through.unpacked()).rejects.toThrow(/cannot unpack/);
  expect(readdirSync(outside)).toEqual([]);
  expect(readdirSync(through.cache)).toEqual([]);
});

test('a damaged package is named, leaves nothing, and works once it is whole', async () => {
  const archive = Buffer.from(zipSync({ 'index.js': strToU8('1'.repeat(5000)) }));
  const { cache, zip, caches, sha, unpacked } = await unpack(archive);
  writeFileSync(zip, archive.subarray(0, archive.length / 2));
  await expect(unpacked()).rejects.toThrow(`cannot unpack ${zip}`);
  expect(readdirSync(cache)).toEqual([]);
  writeFileSync(zip, archive);
  expect(readdirSync(await caches.unpacked(zip, sha))).toEqual(['index.js']);
});
