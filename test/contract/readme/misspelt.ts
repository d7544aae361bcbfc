import type { Type } from '../hcl/type.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Paths of attributes that a type does not have, and of those that it requires and are not given.
 *
 * @param value as hcl2json gives it: what is computed is a string, and not looked into.
 */
export const misspelt = (type: Type, value: unknown, path: string): string[] => {
  if (type.kind === 'object' && isObject(value)) {
    const { attributes } = type;
    const unknown = Object.keys(value).filter((name) => !(name in attributes));
    const missing = Object.keys(attributes).filter(
      (name) => !attributes[name]!.optional && !(name in value),
    );
    return [
      ...[...unknown, ...missing].map((name) => `${path}.${name}`),
      ...Object.keys(value).flatMap((name) =>
        name in attributes ? misspelt(attributes[name]!.type, value[name], `${path}.${name}`) : [],
      ),
    ];
  }
  if (type.kind === 'map' && isObject(value))
    return Object.entries(value).flatMap(([key, each]) =>
      misspelt(type.of, each, `${path}.${key}`),
    );
  if ((type.kind === 'list' || type.kind === 'set') && Array.isArray(value))
    return value.flatMap((each) => misspelt(type.of, each, path));
  return [];
};
