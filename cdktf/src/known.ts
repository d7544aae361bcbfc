import { Token } from 'cdktf';
import { asTerraformHas, isKnownText } from './known-text.ts';
import { isReference } from './references.ts';
import { dictionary, UNKNOWN, type Values } from './rules/index.ts';
import type { Attributes, Levels } from './tables.ts';

/** What is known of some inputs, with defaults filled in as Terraform does. What only Terraform knows is `UNKNOWN`. */
export const knownOf = (attributes: Attributes, props: object): Values => {
  const values: Record<string, unknown> = Object.create(defaultsOf(attributes));
  for (const name in props) {
    const row = attributes[name];
    const value = (props as Values)[name];
    if (row && value !== undefined && (value !== null || row.nullable))
      values[row.hcl] = knownValue(row.holds, value);
  }
  return values;
};

const knownValue = (levels: Levels | undefined, value: unknown): unknown => {
  if (typeof value === 'string') return isKnownText(value) ? asTerraformHas(value) : UNKNOWN;
  if (typeof value === 'number') return Token.isUnresolved(value) ? UNKNOWN : value;
  if (typeof value !== 'object' || value === null) return value;
  if (isReference(value)) return knownReference(levels, value);
  if (Token.isUnresolved(value)) return UNKNOWN;
  if (Array.isArray(value)) return knownList(levels, value);
  return levels?.object ? knownOf(levels.object, value) : knownMap(levels?.map, value as Values);
};

const knownList = (levels: Levels | undefined, value: readonly unknown[]): unknown => {
  const element = levels?.list ?? levels?.set;
  const found = value.map((each, index) => knownValue(element ?? levels?.tuple?.[index], each));
  return levels?.set && !found.includes(UNKNOWN) ? [...new Set(found)].sort() : found;
};

const knownMap = (levels: Levels | undefined, value: Values): unknown => {
  const found = dictionary();
  for (const key of Object.keys(value)) {
    if (value[key] === undefined) continue;
    if (!isKnownText(key)) return UNKNOWN;
    found[asTerraformHas(key)] = knownValue(levels, value[key]);
  }
  return found;
};

/** What came out of a module has known keys, where it is a map. */
const knownReference = (levels: Levels | undefined, value: object): unknown => {
  const names = levels?.object
    ? Object.values(levels.object).map(({ hcl }) => hcl)
    : Object.keys(value);
  return names.every(isKnownText)
    ? Object.assign(dictionary(), Object.fromEntries(names.map((name) => [name, UNKNOWN])))
    : UNKNOWN;
};

const defaults = new WeakMap<Attributes, Values>();

/** What attributes are where nobody set them. */
const defaultsOf = (attributes: Attributes): Values => {
  const known =
    defaults.get(attributes) ??
    Object.fromEntries(
      Object.values(attributes).map((row) => [row.hcl, frozen(row.default ?? null)]),
    );
  defaults.set(attributes, known);
  return known;
};

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};
