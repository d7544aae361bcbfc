// Terraform's functions, as far as the modules use them in rules: https://developer.hashicorp.com/terraform/language/functions

import { dictionary } from './dictionary.ts';
import type { Values } from './module-rules.ts';
import { elementsOf, keysOf, number } from './operators.ts';
import { HclError, isPartlyUnknown, UNKNOWN } from './unknown.ts';

type Text = (value: string) => unknown;

const ofText =
  (compute: Text) =>
  (value: unknown): unknown => {
    if (value === UNKNOWN) return UNKNOWN;
    return compute(string(value));
  };

const string = (value: unknown): string => {
  if (value === null || value === undefined || typeof value === 'object')
    throw new HclError(`no text: ${String(value)}`);
  return String(value);
};

/** All or nothing of a list decides: its elements are not looked at. */
const ofList =
  (compute: (elements: readonly unknown[]) => unknown) =>
  (value: unknown): unknown =>
    value === UNKNOWN ? UNKNOWN : compute(elementsOf(value));

// Without anything unknown in it: what has to be compared or put together.
const ofKnownList = (compute: (elements: readonly unknown[]) => unknown) =>
  ofList((elements) => (isPartlyUnknown(elements) ? UNKNOWN : compute(elements)));

export const regex = (pattern: RegExp, value: unknown): unknown => {
  if (value === UNKNOWN) return UNKNOWN;
  const [found] = pattern.exec(string(value)) ?? [];
  if (found === undefined) throw new HclError('no match');
  return found;
};

export const alltrue = ofList((elements) => {
  if (elements.includes(false)) return false;
  return elements.includes(UNKNOWN) ? UNKNOWN : true;
});

export const anytrue = ofList((elements) => {
  if (elements.includes(true)) return true;
  return elements.includes(UNKNOWN) ? UNKNOWN : false;
});

/** A list of the elements that are not null, as Terraform makes texts of them. */
export const compact = ofKnownList((elements) =>
  elements.filter((element) => element !== null && element !== '').map(String),
);

export const distinct = ofKnownList((elements) => [...new Set(elements)]);

export const flatten = ofList((elements) => {
  if (elements.includes(UNKNOWN)) return UNKNOWN;
  return elements.flat(Number.POSITIVE_INFINITY);
});

export const keys = (value: unknown): unknown => (value === UNKNOWN ? UNKNOWN : keysOf(value));

export const values = ofList((elements) => elements);

export const concat = (...lists: readonly unknown[]): unknown => {
  if (lists.includes(UNKNOWN)) return UNKNOWN;
  const all: unknown[] = [];
  for (const list of lists) all.push(...elementsOf(list));
  return all;
};

export const contains = (value: unknown, element: unknown): unknown => {
  if (value === UNKNOWN || element === UNKNOWN) return UNKNOWN;
  const elements = elementsOf(value);
  if (elements.includes(element)) return true;
  return elements.includes(UNKNOWN) ? UNKNOWN : false;
};

export const setsubtract = (one: unknown, other: unknown): unknown => {
  if (one === UNKNOWN || other === UNKNOWN) return UNKNOWN;
  const [from, without] = [elementsOf(one), elementsOf(other)];
  if (from.includes(UNKNOWN) || without.includes(UNKNOWN)) return UNKNOWN;
  return from.filter((element) => !without.includes(element));
};

export const merge = (...maps: readonly unknown[]): unknown =>
  maps.includes(UNKNOWN) ? UNKNOWN : Object.assign(dictionary(), ...maps);

/** The first that is neither null nor an empty text. */
export const coalesce = (...all: readonly unknown[]): unknown => {
  for (const value of all) if (value !== null && value !== '') return value;
  throw new HclError('nothing but null');
};

/** Elements of a collection, or letters as a reader counts them. */
export const length = (value: unknown): unknown => {
  if (value === UNKNOWN) return UNKNOWN;
  if (typeof value === 'string') {
    // Every letter of ASCII is one, but for CR with LF.
    if (/^[\x00-\x0c\x0e-\x7f]*$/.test(value)) return value.length;
    return [...new Intl.Segmenter().segment(value)].length;
  }
  return elementsOf(value).length;
};

export const lower = ofText((value) => value.toLowerCase());
export const base64encode = ofText((value) => Buffer.from(value).toString('base64'));
export const tonumber = ofText(number);
export const floor = (value: unknown): unknown =>
  value === UNKNOWN ? UNKNOWN : Math.floor(number(value));

export const startswith = (value: unknown, prefix: string): unknown =>
  value === UNKNOWN ? UNKNOWN : string(value).startsWith(prefix);

export const split = (separator: string, value: unknown): unknown =>
  value === UNKNOWN ? UNKNOWN : string(value).split(separator);

export const join = (separator: string, value: unknown): unknown =>
  ofKnownList((elements) => elements.map(string).join(separator))(value);

/** Takes the characters away at both ends. */
export const trim = (value: unknown, characters: string): unknown => {
  if (value === UNKNOWN) return UNKNOWN;
  const letters = [...string(value)];
  const isKept = (letter: string) => !characters.includes(letter);
  const first = letters.findIndex(isKept);
  return first < 0 ? '' : letters.slice(first, letters.findLastIndex(isKept) + 1).join('');
};

export const replace = (value: unknown, pattern: RegExp | string, by: string): unknown =>
  value === UNKNOWN ? UNKNOWN : string(value).replaceAll(pattern, by);

export const nonsensitive = (value: unknown): unknown => value;
export const tomap = (value: unknown): unknown => value;

/** Keys in order, and the letters that HTML knows written as escapes, as Terraform does. */
export const jsonencode = (value: unknown): unknown =>
  isPartlyUnknown(value) ? UNKNOWN : json(value);

const json = (value: unknown): string => {
  if (typeof value === 'number') return digits(value);
  if (typeof value !== 'object' || value === null) return escaped(JSON.stringify(value));
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`;
  // Not by way of another object: that would put keys that are numbers first.
  const pairs = keysOf(value).map((key) => `${json(key)}:${json((value as Values)[key])}`);
  return `{${pairs.join(',')}}`;
};

const escaped = (text: string): string =>
  text.replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A number without an exponent. */
const digits = (value: number): string =>
  String(value).includes('e')
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value);

interface Range {
  readonly first: number;
  readonly length: number;
}

/** An IPv4 range; of any other nothing is computed here. */
const range = (value: unknown): Range => {
  const [, digits = '', length = ''] = /^(\d+(?:\.\d+){3})\/(\d+)$/.exec(string(value)) ?? [];
  const bytes = digits.split('.').map(Number);
  if (!digits || bytes.some((byte) => byte > 255) || Number(length) > 32)
    throw new HclError(`no range: ${String(value)}`);
  return { first: bytes.reduce((sum, byte) => sum * 256 + byte, 0), length: Number(length) };
};

const address = (bits: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join('.');

export const cidrnetmask = (value: unknown): unknown => {
  if (value === UNKNOWN) return UNKNOWN;
  const { length } = range(value);
  return address(2 ** 32 - 2 ** (32 - length));
};

export const cidrhost = (value: unknown, host: number): unknown => {
  if (value === UNKNOWN) return UNKNOWN;
  const { first, length } = range(value);
  const size = 2 ** (32 - length);
  return address(Math.floor(first / size) * size + host);
};
