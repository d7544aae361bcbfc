import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FILE_SYSTEM, MOUNT_TARGET, minimal, wire } from './calling.ts';
import { codeOf, thingsWorld } from './things.ts';

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 12 });

/** What happens between two pages: something new comes, the last one shown goes. */
const between = fc.record({ comes: fc.stringMatching(/^[a-z]{1,3}$/), goes: fc.boolean() });
const pageSize = fc.integer({ min: 1, max: 5 });

test('pages show everything once, however it comes and goes meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(names, fc.array(between), pageSize, async (all, events, MaxResults) => {
      const { given, call, things } = thingsWorld();
      for (const name of all) await given(name);
      const seen: string[] = [];
      let NextToken: string | undefined;
      for (let round = 0; round === 0 || NextToken; round += 1) {
        expect(round).toBeLessThanOrEqual(all.length + events.length);
        const page = await call('ListResources', { MaxResults, NextToken });
        expect(page.ResourceDescriptions.length).toBeLessThanOrEqual(MaxResults);
        for (const { Identifier } of page.ResourceDescriptions) seen.push(Identifier);
        const { comes, goes } = events[round] ?? {};
        if (goes) things.all.delete(seen.at(-1) ?? '');
        if (comes && !all.includes(comes)) await given(comes);
        NextToken = page.NextToken;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(all.map((name) => `s|${name}`)));
    }),
  );
});

test('a list shows neither what is write-only nor more than 100 things a page', async () => {
  const { given, call } = thingsWorld();
  await given('cup', { Secret: 'x' });
  const { ResourceDescriptions } = await call('ListResources', {});
  expect(JSON.parse(ResourceDescriptions[0].Properties)).toEqual({
    Shelf: 's',
    Name: 'cup',
    Made: 'before',
  });
  expect(codeOf(await call('ListResources', { MaxResults: 101 }))).toBe('ValidationException');
  expect(codeOf(await call('ListResources', { NextToken: 'x' }))).toBe('InvalidRequestException');
});

test('mount targets are listed for a file system, which must be named by id or ARN', async () => {
  const { create, call, read } = wire();
  const arn = await create(FILE_SYSTEM, minimal);
  const { FileSystemId } = await read(FILE_SYSTEM, arn);
  const mountTarget = await create(MOUNT_TARGET, { FileSystemId, SubnetId: 'subnet-0000000a' });
  const list = (model?: object) =>
    call('ListResources', {
      TypeName: MOUNT_TARGET,
      ...(model ? { ResourceModel: JSON.stringify(model) } : {}),
    });
  for (const id of [FileSystemId, arn]) {
    const { ResourceDescriptions } = await list({ FileSystemId: id });
    expect(ResourceDescriptions).toMatchObject([{ Identifier: mountTarget }]);
  }
  const refused = await list();
  expect(codeOf(refused)).toBe('InvalidRequestException');
  expect(refused.Message).toContain('FileSystemId');
});

test('file systems are listed for all buckets or for one', async () => {
  const { create, call, surroundings } = wire();
  surroundings.buckets.set('other', { region: 'eu-west-1', versioning: 'Enabled' });
  const arns = [
    await create(FILE_SYSTEM, minimal),
    await create(FILE_SYSTEM, { ...minimal, Bucket: 'arn:aws:s3:::other' }),
  ];
  const list = async (more: object) => {
    const { ResourceDescriptions } = await call('ListResources', {
      TypeName: FILE_SYSTEM,
      ...more,
    });
    return ResourceDescriptions.map(({ Identifier }: { Identifier: string }) => Identifier);
  };
  expect(await list({})).toEqual([...arns].sort());
  const ResourceModel = JSON.stringify({ Bucket: 'arn:aws:s3:::other' });
  expect(await list({ ResourceModel })).toEqual([arns[1]]);
});
