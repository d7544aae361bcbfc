import { expect, test } from '@jest/globals';
import { parseType } from '../../../cdktf/codegen/type-constraint.ts';

const string = { kind: 'string' };

test('a type constraint is read with its optional attributes, defaults and comments', async () => {
  expect(
    await parseType(`\${map(object({
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
  expect(await parseType('set(string)')).toEqual({ kind: 'set', element: string });
});

test('what is no type constraint is refused with its text', async () => {
  await expect(parseType('list(')).rejects.toThrow("input string 'list('");
  await expect(parseType('vector(string)')).rejects.toThrow(
    'no type constraint: {"kind":"call","name":"vector"',
  );
  await expect(parseType('object({ a = optional(string, local.b) })')).rejects.toThrow(
    'the default is no literal: {"kind":"traversal","root":"local","steps":["b"]}',
  );
});
