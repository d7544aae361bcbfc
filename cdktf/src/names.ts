import { Token } from 'cdktf';
import { isKnownText } from './known-text.ts';
import { isReference } from './references.ts';
import type { Values } from './rules/index.ts';
import type { ModuleTable, NamesRow } from './tables.ts';

/**
 * The names of one kind that inputs declare: the keys of outputs that are maps.
 *
 * @param inputs as HCL spells them.
 */
export const declaredNames = ({ declared }: NamesRow, inputs: Values): readonly string[] => {
  const value = declaredIn(declared, inputs);
  if (typeof value !== 'object' || value === null || isOpaque(value)) return [];
  return Array.isArray(value) ? value : Object.keys(value);
};

/**
 * @param where the construct's path, for messages.
 * @throws Error for a name that only Terraform knows, where that cannot be.
 */
export const refuseUnknownNames = ({ names }: ModuleTable, inputs: Values, where: string): void => {
  for (const row of Object.values(names)) {
    if (row.mayBeUnresolved) continue;
    const value = declaredIn(row.declared, inputs);
    const isUnknown = typeof value === 'object' && value !== null && isOpaque(value);
    if (isUnknown || !declaredNames(row, inputs).every(isKnownText))
      throw new Error(
        `${row.prop}: the name of each ${row.noun} on ${where} must be known when the stack is synthesised; got one that only Terraform knows`,
      );
  }
};

const declaredIn = (path: readonly string[], inputs: Values): unknown => {
  let value: unknown = inputs;
  for (const step of path) value = (value as Values | undefined)?.[step];
  return value;
};

const isOpaque = (value: object): boolean => Token.isUnresolved(value) && !isReference(value);
