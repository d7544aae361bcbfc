import { Token } from 'cdktf';
import { isKnownText } from './known-text.ts';
import { isReference } from './references.ts';
import type { Values } from './rules/index.ts';
import type { ModuleTable, NamesRow } from './tables.ts';

/**
 * The names that props declare, by kind: the keys of outputs that are maps.
 *
 * @param where the construct's path, for messages.
 * @throws Error for a name that only Terraform knows, where that cannot be.
 */
export const declaredNames = (
  { names }: ModuleTable,
  props: object,
  where: string,
): Readonly<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const kind in names) found[kind] = namesOf(names[kind] as NamesRow, props, where);
  return found;
};

const namesOf = (
  { noun, declared, mayBeUnresolved }: NamesRow,
  props: object,
  where: string,
): readonly string[] => {
  let value: unknown = props;
  for (const step of declared) value = (value as Values | undefined)?.[step];
  if (typeof value !== 'object' || value === null) return [];
  const isOpaque = Token.isUnresolved(value) && !isReference(value);
  const found: readonly string[] = isOpaque
    ? []
    : Array.isArray(value)
      ? value
      : Object.keys(value);
  if (!mayBeUnresolved && (isOpaque || !found.every(isKnownText)))
    throw new Error(
      `${declared.join('.')}: the name of each ${noun} on ${where} must be known when the stack is synthesised; got one that only Terraform knows`,
    );
  return found;
};
