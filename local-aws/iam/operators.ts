import { matchesArn } from './arn.ts';
import { matchesAddress, parseBool, parseDate, parseNumber } from './comparisons.ts';
import { expression, type Lookup, parsePattern, plain } from './pattern.ts';
import { PolicyError } from './policy-error.ts';

/** Whether one value of the request matches the policy's value. */
export type Test = (actual: string) => boolean;

export interface Operator {
  readonly negated: boolean;
  /** Makes the test for one value of the policy; nothing when a variable in it has no value in the request. */
  readonly prepare: (expected: string, lookup?: Lookup) => Test | undefined;
}

type Prepare = Operator['prepare'];

const text =
  (compare: (expected: string, actual: string) => boolean): Prepare =>
  (value, lookup) => {
    const pieces = parsePattern(value, lookup);
    return pieces && ((actual) => compare(plain(pieces), actual));
  };

const like: Prepare = (value, lookup) => {
  const pieces = parsePattern(value, lookup);
  const pattern = pieces && expression(pieces);
  return pattern && ((actual) => pattern.test(actual));
};

const arn: Prepare = (value, lookup) => {
  const pieces = parsePattern(value, lookup);
  return pieces && ((actual) => matchesArn(pieces, actual));
};

/** Operators that take no variables: `parse` reads both sides and answers nothing for what it cannot read. */
const parsed =
  <T>(
    kind: string,
    parse: (value: string) => T | undefined,
    compare: (a: T, b: T) => boolean,
  ): Prepare =>
  (value) => {
    const expected = parse(value);
    if (expected === undefined) {
      throw new PolicyError(`${JSON.stringify(value)} is not ${kind}`);
    }
    return (given) => {
      const actual = parse(given);
      return actual !== undefined && compare(actual, expected);
    };
  };

const number = (compare: (a: number, b: number) => boolean) =>
  parsed('a number', parseNumber, compare);
const date = (compare: (a: number, b: number) => boolean) =>
  parsed('a date in ISO 8601 or epoch seconds', parseDate, compare);

const comparisons = (family: string, of: typeof number): Record<string, Prepare> => ({
  [`${family}Equals`]: of((a, b) => a === b),
  [`${family}LessThan`]: of((a, b) => a < b),
  [`${family}LessThanEquals`]: of((a, b) => a <= b),
  [`${family}GreaterThan`]: of((a, b) => a > b),
  [`${family}GreaterThanEquals`]: of((a, b) => a >= b),
});

const POSITIVE: Readonly<Record<string, Prepare>> = {
  StringEquals: text((expected, actual) => expected === actual),
  StringEqualsIgnoreCase: text(
    (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  ),
  StringLike: like,
  ...comparisons('Numeric', number),
  ...comparisons('Date', date),
  Bool: parsed('true or false', parseBool, (a, b) => a === b),
  BinaryEquals: parsed(
    'base64',
    (value) => Buffer.from(value, 'base64').toString('hex'),
    (a, b) => a === b,
  ),
  IpAddress: (value) => matchesAddress(value),
  ArnEquals: arn,
  ArnLike: arn,
};

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/** The operator with that name, or a PolicyError: a condition nobody understands must not pass. */
export const operatorNamed = (name: string): Operator => {
  const positive = NEGATED[name];
  const prepare = POSITIVE[positive ?? name];
  if (!prepare) {
    const known = [...Object.keys(POSITIVE), ...Object.keys(NEGATED), 'Null'].sort();
    throw new PolicyError(
      `${JSON.stringify(name)} is not a condition operator; there are ${known.join(', ')}`,
    );
  }
  return { negated: positive !== undefined, prepare };
};
