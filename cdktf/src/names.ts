import { Token } from 'cdktf';
import { isReference } from './references.ts';
import type { ModuleTable, NamesRow } from './tables.ts';

/**
 * The names that props declare, by kind. Checks that every name used is among them.
 *
 * @param where the construct's path, for messages.
 */
export const declaredNames = (
  { names }: ModuleTable,
  props: object,
  where: string,
): Record<string, readonly string[]> => {
  const declared: Record<string, readonly string[]> = {};
  for (const [kind, row] of Object.entries(names)) {
    const [{ value } = { value: undefined }] = valuesAt(props, row.declared.split('.'));
    const found = namesOf(value);
    declared[kind] = found;
    // What only Terraform knows may be any of the names used.
    const isUnresolved = isOpaque(value) || found.some((name) => Token.isUnresolved(name));
    if (isUnresolved && !row.mayBeUnresolved)
      throw new Error(
        `${row.declared}: the name of each ${row.noun} on ${where} must be known when the stack is synthesised; got one that only Terraform knows`,
      );
    if (!isUnresolved) checkUses(row, props, found, where);
  }
  return declared;
};

const checkUses = (
  { noun, used }: NamesRow,
  props: object,
  found: readonly string[],
  where: string,
): void => {
  for (const { value, path } of used.flatMap((use) => valuesAt(props, use.split('.'))))
    for (const name of typeof value === 'string' ? [value] : namesOf(value))
      if (!Token.isUnresolved(name) && !found.includes(name))
        throw new Error(
          `${path}: no ${noun} named '${name}' on ${where}; it has ${found.join(', ') || 'none'}`,
        );
};

/** The keys of a map, the elements of a list. */
const namesOf = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null || isOpaque(value)) return [];
  return Array.isArray(value) ? value : Object.keys(value);
};

const isOpaque = (value: unknown): boolean =>
  Token.isUnresolved(value) && !(typeof value === 'object' && value !== null && isReference(value));

interface Found {
  readonly value: unknown;
  /** Where it stands: `functions.ingest.zones[0]`. */
  readonly path: string;
}

const valuesAt = (value: unknown, [step, ...rest]: readonly string[], path = ''): Found[] => {
  if (value === undefined || value === null) return [];
  if (step === undefined) return [{ value, path }];
  if (typeof value !== 'object' || isOpaque(value)) return [];
  const entries = Object.entries(value).filter(([key]) => step === '*' || key === step);
  return entries.flatMap(([key, element]) =>
    valuesAt(
      element,
      rest,
      Array.isArray(value) ? `${path}[${key}]` : `${path}${path && '.'}${key}`,
    ),
  );
};
