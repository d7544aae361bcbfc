import { expect, test } from '@jest/globals';
import { parseType } from '../../../cdktf/codegen/type-constraint.ts';

const string = { kind: 'string' };

test('a type constraint is read with its optional attributes, defaults and comments', () => {
  expect(
    parseType(`\${map(object({
      path  = optional(string) # "/<key>", not { or )
      "odd name" = optional(list(number), [1, -2.5])
      rules = optional(map(object({ size = optional(number, 10) })), { "" = {}, a = { size = 3 } })
      on    = optional(bool, true), arn = string
      // a remark
      pair  = tuple([string, any])
    }))}`),
  ).toEqual({
    kind: 'map',
    element: {
      kind: 'object',
      attributes: [
        { name: 'path', type: string, optional: true },
        {
          name: 'odd name',
          type: { kind: 'list', element: { kind: 'number' } },
          optional: true,
          default: [1, -2.5],
        },
        {
          name: 'rules',
          type: {
            kind: 'map',
            element: {
              kind: 'object',
              attributes: [{ name: 'size', type: { kind: 'number' }, optional: true, default: 10 }],
            },
          },
          optional: true,
          default: { '': {}, a: { size: 3 } },
        },
        { name: 'on', type: { kind: 'bool' }, optional: true, default: true },
        { name: 'arn', type: string, optional: false },
        {
          name: 'pair',
          type: { kind: 'tuple', elements: [string, { kind: 'any' }] },
          optional: false,
        },
      ],
    },
  });
  expect(parseType('set(string)')).toEqual({ kind: 'set', element: string });
});

test('what is no type constraint is refused with its text', () => {
  expect(() => parseType('list(')).toThrow('expected identifier, got the end in: list(');
  expect(() => parseType('list(string) string')).toThrow('unexpected string after the type');
  expect(() => parseType('vector(string)')).toThrow('unknown type vector');
  expect(() => parseType('object({ a = optional(string, local.b) })')).toThrow(
    'the default local is no literal',
  );
});
