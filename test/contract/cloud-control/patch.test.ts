import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeOf, thingsWorld } from './things.ts';

type Step =
  | { readonly op: 'add' | 'replace'; readonly at: number; readonly value: string }
  | { readonly op: 'remove'; readonly at: number };

/** What RFC 6902 says of one operation on an array; nothing when the operation cannot be applied. */
const applied = (list: readonly string[], step: Step): string[] | undefined => {
  const last = step.op === 'add' ? list.length : list.length - 1;
  if (step.at > last) return undefined;
  if (step.op === 'add') return list.toSpliced(step.at, 0, step.value);
  if (step.op === 'remove') return list.toSpliced(step.at, 1);
  return list.with(step.at, step.value);
};

const steps = fc.array(
  fc.oneof(
    fc.record({
      op: fc.constantFrom('add' as const, 'replace' as const),
      at: fc.nat(4),
      value: fc.string(),
    }),
    fc.record({ op: fc.constant('remove' as const), at: fc.nat(4) }),
  ),
  { maxLength: 6 },
);

test('operations on a list apply one after another by index, all or none, and its order stays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string(), { maxLength: 4 }), steps, async (labels, sequence) => {
      const { given, patch, finished, things } = thingsWorld();
      const id = await given('cup', { Labels: labels });
      const expected = sequence.reduce<string[] | undefined>(
        (list, step) => list && applied(list, step),
        labels,
      );
      const operations = sequence.map(({ at, ...step }) => ({ ...step, path: `/Labels/${at}` }));
      const answer = await patch(id, operations);
      if (expected) await finished(answer);
      else expect(codeOf(answer)).toBe('InvalidRequestException');
      expect(things.all.get(id)?.Labels).toEqual(expected ?? labels);
    }),
  );
});

test.each([
  [
    'a create-only property',
    [{ op: 'replace', path: '/Name', value: 'jar' }],
    'NotUpdatableException',
    'createOnlyProperties [/properties/Name]',
  ],
  [
    'a create-only property as it is',
    [{ op: 'replace', path: '/Name', value: 'cup' }],
    'NotUpdatableException',
    'createOnlyProperties [/properties/Name]',
  ],
  [
    'a write-only one that cannot change',
    [{ op: 'add', path: '/Secret', value: 'x' }],
    'NotUpdatableException',
    'createOnlyProperties [/properties/Secret]',
  ],
  [
    'a create-only property from elsewhere',
    [{ op: 'move', from: '/Name', path: '/Labels' }],
    'NotUpdatableException',
    'createOnlyProperties [/properties/Name]',
  ],
  [
    'everything',
    [{ op: 'replace', path: '', value: { Shelf: 't', Name: 'cup' } }],
    'NotUpdatableException',
    'createOnlyProperties [/properties/Shelf]',
  ],
  [
    'what only the service sets',
    [{ op: 'add', path: '/Made', value: 'now' }],
    'ValidationException',
    'readOnlyProperties [/properties/Made]',
  ],
])('a patch that touches %s is refused', async (_, patch, code, property) => {
  const world = thingsWorld();
  const answer = await world.patch(await world.given('cup'), patch);
  expect(codeOf(answer)).toBe(code);
  expect(answer.Message).toBe(`Invalid patch update: ${property} cannot be updated`);
  expect(world.things.updates).toBe(0);
});

test('an empty patch is an update like any other', async () => {
  const { given, patch, finished, things } = thingsWorld();
  const event = await finished(await patch(await given('cup'), []));
  expect(event).toMatchObject({ Operation: 'UPDATE', OperationStatus: 'SUCCESS' });
  expect(things.updates).toBe(1);
});

test.each([
  ['no list', {}],
  ['an unknown operation', [{ op: 'merge', path: '/Size' }]],
  ['no path', [{ op: 'remove' }]],
  ['a path that is not there', [{ op: 'remove', path: '/Size' }]],
  ['no value', [{ op: 'add', path: '/Size' }]],
  ['a test that fails', [{ op: 'test', path: '/Made', value: 'never' }]],
])('a patch document with %s is refused', async (_, patch) => {
  const world = thingsWorld();
  expect(codeOf(await world.patch(await world.given('cup'), patch))).toBe(
    'InvalidRequestException',
  );
});
