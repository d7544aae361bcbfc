import type { Attribute, Shape } from '../schema/resource-type.ts';
import { type Fields, isFields, isFullyKnown, UNKNOWN, type Value } from '../value/value.ts';

/** Where something is in a state, without steps into sets. */
export type Place = readonly (string | number)[];

/** Places of unknown values; a set with an unknown inside counts as a whole, because its members cannot be told apart. */
export const unknownPlaces = (attributes: readonly Attribute[], state: Fields): Place[] =>
  attributes.flatMap(({ name, shape }) =>
    placesIn(shape, state[name] ?? null).map((place) => [name, ...place]),
  );

const placesIn = (shape: Shape, value: Value): Place[] => {
  if (value === UNKNOWN) return [[]];
  if (shape.kind === 'set' || shape.kind === 'object-set') return isFullyKnown(value) ? [] : [[]];
  if (shape.kind === 'object') return isFields(value) ? unknownPlaces(shape.attributes, value) : [];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, i): Place[] => {
    if (item === UNKNOWN) return [[i]];
    if (shape.kind !== 'object-list' || !isFields(item)) return [];
    return unknownPlaces(shape.attributes, item).map((place) => [i, ...place]);
  });
};

const inside = (value: Value, key: string | number): Value => {
  if (typeof key === 'number') return Array.isArray(value) ? (value[key] ?? null) : null;
  return isFields(value) ? (value[key] ?? null) : null;
};

// structuredClone refuses symbols, which stand for unknown values.
const copy = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(copy);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item)]));
};

/** A copy of the state that has the source's values at these places; what the source lacks becomes null. */
export const fillPlaces = (state: Fields, places: readonly Place[], source: Fields): Fields => {
  const filled = copy(state) as Fields;
  for (const place of places) {
    const holder = place.slice(0, -1).reduce<Value>(inside, filled);
    (holder as Record<string | number, Value>)[place.at(-1)!] = place.reduce<Value>(inside, source);
  }
  return filled;
};
