import { Token } from 'cdktf';
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
    const found = namesIn(props, row, where);
    declared[kind] = found;
    // One that only Terraform knows may be any of those used.
    if (found.some((name) => Token.isUnresolved(name))) continue;
    for (const path of row.used)
      for (const { value, path: at } of valuesAt(props, path.split('.')))
        for (const name of typeof value === 'object' ? Object.keys(value ?? {}) : [value])
          if (!Token.isUnresolved(name) && !found.includes(String(name)))
            throw new Error(
              `${at}: no ${row.noun} named '${String(name)}' on ${where}; it has ${found.join(', ') || 'none'}`,
            );
  }
  return declared;
};

const namesIn = (
  props: object,
  { noun, declared, mayBeUnresolved }: NamesRow,
  where: string,
): readonly string[] => {
  const [{ value } = { value: undefined }] = valuesAt(props, declared.split('.'));
  // A map that only Terraform knows has a token for its only key.
  const found = Array.isArray(value) ? value : Object.keys(value ?? {});
  const unresolved = Token.isUnresolved(value) || found.some((name) => Token.isUnresolved(name));
  if (unresolved && !mayBeUnresolved)
    throw new Error(
      `${declared}: the name of each ${noun} on ${where} must be known when the stack is synthesised; got one that only Terraform knows`,
    );
  return Token.isUnresolved(value) ? [String(value)] : found;
};

interface Found {
  readonly value: unknown;
  /** Where it stands: `functions.ingest.zones[0]`. */
  readonly path: string;
}

const valuesAt = (value: unknown, [step, ...rest]: readonly string[], path = ''): Found[] => {
  if (value === undefined || value === null) return [];
  if (step === undefined) return [{ value, path }];
  if (typeof value !== 'object' || Token.isUnresolved(value)) return [];
  const entries = Object.entries(value).filter(([key]) => step === '*' || key === step);
  return entries.flatMap(([key, element]) =>
    valuesAt(
      element,
      rest,
      Array.isArray(value) ? `${path}[${key}]` : `${path}${path && '.'}${key}`,
    ),
  );
};
