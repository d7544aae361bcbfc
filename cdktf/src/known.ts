import { Token } from 'cdktf';
import { isKnownText } from './known-text.ts';
import { isReference } from './references.ts';
import { dictionary, UNKNOWN, type Values } from './rules/index.ts';
import type { Attributes, Levels } from './tables.ts';

/** What is known of some inputs, with defaults filled in as Terraform does. What only Terraform knows is `UNKNOWN`. */
export const knownOf = (attributes: Attributes, props: object): Values =>
  new Reader().object(attributes, props);

class Reader {
  object(attributes: Attributes, props: object): Values {
    const values: Record<string, unknown> = Object.create(defaultsOf(attributes));
    for (const name in props) {
      const row = attributes[name];
      const value = (props as Values)[name];
      if (row && value !== undefined && (value !== null || row.nullable))
        values[row.hcl] = this.value(row.holds, value);
    }
    return values;
  }

  value(levels: Levels | undefined, value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return Token.isUnresolved(value) ? this.unknown() : value;
    if (typeof value !== 'object' || value === null) return value;
    if (isReference(value)) return this.reference(levels, value);
    if (Token.isUnresolved(value)) return this.unknown();
    if (Array.isArray(value)) return this.list(levels, value);
    return levels?.object
      ? this.object(levels.object, value)
      : this.map(levels?.map, value as Values);
  }

  text(value: string): unknown {
    return isKnownText(value) ? value : this.unknown();
  }

  list(levels: Levels | undefined, value: readonly unknown[]): unknown {
    const element = levels?.list ?? levels?.set;
    const found = value.map((each, index) => this.value(element ?? levels?.tuple?.[index], each));
    return levels?.set && !found.includes(UNKNOWN) ? [...new Set(found)].sort() : found;
  }

  map(levels: Levels | undefined, value: Values): unknown {
    const found = dictionary();
    let isKnown = true;
    for (const key of Object.keys(value)) {
      if (!isKnownText(key)) isKnown = false;
      found[key] = this.value(levels, value[key]);
    }
    return isKnown ? found : this.unknown();
  }

  /** What came out of a module has known keys, where it is a map. */
  reference(levels: Levels | undefined, value: object): unknown {
    const names = levels?.object
      ? Object.values(levels.object).map(({ hcl }) => hcl)
      : Object.keys(value);
    return names.every(isKnownText)
      ? Object.assign(dictionary(), Object.fromEntries(names.map((name) => [name, UNKNOWN])))
      : UNKNOWN;
  }

  unknown(): typeof UNKNOWN {
    return UNKNOWN;
  }
}

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
