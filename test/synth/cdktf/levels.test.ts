import { expect, test } from '@jest/globals';
import { attributeTable } from '../../../cdktf/codegen/tables.ts';
import { parseType } from '../../../cdktf/codegen/type-constraint.ts';
import type { Attributes } from '../../../cdktf/src/tables.ts';
import { toHcl } from '../../../cdktf/src/to-hcl.ts';

/** The inputs of a module that has one variable of this type. */
const spelt = async (constraint: string, value: unknown): Promise<unknown> => {
  const type = await parseType(constraint);
  const table = attributeTable([{ name: 'an_input', type, optional: true }]) as Attributes;
  return toHcl(table, { anInput: value }, 'it').an_input;
};

test('names are spelt level by level: those of attributes, not those of keys', async () => {
  const one = 'object({ size_mb = number, by_name = optional(map(object({ is_on = bool }))) })';
  const props = { sizeMb: 1, byName: { aB: { isOn: true }, a_b: { isOn: false } } };
  const hcl = { size_mb: 1, by_name: { aB: { is_on: true }, a_b: { is_on: false } } };

  expect(await spelt(one, props)).toEqual(hcl);
  expect(await spelt(`list(${one})`, [props, props])).toEqual([hcl, hcl]);
  expect(await spelt(`set(${one})`, [props])).toEqual([hcl]);
  expect(await spelt(`map(list(${one}))`, { sizeMb: [props] })).toEqual({ sizeMb: [hcl] });
  expect(await spelt(`tuple([string, ${one}])`, ['sizeMb', props])).toEqual(['sizeMb', hcl]);
  expect(await spelt('map(map(list(string)))', { aB: { cD: ['eF'] } })).toEqual({
    aB: { cD: ['eF'] },
  });
  expect(await spelt('any', { aB: [{ cD: 1 }] })).toEqual({ aB: [{ cD: 1 }] });
});

test('a value of another kind is refused with its path', async () => {
  await expect(spelt('list(object({ a = string }))', { a: '' })).rejects.toThrow(
    'anInput of it must be a list; got {"a":""}',
  );
  await expect(
    spelt('map(object({ a = object({ b = string }) }))', { x: { a: 'b' } }),
  ).rejects.toThrow('anInput.x.a of it must be an object; got "b"');
  await expect(spelt('list(object({ a_b = string }))', [{ aB: '' }, {}])).rejects.toThrow(
    "'aB' is missing in anInput[1] of it",
  );
});
