import type { ResourceType, Shape } from '../schema/resource-type.ts';
import { type Fields, member, type Value } from '../value/value.ts';
import { goJson, type Json } from './json.ts';

// Times are compared to the second, and UTC has two spellings.
const instant = (time: string): string => time.replace(/\.\d+/, '').replace(/\+00:00$/, 'Z');

const canonicalJson = (text: string): string => goJson(JSON.parse(text) as Json);

const meansTheSame = (shape: Shape, before: string, after: string): boolean => {
  if (shape.kind !== 'string') return false;
  if (shape.format === 'json') return canonicalJson(before) === canonicalJson(after);
  return shape.format === 'date-time' && instant(before) === instant(after);
};

/** The next state, with the prior text where the new one means the same. */
export const keepWriting = ({ attributes }: ResourceType, prior: Value, next: Fields): Fields =>
  Object.fromEntries(
    attributes.map(({ name, shape }): [string, Value] => {
      const before: Value = member(prior, name);
      const after: Value = member(next, name);
      const texts = typeof before === 'string' && typeof after === 'string';
      return [name, texts && meansTheSame(shape, before, after) ? before : after];
    }),
  );
