import { expect, test } from '@jest/globals';
import { readRows } from '../../apply/hcl/change/table.ts';
import { readModule } from '../hcl/modules.ts';
import { optionalPaths, parseType } from '../hcl/type.ts';

test('docs/changing.md has a row for each optional input', async () => {
  const { variables } = await readModule('root');
  const declared = Object.entries(variables).flatMap(([name, { type, default: preset }]) => {
    const paths = optionalPaths(parseType(type), name);
    return paths.length > 0 || preset === undefined ? paths : [name];
  });
  const edits = readRows().flatMap((row) => row.edits);
  expect(declared.filter((path) => !edits.includes(path))).toEqual([]);
  expect(declared.length).toBeGreaterThan(60);
});
