import type { Check } from './checks.ts';

/** What kind of value an attribute holds. */
export type Shape =
  | { readonly kind: 'string'; readonly format?: 'json' | 'date-time' }
  | { readonly kind: 'bool' | 'integer' | 'number' }
  | { readonly kind: 'list' | 'set'; readonly element: Shape }
  | {
      readonly kind: 'object' | 'object-list' | 'object-set';
      readonly attributes: readonly Attribute[];
    };

/** One attribute of a resource or data source. */
export interface Attribute {
  readonly name: string;
  /** Name of the Cloud Control property; attributes that only Terraform knows have none. */
  readonly property?: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  /** Must be given when its optional parent is given. */
  readonly notNull: boolean;
  /** When a change needs a new resource. */
  readonly replace: 'never' | 'always' | 'if-configured';
  /** Rules on the value as a whole. */
  readonly checks: readonly Check[];
  /** Rules on each element of a list or set. */
  readonly elementChecks: readonly Check[];
}

/** A resource type as Terraform sees it. */
export interface ResourceType {
  readonly cloudFormationName: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** Names of the top-level attributes that the service never returns. */
  readonly writeOnly: readonly string[];
  /** Name of the plural data source, where the type can be listed without arguments. */
  readonly plural?: string;
}

/** An attribute that only the provider sets. */
export const computedAttribute = (name: string, shape: Shape): Attribute => ({
  name,
  shape,
  required: false,
  optional: false,
  computed: true,
  notNull: false,
  replace: 'never',
  checks: [],
  elementChecks: [],
});
