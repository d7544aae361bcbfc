import type { Expression } from './evaluate.ts';

/** Values of the inputs of a module, as HCL spells them; those that nobody set stand in the prototype. */
export type Values = Readonly<Record<string, unknown>>;

/** One `validation`. */
export interface Rule {
  /** The input that it belongs to. */
  readonly of: string;
  readonly holds: Expression;
  /** What is said where it does not hold. */
  readonly says: Expression;
}

/** Rules that depend on the same inputs. */
export interface Group {
  readonly reads: readonly string[];
  readonly rules: readonly Rule[];
}

/** What has which place where a `Call` is evaluated: the caller's inputs, `each.key`, `each.value`, then the locals. */
export const PLACES = { inputs: 0, key: 1, value: 2, locals: 3 } as const;

/** What a module passes on to another. */
export interface Call {
  readonly module: ModuleRules;
  readonly count?: Expression;
  readonly forEach?: Expression;
  /** What is the same for each instance. */
  readonly locals: readonly Expression[];
  /** Inputs that the call computes. */
  readonly inputs: readonly (readonly [name: string, value: Expression])[];
  /** Inputs that have the same name in `each.value`, or with the caller where there is one instance. */
  readonly copied: readonly string[];
}

/** All that a module refuses at plan, as far as that depends on its inputs alone. */
export interface ModuleRules {
  /** What the inputs are where nobody set them. */
  readonly defaults: Values;
  readonly groups: readonly Group[];
  readonly calls: readonly Call[];
}
