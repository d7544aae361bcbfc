/** Values of the inputs of a module, as HCL spells them. */
export type Values = Readonly<Record<string, unknown>>;

/** One `validation`. */
export interface Rule {
  /** The input that it belongs to. */
  readonly of: string;
  /** All inputs that it depends on. */
  readonly reads: readonly string[];
  readonly holds: (v: Values) => unknown;
  /** What is said where it does not hold. */
  readonly says: (v: Values) => string;
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
  readonly rules: readonly Rule[];
  readonly calls: readonly Call[];
}
