import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DESCRIPTIONS } from '../../../cdktf/codegen/attribute-descriptions.ts';
import { ROOT, readModules } from '../hcl/modules.ts';
import { parseType, type Type } from '../hcl/type.ts';

interface Leaf {
  readonly path: string;
  readonly required: boolean;
}

/** Every attribute that holds no object, as a reader looks for it: `functions.*.code.image.command`. */
const leaves = (type: Type, path: string, required: boolean): Leaf[] => {
  if (type.kind === 'primitive') return [{ path, required }];
  if (type.kind === 'object')
    return Object.entries(type.attributes).flatMap(([name, { type: inner, optional }]) =>
      leaves(inner, `${path}.${name}`, !optional),
    );
  const below = leaves(type.of, `${path}${type.kind === 'map' ? '.*' : '[]'}`, true);
  return below.some(({ path: at }) => /[\]*]\.[a-z]/.test(at.slice(path.length)))
    ? below
    : [{ path, required }];
};

const modules = await readModules();

describe.each(modules.map(({ name, variables }) => [name, variables] as const))(
  'README of %s',
  (name, variables) => {
    const folder = name === 'root' ? ROOT : join(ROOT, 'modules', name);
    const rows = [
      ...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(
        /^\| `([\w.*[\]]+)` \| `([^`]+)` \| (.+?) \| (.*) \|$/gm,
      ),
    ].map(([, path, , preset, description]) => ({ path, preset, description }));

    test('has a row for each attribute, which says what it is and whether it is needed', () => {
      const expected = Object.entries(variables).flatMap(([variable, { type, ...rest }]) =>
        leaves(parseType(type), variable, !('default' in rest)),
      );
      for (const { path, required } of expected) {
        const row = rows.find((each) => each.path === path);
        expect({ path, described: row?.description, required: row?.preset === 'required' }).toEqual(
          {
            path,
            described: expect.stringMatching(/\S{2}.*[.`]$/),
            required,
          },
        );
      }
    });
  },
);

test('nothing is described that no module has', () => {
  const all = modules.flatMap(({ name }) =>
    readFileSync(join(name === 'root' ? ROOT : join(ROOT, 'modules', name), 'README.md'), 'utf8'),
  );
  const unused = Object.values(DESCRIPTIONS).filter(
    (description) => !all.some((text) => text.includes(description.replaceAll('|', '\\|'))),
  );
  expect(unused).toEqual([]);
});
