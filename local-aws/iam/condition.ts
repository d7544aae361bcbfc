import { operatorNamed, type Test } from './operators.ts';
import type { Lookup } from './pattern.ts';
import type { AccessRequest, OneOrMany, Statement } from './policy.ts';
import { PolicyError, within } from './policy-error.ts';

export const asList = <T>(value: OneOrMany<T>): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

/** The request's values by condition key in lower case: keys are compared without regard to case. */
export type Context = ReadonlyMap<string, readonly string[]>;

/** A key without values counts as absent. */
export const contextOf = ({ context = {} }: AccessRequest): Context => {
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(context)) {
    const list = asList(value);
    if (list.length > 0) values.set(key.toLowerCase(), list);
  }
  return values;
};

/** Only a key with one value can stand for a variable. */
export const lookupIn =
  (context: Context): Lookup =>
  (key) => {
    const values = context.get(key.toLowerCase());
    return values?.length === 1 ? values[0] : undefined;
  };

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/** Whether every operator of a Condition element is met; every key of each, that is, by one of the key's values. */
export const conditionHolds = (
  condition: NonNullable<Statement['Condition']>,
  context: Context,
  lookup?: Lookup,
): boolean => {
  // Every part is looked at, so that an unknown operator is found whatever stands before it.
  const results = Object.entries(condition).flatMap(([name, keys]) =>
    within(`Condition ${name}`, () =>
      Object.entries(object(keys)).map(([key, value]) =>
        within(key, () =>
          keyHolds(name, asList(value).map(String), context.get(key.toLowerCase()), lookup),
        ),
      ),
    ),
  );
  return results.every(Boolean);
};

const object = (keys: unknown): Record<string, OneOrMany<string | boolean | number>> => {
  if (typeof keys !== 'object' || keys === null || Array.isArray(keys)) {
    throw new PolicyError('must be an object of condition keys');
  }
  return keys as Record<string, OneOrMany<string | boolean | number>>;
};

const keyHolds = (
  name: string,
  expected: readonly string[],
  actual: readonly string[] | undefined,
  lookup: Lookup | undefined,
): boolean => {
  const [, set, base = name, ifExists] = OPERATOR.exec(name) ?? [];
  if (base === 'Null') return isAbsent(expected, { plain: !set && !ifExists }) === !actual;

  const { negated, prepare } = operatorNamed(base);
  const tests = expected.map((value) => prepare(value, lookup));
  if (!actual) return ifExists !== undefined || set === 'ForAllValues' || (negated && !set);

  // What a variable without a value would have excluded is not known, so nothing is "not equal" to it.
  if (negated && tests.includes(undefined)) return false;
  const known = tests.filter((test): test is Test => test !== undefined);
  const matches = (value: string) => known.some((test) => test(value));
  if (set === 'ForAllValues') return actual.every((value) => matches(value) !== negated);
  if (set === 'ForAnyValue') return actual.some((value) => matches(value) !== negated);
  return actual.some(matches) !== negated;
};

const isAbsent = (expected: readonly string[], { plain }: { plain: boolean }): boolean => {
  if (!plain) throw new PolicyError('Null takes neither IfExists nor a set operator');
  const [value, ...others] = expected.map((each) => each.toLowerCase());
  if (others.length > 0 || (value !== 'true' && value !== 'false')) {
    throw new PolicyError(`Null takes "true" or "false", got ${JSON.stringify(expected)}`);
  }
  return value === 'true';
};
