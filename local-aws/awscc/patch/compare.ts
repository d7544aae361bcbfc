import { isDeepStrictEqual } from 'node:util';
import { type Document, isDocument, type Json } from '../document/json.ts';
import { type Operation, pathTo } from './operation.ts';

const kindOf = (json: Json): string => {
  if (Array.isArray(json)) return 'array';
  return json === null ? 'null' : typeof json;
};

/** Every difference by itself; arrays of one length are compared by index. */
export const compareDocuments = (before: Document, after: Document, path = ''): Operation[] => [
  ...Object.entries(after).flatMap(([name, value]): Operation[] => {
    const at = pathTo(path, name);
    return name in before ? compare(before[name]!, value, at) : [{ op: 'add', path: at, value }];
  }),
  ...Object.keys(before)
    .filter((name) => !(name in after))
    .map((name): Operation => ({ op: 'remove', path: pathTo(path, name) })),
];

const compare = (before: Json, after: Json, path: string): Operation[] => {
  if (kindOf(before) !== kindOf(after)) return [{ op: 'replace', path, value: after }];
  if (isDocument(before)) return compareDocuments(before, after as Document, path);
  if (Array.isArray(before)) return compareArrays(before, after as Json[], path);
  return before === after ? [] : [{ op: 'replace', path, value: after }];
};

const compareArrays = (before: Json[], after: Json[], path: string): Operation[] => {
  if (before.length === after.length) {
    return after.flatMap((item, i) => compareElements(before[i]!, item, pathTo(path, i)));
  }
  return [
    ...missing(before, after).map(([i]): Operation => ({ op: 'remove', path: pathTo(path, i) })),
    ...missing(after, before).map(
      ([i, value]): Operation => ({ op: 'add', path: pathTo(path, i), value }),
    ),
  ];
};

// A null that gets a value is added inside an array, and replaced inside an object.
const compareElements = (before: Json, after: Json, path: string): Operation[] =>
  before === null && after !== null
    ? [{ op: 'add', path, value: after }]
    : compare(before, after, path);

/** Elements of `here` without a partner in `there`; each partner serves once. */
const missing = (here: Json[], there: Json[]): [number, Json][] => {
  const left = [...there];
  return here.flatMap((item, i): [number, Json][] => {
    const partner = left.findIndex((other) => isDeepStrictEqual(item, other));
    if (partner < 0) return [[i, item]];
    left.splice(partner, 1);
    return [];
  });
};
