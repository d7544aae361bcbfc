import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import jsonPatch from 'fast-json-patch';
import type { Document } from '../../../local-aws/awscc/document/json.ts';
import { patch } from '../../../local-aws/awscc/patch/patch.ts';

const tags = (...pairs: [string, string][]): Document => ({
  Tags: pairs.map(([Key, Value]) => ({ Key, Value })),
});
const groups = (...numbers: number[]): Document => ({
  SecurityGroups: numbers.map((n) => `sg-${n}`),
});
const rule = (Prefix: string) => ({ Prefix, SizeLessThan: 1, Trigger: 'ON_FILE_ACCESS' });
const rules = (...prefixes: string[]): Document => ({
  SynchronizationConfiguration: { ImportDataRules: prefixes.map(rule) },
});
const statements = (...sids: string[]): Document => ({
  Policy: { Statement: sids.map((Sid) => ({ Sid })) },
});

const RULES = '/SynchronizationConfiguration/ImportDataRules';

// The shapes that hashicorp/awscc 1.97.0 was seen to send.
test.each<[string, Document, Document, object[]]>([
  [
    'one tag value is replaced by its index',
    tags(['a', '1'], ['b', '2']),
    tags(['a', '1'], ['b', '9']),
    [{ op: 'replace', path: '/Tags/1/Value', value: '9' }],
  ],
  [
    'one tag key is replaced by its index',
    tags(['a', '1'], ['b', '2']),
    tags(['a', '1'], ['c', '2']),
    [{ op: 'replace', path: '/Tags/1/Key', value: 'c' }],
  ],
  [
    'another number of tags replaces them all',
    tags(['a', '1']),
    tags(['a', '1'], ['b', '2']),
    [{ op: 'replace', path: '/Tags', value: tags(['a', '1'], ['b', '2']).Tags }],
  ],
  [
    'first tags are added',
    {},
    tags(['a', '1']),
    [{ op: 'add', path: '/Tags', value: tags(['a', '1']).Tags }],
  ],
  ['no tags any more removes them', tags(['a', '1']), {}, [{ op: 'remove', path: '/Tags' }]],
  [
    'a security group more is added by index',
    groups(1),
    groups(1, 2),
    [{ op: 'add', path: '/SecurityGroups/1', value: 'sg-2' }],
  ],
  [
    'a security group is swapped by index',
    groups(1, 2),
    groups(1, 3),
    [{ op: 'replace', path: '/SecurityGroups/1', value: 'sg-3' }],
  ],
  [
    'a security group less replaces them all',
    groups(1, 2),
    groups(2),
    [{ op: 'replace', path: '/SecurityGroups', value: ['sg-2'] }],
  ],
  [
    'three security groups become another one: removals first, from the highest index',
    groups(1, 2, 3),
    groups(4),
    [
      { op: 'remove', path: '/SecurityGroups/2' },
      { op: 'remove', path: '/SecurityGroups/1' },
      { op: 'remove', path: '/SecurityGroups/0' },
      { op: 'add', path: '/SecurityGroups/0', value: 'sg-4' },
    ],
  ],
  [
    'an import rule more is added by index',
    rules('a/'),
    rules('a/', 'b/'),
    [{ op: 'add', path: `${RULES}/1`, value: rule('b/') }],
  ],
  [
    'import rules in another order are replaced field by field',
    rules('a/', 'b/'),
    rules('b/', 'a/'),
    [
      { op: 'replace', path: `${RULES}/0/Prefix`, value: 'b/' },
      { op: 'replace', path: `${RULES}/1/Prefix`, value: 'a/' },
    ],
  ],
  [
    'an import rule less replaces them all',
    rules('a/', 'b/'),
    rules('b/'),
    [{ op: 'replace', path: RULES, value: [rule('b/')] }],
  ],
  [
    'a policy is patched deep inside',
    { Policy: { Statement: [{ Action: ['a'] }] } },
    { Policy: { Statement: [{ Action: 'b' }] } },
    [{ op: 'replace', path: '/Policy/Statement/0/Action', value: 'b' }],
  ],
  [
    'another number of statements removes and adds them',
    statements('a'),
    statements('b', 'c'),
    [
      { op: 'remove', path: '/Policy/Statement/0' },
      { op: 'add', path: '/Policy/Statement/0', value: { Sid: 'b' } },
      { op: 'add', path: '/Policy/Statement/1', value: { Sid: 'c' } },
    ],
  ],
  ['nothing to do is an empty patch', tags(['a', '1']), tags(['a', '1']), []],
])('%s', (_, before, after, expected) => {
  expect(patch(before, after)).toEqual(expected);
});

const name = fc.stringMatching(/^[a-c/~]{1,3}$/);
const sortedSet = fc
  .uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 5, minLength: 1 })
  .map((numbers) => numbers.sort().map((n) => `sg-${n}`));
const tagList = fc
  .uniqueArray(fc.tuple(name, name), { selector: ([key]) => key, minLength: 1, maxLength: 4 })
  .map((pairs) => tags(...pairs.sort(([a], [b]) => (a < b ? -1 : 1))).Tags!);
const desiredState: fc.Arbitrary<Document> = fc.record(
  {
    Prefix: name,
    SecurityGroups: sortedSet,
    Tags: tagList,
    Policy: fc.dictionary(name, fc.oneof(name, fc.boolean(), fc.dictionary(name, name))),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Document>;

test('whatever changes, the patch leads from the old desired state to the new one', () => {
  fc.assert(
    fc.property(desiredState, desiredState, (before, after) => {
      const { newDocument } = jsonPatch.applyPatch(
        structuredClone(before),
        patch(before, after) as jsonPatch.Operation[],
        true,
      );
      expect(newDocument).toEqual(after);
    }),
  );
});
