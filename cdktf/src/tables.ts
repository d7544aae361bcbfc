import type { ModuleRules } from './rules/index.ts';

/** What lies below a value: nothing, where it is a text, a number, a truth value or whatever one likes. */
export interface Levels {
  readonly object?: Attributes;
  readonly list?: Levels;
  readonly set?: Levels;
  readonly map?: Levels;
  readonly tuple?: readonly Levels[];
}

/** One attribute: its name in HCL, and what lies below it. */
export interface AttributeRow {
  readonly hcl: string;
  readonly optional?: true;
  /** Whether null means null, and not the default. */
  readonly nullable?: true;
  /** What HCL has where it is not given, with all defaults below; null unless stated. */
  readonly default?: unknown;
  readonly holds?: Levels;
}

/** Attributes by their names in TypeScript. */
export type Attributes = Readonly<Record<string, AttributeRow>>;

/** What an output or a part of it is. */
export type OutputRow =
  | 'string'
  | 'number'
  | 'bool'
  | 'any'
  | 'list'
  | 'map'
  | {
      readonly object: Readonly<
        Record<string, { readonly hcl: string; readonly holds: OutputRow }>
      >;
    }
  | { readonly keys: string; readonly each: OutputRow };

/** Names that the props declare: the keys of a map, the elements of a list. */
export interface NamesRow {
  readonly noun: string;
  /** Their path among the inputs, as HCL spells it. */
  readonly declared: readonly string[];
  /** The same as the props spell it. */
  readonly prop: string;
  readonly mayBeUnresolved?: true;
}

/** All that the constructs know about a module. */
export interface ModuleTable {
  /** Its folder; empty for the root. */
  readonly module: string;
  readonly inputs: Attributes;
  readonly outputs: Readonly<Record<string, { readonly hcl: string; readonly holds: OutputRow }>>;
  readonly names: Readonly<Record<string, NamesRow>>;
  readonly rules: ModuleRules;
}
