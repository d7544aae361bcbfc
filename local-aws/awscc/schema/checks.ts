import type { Value } from '../value/value.ts';

/** A rule that a value broke. */
export interface Broken {
  readonly summary: string;
  /** Says what is allowed, after the attribute's name: `must be …`. */
  readonly rule: string;
  readonly got: string;
}

/** One rule on a configured value; undefined when the value is fine. */
export type Check = (value: Value) => Broken | undefined;

const range = (min: number | undefined, max: number | undefined): string => {
  if (min === undefined) return `at most ${max}`;
  if (max === undefined) return `at least ${min}`;
  return min === max ? `exactly ${min}` : `${min} to ${max}`;
};

const rangeCheck = (
  [min, max]: readonly [number | undefined, number | undefined],
  measure: (value: Value) => number,
  summary: string,
  say: (range: string) => string,
): Check[] => {
  if (min === undefined && max === undefined) return [];
  const rule = say(range(min, max));
  return [
    (value) => {
      const measured = measure(value);
      const fine = measured >= (min ?? -Infinity) && measured <= (max ?? Infinity);
      return fine ? undefined : { summary, rule, got: String(measured) };
    },
  ];
};

/** The length of a text, counted in UTF-8 bytes as the provider does. */
export const lengthChecks = (min?: number, max?: number): Check[] =>
  rangeCheck(
    [min, max],
    (value) => Buffer.byteLength(value as string),
    'Invalid Attribute Value Length',
    (bytes) => `must be ${bytes} bytes long`,
  );

/** The number of elements of a list or set. */
export const sizeChecks = (min?: number, max?: number): Check[] =>
  rangeCheck(
    [min, max],
    (value) => (value as Value[]).length,
    'Invalid Attribute Value',
    (elements) => `must have ${elements} elements`,
  );

/** The bounds of a number. */
export const boundChecks = (min?: number, max?: number): Check[] =>
  rangeCheck(
    [min, max],
    (value) => value as number,
    'Invalid Attribute Value',
    (bounds) => `must be ${bounds}`,
  );

/** A regular expression; written for Go, run as a JavaScript one. */
export const patternCheck = (pattern: string): Check => {
  const expression = new RegExp(pattern, 'u');
  return (value) =>
    expression.test(value as string)
      ? undefined
      : {
          summary: 'Invalid Attribute Value Match',
          rule: `must match ${pattern}`,
          got: JSON.stringify(value),
        };
};

/** A closed list of texts. */
export const enumCheck =
  (allowed: readonly string[]): Check =>
  (value) =>
    allowed.includes(value as string)
      ? undefined
      : {
          summary: 'Invalid Attribute Value Match',
          rule: `must be one of ${allowed.join(', ')}`,
          got: JSON.stringify(value),
        };
