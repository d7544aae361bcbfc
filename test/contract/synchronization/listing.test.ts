import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readListing } from '../../../local-aws/synchronization/listing.ts';

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const version = (key: string, id: string, latest: boolean): string =>
  `<Version><Key>${escaped(key)}</Key><VersionId>${id}</VersionId><IsLatest>${latest}</IsLatest>` +
  '<LastModified>2026-11-23T12:00:00.000Z</LastModified><ETag>&quot;abc&quot;</ETag><Size>1</Size></Version>';

test('keeps the latest versions, and not the deleted ones', () => {
  const xml = `<ListVersionsResult><IsTruncated>false</IsTruncated>
    ${version('a', 'v2', true)}${version('a', 'v1', false)}
    <DeleteMarker><Key>b</Key><VersionId>m</VersionId><IsLatest>true</IsLatest></DeleteMarker>
    ${version('b', 'v3', false)}</ListVersionsResult>`;
  expect(readListing(xml)).toEqual({ objects: [{ key: 'a', version: 'v2', etag: '"abc"' }] });
});

test('tells where the next page begins', () => {
  const xml = `<ListVersionsResult><IsTruncated>true</IsTruncated>
    <NextKeyMarker>a&amp;b</NextKeyMarker><NextVersionIdMarker>v1</NextVersionIdMarker></ListVersionsResult>`;
  expect(readListing(xml).next).toEqual({ key: 'a&b', version: 'v1' });
});

test('reads every key as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (keys) => {
      const xml = keys.map((key) => version(key, 'v', true)).join('');
      expect(readListing(xml).objects.map(({ key }) => key)).toEqual(keys);
    }),
  );
});

test('understands characters by number, decimal and hexadecimal', () => {
  const xml = version('KEY', 'v', true).replace('KEY', 'a&#13;b&#x1F600;c&apos;');
  expect(readListing(xml).objects[0]!.key).toBe("a\rb😀c'");
});
