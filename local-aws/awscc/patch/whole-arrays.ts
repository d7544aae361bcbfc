import { type Document, isDocument, type Json } from '../document/json.ts';
import type { Operation } from './operation.ts';

/** The array that a path points into directly. */
const arrayOf = (path: string): string | undefined => /^(.+)\/[+-]?\d+$/.exec(path)?.[1];

// Path parts are looked up as written, without undoing ~0 and ~1: the provider does the same.
const valueAt = (document: Document, path: string): Json | undefined =>
  path
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((inner, part) => {
      if (Array.isArray(inner)) return inner[Number(part)];
      return isDocument(inner) ? inner[part] : undefined;
    }, document);

/** An array is replaced as a whole where its elements have a key, or where elements only go. */
const isWhole = (path: string, operations: readonly Operation[], after: Document): boolean => {
  const first = (valueAt(after, path) as Json[] | undefined)?.[0];
  if (isDocument(first) && ('Key' in first || 'key' in first)) return true;
  return operations
    .filter((operation) => operation.path === path || operation.path.startsWith(`${path}/`))
    .every(({ op }) => op === 'remove');
};

/** The operations, with those on elements that come or go drawn together where the provider draws them together. */
export const withWholeArrays = (operations: readonly Operation[], after: Document): Operation[] => {
  const touched = new Set(operations.flatMap(({ path }) => arrayOf(path) ?? []));
  const whole = [...touched].filter((path) => isWhole(path, operations, after)).sort();
  return [
    ...operations.filter(({ path }) => !whole.includes(arrayOf(path) ?? '')),
    ...whole.map((path): Operation => {
      const value = valueAt(after, path) ?? null;
      return value === null ? { op: 'remove', path } : { op: 'replace', path, value };
    }),
  ];
};
