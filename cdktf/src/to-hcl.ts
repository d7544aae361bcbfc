import { Token } from 'cdktf';
import type { Attributes, Levels } from './tables.ts';

/**
 * Spells props as the module declares them. Attribute names are converted, map keys never are, and what only Terraform
 * knows is passed on.
 *
 * @param where the construct's path, for messages.
 * @throws Error for an attribute that the module does not declare: Terraform would drop it without a word.
 */
export const toHcl = (
  attributes: Attributes,
  props: object,
  where: string,
  path = '',
): Record<string, unknown> => {
  const spelt: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    const row = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (!row)
      throw new Error(
        `unknown attribute '${name}' in ${path || 'the props'} of ${where}; it has ${Object.keys(attributes).join(', ')}`,
      );
    if (value !== undefined)
      spelt[row.hcl] = below(row.holds, value, where, path ? `${path}.${name}` : name);
  }
  for (const [name, { hcl, optional }] of Object.entries(attributes))
    if (!optional && spelt[hcl] === undefined)
      throw new Error(`'${name}' is missing in ${path || 'the props'} of ${where}`);
  return spelt;
};

const below = (
  levels: Levels | undefined,
  value: unknown,
  where: string,
  path: string,
): unknown => {
  if (!levels || value === null || Token.isUnresolved(value)) return value;
  const { object, map, list, tuple } = levels;
  if (!object && !map && !list && !tuple) return value;
  if (Array.isArray(value) && (list || tuple))
    return value.map((element, index) =>
      below(list ?? tuple?.[index], element, where, `${path}[${index}]`),
    );
  if (typeof value === 'object' && !Array.isArray(value)) {
    if (object) return toHcl(object, value, where, path);
    if (map)
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, element]) =>
          element === undefined ? [] : [[key, below(map, element, where, `${path}.${key}`)]],
        ),
      );
  }
  const wanted = object ? 'an object' : map ? 'a map' : 'a list';
  throw new Error(`${path} of ${where} must be ${wanted}; got ${JSON.stringify(value)}`);
};
