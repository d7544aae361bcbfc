import { propertyAccess, Token } from 'cdktf';
import type { ModuleTable, OutputRow } from './tables.ts';

// Shared by every copy of this file: the constructs for both libraries, and both formats of one, may be loaded side by side.
const REFERENCE = Symbol.for('terraform-aws-s3files/reference');

/** Whether an object came out of a module: what it holds is not known, but its keys are. */
export const isReference = (value: object): boolean => REFERENCE in value;

/** Makes a reference to an output of a module. */
export type ToOutput = (output: string) => unknown;

/**
 * The outputs of a module as references to it. Each is made when it is first asked for: a stack uses few of them.
 *
 * @param names the caller's names of a kind: the keys of outputs that are maps.
 */
export const referencesTo = (
  toOutput: ToOutput,
  { outputs }: ModuleTable,
  names: (kind: string) => readonly string[],
): object => {
  const at = (row: OutputRow, output: string, steps: readonly string[]): unknown => {
    const whole = () =>
      steps.length === 0 ? toOutput(output) : propertyAccess(toOutput(output), [...steps]);
    if (typeof row === 'string') return LEAVES[row](whole());
    const parts: [string, () => unknown][] =
      'object' in row
        ? Object.entries(row.object).map(([name, { hcl, holds }]) => [
            name,
            () => at(holds, output, [...steps, hcl]),
          ])
        : names(row.keys).map((name) => [name, () => at(row.each, output, [...steps, name])]);
    return asReference(lazily(parts), whole);
  };
  return lazily(
    Object.entries(outputs).map(([name, { hcl, holds }]) => [name, () => at(holds, hcl, [])]),
  );
};

/** An object whose properties are made once, when they are read. */
const lazily = (parts: readonly (readonly [name: string, make: () => unknown])[]): object => {
  const object = {};
  for (const [name, make] of parts)
    Object.defineProperty(object, name, { enumerable: true, get: once(make) });
  return object;
};

// A reference knows its way to another stack only in the instance that was prepared.
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** Wherever the object is used as a whole, it is one reference. A copy of it, not having these properties, is written out. */
export const asReference = <T extends object>(parts: T, whole: () => unknown): T => {
  Object.defineProperty(parts, REFERENCE, { value: true });
  // A function may have such a name: then all of them together are written out.
  if ('resolve' in parts || 'creationStack' in parts) return parts;
  const resolve = once(whole);
  return Object.defineProperties(parts, {
    creationStack: { value: [] },
    resolve: { value: resolve },
    ...(!Object.hasOwn(parts, 'toString') && {
      toString: { value: () => Token.asString(resolve()) },
    }),
  });
};

const LEAVES = {
  string: (reference: unknown) => Token.asString(reference),
  number: (reference: unknown) => Token.asNumber(reference),
  list: (reference: unknown) => Token.asList(reference),
  map: (reference: unknown) => Token.asStringMap(reference),
  bool: (reference: unknown) => reference,
  any: (reference: unknown) => reference,
} as const;
