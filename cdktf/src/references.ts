import { propertyAccess, type TerraformHclModule, Token } from 'cdktf';
import type { ModuleTable, OutputRow } from './tables.ts';

// Shared by every copy of this file, since the constructs for both libraries may be loaded side by side.
const REFERENCE = Symbol.for('terraform-aws-s3files/reference');

/** Whether an object came out of a module: what it holds is not known, but its keys are. */
export const isReference = (value: object): boolean => REFERENCE in value;

/**
 * The outputs of a module as references to it.
 *
 * @param names of the caller, by their kind: the keys of outputs that are maps.
 */
export const referencesTo = (
  module: TerraformHclModule,
  { outputs }: ModuleTable,
  names: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> => {
  const at = (row: OutputRow, output: string, steps: readonly string[]): unknown => {
    const reference = module.get(output);
    const whole = steps.length === 0 ? reference : propertyAccess(reference, [...steps]);
    if (typeof row === 'string') return LEAVES[row](whole);
    const parts =
      'object' in row
        ? mapped(row.object, ({ hcl, holds }) => at(holds, output, [...steps, hcl]))
        : Object.fromEntries(
            (names[row.keys] ?? []).map((name) => [name, at(row.each, output, [...steps, name])]),
          );
    return asReference(parts, whole);
  };
  return mapped(outputs, ({ hcl, holds }) => at(holds, hcl, []));
};

/** Wherever the object is used as a whole, it is one reference. A copy of it, not having these properties, is written out. */
const asReference = (parts: object, whole: unknown): object =>
  Object.freeze(
    Object.defineProperties(parts, {
      [REFERENCE]: { value: true },
      creationStack: { value: [] },
      resolve: { value: () => whole },
    }),
  );

const LEAVES = {
  string: (reference: unknown) => Token.asString(reference),
  number: (reference: unknown) => Token.asNumber(reference),
  list: (reference: unknown) => Token.asList(reference),
  map: (reference: unknown) => Token.asStringMap(reference),
  bool: (reference: unknown) => reference,
  any: (reference: unknown) => reference,
} as const;

const mapped = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
