import { expect, test } from '@jest/globals';
import { attributeTable } from '../../../cdktf/codegen/tables.ts';
import { parseType, type Type } from '../../../cdktf/codegen/type-constraint.ts';
import type { Attributes } from '../../../cdktf/src/tables.ts';
import { toHcl } from '../../../cdktf/src/to-hcl.ts';

/** The inputs of a module that has one variable of this type. */
const spelt = (constraint: string, value: unknown): unknown => {
  const type: Type = parseType(constraint);
  const table = attributeTable([{ name: 'an_input', type, optional: true }]) as Attributes;
  return toHcl(table, { anInput: value }, 'it').an_input;
};

test('names are spelt level by level: those of attributes, not those of keys', () => {
  const one = 'object({ size_mb = number, by_name = optional(map(object({ is_on = bool }))) })';
  const props = { sizeMb: 1, byName: { aB: { isOn: true }, a_b: { isOn: false } } };
  const hcl = { size_mb: 1, by_name: { aB: { is_on: true }, a_b: { is_on: false } } };

  expect(spelt(one, props)).toEqual(hcl);
  expect(spelt(`list(${one})`, [props, props])).toEqual([hcl, hcl]);
  expect(spelt(`set(${one})`, [props])).toEqual([hcl]);
  expect(spelt(`map(list(${one}))`, { sizeMb: [props] })).toEqual({ sizeMb: [hcl] });
  expect(spelt(`tuple([string, ${one}])`, ['sizeMb', props])).toEqual(['sizeMb', hcl]);
  expect(spelt('map(map(list(string)))', { aB: { cD: ['eF'] } })).toEqual({ aB: { cD: ['eF'] } });
  expect(spelt('any', { aB: [{ cD: 1 }] })).toEqual({ aB: [{ cD: 1 }] });
});

test('a value of another kind is refused with its path', () => {
  expect(() => spelt('list(object({ a = string }))', { a: '' })).toThrow(
    'anInput of it must be a list; got {"a":""}',
  );
  expect(() => spelt('map(object({ a = object({ b = string }) }))', { x: { a: 'b' } })).toThrow(
    'anInput.x.a of it must be an object; got "b"',
  );
  expect(() => spelt('list(object({ a_b = string }))', [{ aB: '' }, {}])).toThrow(
    "'aB' is missing in anInput[1] of it",
  );
});
