import { UNKNOWN } from './unknown.ts';

/** Values of the inputs of a module, as HCL spells them; those that nobody set stand in the prototype. */
export type Values = Readonly<Record<string, unknown>>;

/** One `validation`. */
export interface Rule {
  /** The input that it belongs to. */
  readonly of: string;
  readonly holds: (v: Values) => unknown;
  /** What is said where it does not hold. */
  readonly says: (v: Values) => string;
}

/** Rules that depend on the same inputs. */
export interface Group {
  readonly reads: readonly string[];
  readonly rules: readonly Rule[];
}

/** One instance of a call with `for_each`. */
export interface Instance {
  readonly key: unknown;
  readonly value: unknown;
}

/** What a module passes on to another. */
export interface Call {
  readonly module: ModuleRules;
  readonly count?: (v: Values) => unknown;
  readonly forEach?: (v: Values) => unknown;
  /** All inputs of the called module, for one instance. */
  readonly inputs: (v: Values) => (each: Instance) => Values;
}

/** All that a module refuses at plan, as far as that depends on its inputs alone. */
export interface ModuleRules {
  /** What the inputs are where nobody set them. */
  readonly defaults: Values;
  readonly groups: readonly Group[];
  readonly calls: readonly Call[];
}

/**
 * Inputs of a called module.
 *
 * @param computed what the call makes of the caller's inputs.
 * @param from where the others are copied from, those of them that were set.
 */
export const inputsOf = (
  defaults: Values,
  computed: Values,
  from: unknown,
  names: readonly string[],
): Values => {
  const inputs: Record<string, unknown> = Object.assign(Object.create(defaults), computed);
  for (const name of names) {
    if (from === UNKNOWN) inputs[name] = UNKNOWN;
    else if (Object.hasOwn(from as Values, name)) inputs[name] = (from as Values)[name];
  }
  return inputs;
};
