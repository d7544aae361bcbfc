/** A value that only Terraform knows, as cdktf and cdktn have it (`IResolvable`). */
export interface Unresolved {
  // biome-ignore lint/suspicious/noExplicitAny: the context's type belongs to cdktf or cdktn, whichever the caller uses.
  resolve(context: any): any;
  toString(): string;
}

/** What lies below a value. A level that is not mentioned is passed on as it is. */
export interface Levels {
  readonly object?: Attributes;
  readonly list?: Levels;
  readonly map?: Levels;
  readonly tuple?: readonly Levels[];
}

/** One attribute: its name in HCL, and what lies below it. */
export interface AttributeRow {
  readonly hcl: string;
  readonly optional?: boolean;
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

/** Names that the props declare at one path and use at others; `*` in a path is any key or index. */
export interface NamesRow {
  readonly noun: string;
  readonly declared: string;
  readonly used: readonly string[];
  readonly mayBeUnresolved?: true;
}

/** All that the constructs know about a module. */
export interface ModuleTable {
  /** Its folder; empty for the root. */
  readonly module: string;
  readonly inputs: Attributes;
  readonly outputs: Readonly<Record<string, { readonly hcl: string; readonly holds: OutputRow }>>;
  readonly names: Readonly<Record<string, NamesRow>>;
}
