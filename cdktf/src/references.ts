import { propertyAccess, type TerraformHclModule, Token } from 'cdktf';
import type { ModuleTable, OutputRow } from './tables.ts';

// Not enumerable and shared by every copy of this file, since `.` and `./cdktn` may be loaded side by side.
const REFERENCE = Symbol.for('terraform-aws-s3files/reference');

/** Whether an object came out of a module, as opposed to being written by the caller. */
export const isReference = (value: object): boolean => REFERENCE in value;

/** Marks an object as one that came out of a module. */
export const asReference = <T extends object>(value: T): T =>
  Object.freeze(Object.defineProperty(value, REFERENCE, { value: true }));

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
    if (typeof row === 'object' && 'object' in row)
      return asReference(
        mapped(row.object, ({ hcl, holds }) => at(holds, output, [...steps, hcl])),
      );
    if (typeof row === 'object')
      return asReference(
        Object.fromEntries(
          (names[row.keys] ?? []).map((name) => [name, at(row.each, output, [...steps, name])]),
        ),
      );
    const reference = module.get(output);
    return LEAVES[row](steps.length === 0 ? reference : propertyAccess(reference, [...steps]));
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
