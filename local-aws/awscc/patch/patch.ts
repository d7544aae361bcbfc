import type { Document } from '../document/json.ts';
import { compareDocuments } from './compare.ts';
import type { Operation } from './operation.ts';
import { withWholeArrays } from './whole-arrays.ts';

/** The JSON Patch from one desired state to the next, shaped as the provider shapes it: removals first. */
export const patch = (before: Document, after: Document): Operation[] => {
  const operations = withWholeArrays(compareDocuments(before, after), after);
  const removals = operations.filter(({ op }) => op === 'remove');
  return [
    ...removals.sort((a, b) => backwards(a.path, b.path)),
    ...operations.filter(({ op }) => op !== 'remove'),
  ];
};

/** Higher indices before lower ones, deeper paths before their parents: then no removal moves what another one means. */
const backwards = (a: string, b: string): number => {
  const [left, right] = [a.split('/'), b.split('/')];
  for (const [i, part] of left.slice(0, right.length).entries()) {
    const other = right[i]!;
    if (part === other) continue;
    const areIndices = [part, other].every((text) => /^\d+$/.test(text));
    if (areIndices) return Number(other) - Number(part);
    return part > other ? -1 : 1;
  }
  return right.length - left.length;
};
