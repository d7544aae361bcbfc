import type { Attribute } from '../schema/resource-type.ts';
import type { Path, Step } from '../value/path.ts';
import { equal, isFields, UNKNOWN, type Value } from '../value/value.ts';

/** One value as it is configured, planned so far, and stored. */
export interface Sides {
  readonly config: Value;
  readonly plan: Value;
  readonly state: Value;
}

/** Settles the values of one plan, and remembers which of them need a new resource. */
export class Settlement {
  /** Whether there is a resource already. */
  readonly exists: boolean;
  /** Paths whose change needs a new resource. */
  readonly replace: Path[] = [];

  constructor(exists: boolean) {
    this.exists = exists;
  }

  /** Unknown computed values become what the state holds, null too, where there is a resource. */
  fields(attributes: readonly Attribute[], sides: Sides, path: Path = []): Value {
    if (!isFields(sides.plan)) return sides.plan;
    return Object.fromEntries(
      attributes.map((attribute) => [
        attribute.name,
        this.#attribute(attribute, at(sides, attribute.name), [...path, attribute.name]),
      ]),
    );
  }

  #attribute(attribute: Attribute, sides: Sides, path: Path): Value {
    const { config, state } = sides;
    const keeps = attribute.computed && this.exists && sides.plan === UNKNOWN && config !== UNKNOWN;
    const value = keeps ? state : sides.plan;
    if (this.#needsReplacement(attribute, { config, plan: value, state })) this.replace.push(path);

    const { shape } = attribute;
    if (!('attributes' in shape)) return value;
    const inside: Sides = { config, plan: value, state };
    if (!Array.isArray(value)) return this.fields(shape.attributes, inside, path);
    // Members of a set are matched by position too, as the provider's framework does.
    return value.map((item, i) => {
      const step: Step = shape.kind === 'object-set' ? { member: item } : i;
      return this.fields(shape.attributes, at(inside, i), [...path, step]);
    });
  }

  #needsReplacement({ replace }: Attribute, { config, plan, state }: Sides): boolean {
    if (!this.exists || equal(plan, state)) return false;
    return replace === 'always' || (replace === 'if-configured' && config !== null);
  }
}

const at = ({ config, plan, state }: Sides, key: string | number): Sides => ({
  config: inside(config, key),
  plan: inside(plan, key),
  state: inside(state, key),
});

const inside = (value: Value, key: string | number): Value => {
  if (value === UNKNOWN) return UNKNOWN;
  if (typeof key === 'string') return isFields(value) ? (value[key] ?? null) : null;
  return Array.isArray(value) ? (value[key] ?? null) : null;
};
