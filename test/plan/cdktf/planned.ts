/** What `terraform show -json` says of a plan, as far as two spellings of one configuration must agree on it. */
export interface Planned {
  /** Every resource and every data source, by address, with what is done to it and all that is known of it. */
  readonly resources: Readonly<Record<string, { readonly type: string; readonly after?: Values }>>;
  readonly outputs: Readonly<Record<string, object>>;
  /** Block of the root module → argument → what it refers to: two unknown values look alike. */
  readonly references: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly checks: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

interface Resource {
  readonly address: string;
  readonly mode: 'data' | 'managed';
  readonly type: string;
  readonly provider_name: string;
}

interface Change {
  readonly actions: readonly string[];
  readonly after?: Values;
  readonly after_unknown: unknown;
  readonly after_sensitive: unknown;
}

interface StateModule {
  readonly resources?: readonly (Resource & { readonly values: Values })[];
  readonly child_modules?: readonly StateModule[];
}

type Expressions = Readonly<Record<string, unknown>>;

interface Block {
  readonly expressions?: Expressions;
  readonly depends_on?: readonly string[];
}

interface ShownPlan {
  readonly resource_changes: readonly (Resource & { readonly change: Change })[];
  readonly output_changes: Readonly<Record<string, Change>>;
  readonly prior_state?: { readonly values?: { readonly root_module?: StateModule } };
  readonly checks?: readonly unknown[];
  readonly configuration: {
    readonly root_module: {
      readonly resources?: readonly (Block & { readonly address: string })[];
      readonly module_calls?: Readonly<Record<string, Block>>;
      readonly outputs?: Readonly<
        Record<string, { readonly description?: string; readonly expression: unknown }>
      >;
    };
  };
}

export const planned = (shown: string): Planned => {
  const { resource_changes, output_changes, prior_state, checks, configuration } = JSON.parse(
    shown,
  ) as ShownPlan;
  const { resources = [], module_calls = {}, outputs = {} } = configuration.root_module;
  return {
    resources: Object.fromEntries([
      ...resource_changes.map(({ address, mode, type, provider_name, change }) => [
        address,
        { mode, type, provider_name, ...change },
      ]),
      // What is read before the plan is no change.
      ...resourcesIn(prior_state?.values?.root_module).map(
        ({ address, mode, type, provider_name, values }) => [
          address,
          { mode, type, provider_name, after: values },
        ],
      ),
    ]),
    outputs: Object.fromEntries(
      Object.entries(output_changes).map(([name, change]) => [
        name,
        { description: outputs[name]?.description, ...change },
      ]),
    ),
    references: Object.fromEntries([
      ...resources.map((block) => [block.address, referencesOf(block)]),
      ...Object.entries(module_calls).map(([name, block]) => [
        `module.${name}`,
        referencesOf(block),
      ]),
      ...Object.entries(outputs).map(([name, { expression }]) => [
        `output.${name}`,
        { value: referencesIn(expression) },
      ]),
    ]),
    checks,
  };
};

const resourcesIn = ({
  resources = [],
  child_modules = [],
}: StateModule = {}): (Resource & {
  readonly values: Values;
})[] => [...resources, ...child_modules.flatMap(resourcesIn)];

const referencesOf = ({ expressions = {}, depends_on = [] }: Block) =>
  Object.fromEntries(
    [
      ...Object.entries(expressions).map(
        ([name, expression]) => [name, referencesIn(expression)] as const,
      ),
      ['depends_on', [...depends_on].sort()] as const,
    ].filter(([, references]) => references.length > 0),
  );

// The same value may be a variable here and a constant there, and what is put together from an output one by one there.
const referencesIn = (expression: unknown): string[] => {
  const found: string[] = [];
  const search = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { references } = value as { references?: string[] };
    if (references) found.push(...references);
    else Object.values(value).forEach(search);
  };
  search(expression);
  return [
    ...new Set(
      found
        .filter((reference) => !/^(var|local|path|each|count)\./.test(reference))
        .map((reference) => /^module\.\w+(\.\w+)?/.exec(reference)?.[0] ?? reference),
    ),
  ].sort();
};
