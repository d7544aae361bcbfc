import { propertyAccess, type TerraformHclModule, Token } from 'cdktf';
import type { ModuleTable, OutputRow } from './tables.ts';

// Shared by every copy of this file, since the constructs for both libraries may be loaded side by side.
const WHOLE = Symbol.for('terraform-aws-s3files/whole');

/** The reference to all of an object that came out of a module; nothing for what the caller wrote. */
export const wholeReference = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? (value as { readonly [WHOLE]?: unknown })[WHOLE]
    : undefined;

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
    // Not enumerable: a copy that the caller changes is no longer the whole.
    return Object.freeze(Object.defineProperty(parts, WHOLE, { value: whole }));
  };
  return mapped(outputs, ({ hcl, holds }) => at(holds, hcl, []));
};

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
