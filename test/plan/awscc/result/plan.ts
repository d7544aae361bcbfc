import { compact, marked } from './compact.ts';

interface Change {
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly after_unknown?: unknown;
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly importing?: object;
}

interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action_reason?: string;
  readonly previous_address?: string;
  readonly deposed?: string;
  readonly change: Change;
}

interface ShownPlan {
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, Change>>;
  readonly prior_state?: {
    readonly values?: { readonly root_module?: { readonly resources?: readonly Resource[] } };
  };
}

interface Resource {
  readonly address: string;
  readonly type: string;
  readonly mode: 'data' | 'managed';
  readonly values: object;
}

const unknownPaths = (unknown: unknown, at: readonly string[] = []): string[] => {
  if (unknown === true) return [at.join('.')];
  if (!unknown || typeof unknown !== 'object') return [];
  return Object.entries(unknown)
    .flatMap(([key, inner]) => unknownPaths(inner, [...at, key]))
    .sort();
};

const changeOf = ({
  address,
  action_reason,
  previous_address,
  deposed,
  change,
}: ResourceChange) => {
  const base = {
    address,
    actions: change.actions,
    action_reason,
    previous: previous_address,
    deposed: deposed !== undefined,
  };
  if (change.actions[0] === 'no-op' && !change.importing) return compact(base);
  return compact({
    ...base,
    before: change.before,
    after: change.after,
    unknown: unknownPaths(change.after_unknown),
    replace_paths: change.replace_paths?.map((path) => path.join('.')).sort(),
    before_sensitive: marked(change.before_sensitive),
    after_sensitive: marked(change.after_sensitive),
    importing: change.importing,
  });
};

// The helper resource that makes values unknown is no part of what is compared.
const ours = ({ type }: { type: string }): boolean => type !== 'terraform_data';

/** The recorded form of `terraform show -json <plan>`. */
export const planResult = (shown: string): object => {
  const plan = JSON.parse(shown) as ShownPlan;
  const resources = plan.prior_state?.values?.root_module?.resources ?? [];
  return compact({
    changes: plan.resource_changes?.filter(ours).map(changeOf),
    drift: plan.resource_drift?.filter(ours).map(changeOf),
    outputs: Object.fromEntries(
      Object.entries(plan.output_changes ?? {}).map(([name, change]) => [
        name,
        compact({
          actions: change.actions,
          before: change.before,
          after: change.after,
          unknown: unknownPaths(change.after_unknown),
          after_sensitive: change.after_sensitive,
        }),
      ]),
    ),
    refreshed: Object.fromEntries(
      resources
        .filter(({ mode, type }) => mode === 'data' && ours({ type }))
        .map(({ address, values }) => [address, values]),
    ),
  });
};
