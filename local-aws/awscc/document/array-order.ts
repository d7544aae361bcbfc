import { type Document, isDocument, type Json } from './json.ts';

const KEYS = ['Key', 'key'] as const;

const isKeyed = (json: Json): json is Document =>
  isDocument(json) && KEYS.some((name) => json[name] !== undefined && json[name] !== null);

const keyOf = (json: Json): string => {
  const keys = isDocument(json) ? KEYS.map((name) => json[name]) : [];
  return (keys.find((key) => typeof key === 'string') as string | undefined) ?? '';
};

const areTexts = (items: Json[]): boolean =>
  ['string', 'number'].some((kind) => items.every((item) => typeof item === kind));

/** Items with the keys of `earlier` first and in its order, then the others sorted; one item for each key. */
const arrange = (items: Json[], earlier: Json[], identify: (json: Json) => string): Json[] => {
  const byKey = new Map(items.map((item) => [identify(item), item]));
  const known = earlier.map(identify).filter((key) => byKey.has(key));
  return [...new Set([...known, ...[...byKey.keys()].sort()])].map((key) => byKey.get(key)!);
};

const followArray = (items: Json[], before: Json | undefined): Json[] => {
  if (items.length === 0) return items;
  const earlier = Array.isArray(before) ? before : [];
  if (items.every(isKeyed)) {
    return arrange(items, earlier, keyOf).map((item, i) =>
      followOrder(item as Document, isDocument(earlier[i]) ? earlier[i] : {}),
    );
  }
  if (areTexts(items)) return arrange(items, earlier, String);
  return items.map((item) => (isDocument(item) ? followOrder(item, {}) : item));
};

/**
 * The document with its lists of keyed objects and its lists of texts or numbers in the order of `prior`, or sorted where
 * that has none. It reaches into JSON texts too: an unsorted list of actions in a policy statement comes back sorted.
 */
export const followOrder = (document: Document, prior: Document): Document =>
  Object.fromEntries(
    Object.entries(document).map(([name, json]): [string, Json] => {
      const before = prior[name];
      if (Array.isArray(json)) return [name, followArray(json, before)];
      if (!isDocument(json) || !isDocument(before)) return [name, json];
      return [name, followOrder(json, before)];
    }),
  );

/** The order that a document gets without a prior state: only lists of keyed objects are sorted. */
export const sortKeyed = (json: Json): Json => {
  if (isDocument(json)) {
    return Object.fromEntries(
      Object.entries(json).map(([name, inner]) => [name, sortKeyed(inner)]),
    );
  }
  if (!Array.isArray(json)) return json;
  return json.length > 0 && json.every(isKeyed)
    ? [...json].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    : json.map(sortKeyed);
};
