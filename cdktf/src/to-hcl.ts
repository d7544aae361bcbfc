import { Token } from 'cdktf';
import { dictionary } from './rules/index.ts';
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
  for (const name in props) {
    const value = (props as Readonly<Record<string, unknown>>)[name];
    const row = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (!row) throw unknownAttribute(name, attributes, where, path);
    if (value !== undefined)
      spelt[row.hcl] = row.holds
        ? below(row.holds, value, where, path ? `${path}.${name}` : name)
        : value;
  }
  for (const { name, hcl } of requiredIn(attributes))
    if (spelt[hcl] === undefined)
      throw new Error(`'${name}' is missing in ${path || 'the props'} of ${where}`);
  return spelt;
};

interface Required {
  readonly name: string;
  readonly hcl: string;
}

const required = new WeakMap<Attributes, readonly Required[]>();

const requiredIn = (attributes: Attributes): readonly Required[] => {
  const found =
    required.get(attributes) ??
    Object.entries(attributes)
      .filter(([, { optional }]) => !optional)
      .map(([name, { hcl }]) => ({ name, hcl }));
  required.set(attributes, found);
  return found;
};

const below = (levels: Levels, value: unknown, where: string, path: string): unknown => {
  if (typeof value === 'object' && value !== null) {
    if (Token.isUnresolved(value)) return value;
    const { object, map, tuple } = levels;
    const list = levels.list ?? levels.set;
    if (Array.isArray(value)) {
      if (list || tuple)
        return value.map((element, index) =>
          below(list ?? tuple?.[index] ?? {}, element, where, `${path}[${index}]`),
        );
    } else if (object) return toHcl(object, value, where, path);
    else if (map) return mapped(map, value, where, path);
  }
  if (isLeaf(levels) || value === null || Token.isUnresolved(value)) return value;
  const wanted = levels.object ? 'an object' : levels.map ? 'a map' : 'a list';
  throw new Error(`${path} of ${where} must be ${wanted}; got ${JSON.stringify(value)}`);
};

const mapped = (levels: Levels, map: object, where: string, path: string): object => {
  const values = map as Readonly<Record<string, unknown>>;
  // Nothing in it is spelt otherwise.
  if (isLeaf(levels) && !Object.values(values).includes(undefined)) return map;
  const spelt = dictionary();
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (value === null && levels.object)
      throw new Error(`${path}.${key} of ${where} must be an object; got null: leave the key out`);
    if (value !== undefined) spelt[key] = below(levels, value, where, `${path}.${key}`);
  }
  return spelt;
};

const isLeaf = ({ object, map, list, set, tuple }: Levels): boolean =>
  !object && !map && !list && !set && !tuple;

const unknownAttribute = (name: string, attributes: Attributes, where: string, path: string) => {
  const names = Object.keys(attributes);
  const plain = (text: string) => text.replaceAll('_', '').toLowerCase();
  const meant = names.find((candidate) => plain(candidate) === plain(name));
  const hint = meant ? `did you mean '${meant}'? It` : 'it';
  return new Error(
    `unknown attribute '${name}' in ${path || 'the props'} of ${where}; ${hint} has ${names.join(', ')}`,
  );
};
