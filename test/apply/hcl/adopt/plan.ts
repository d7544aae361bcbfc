import type { Action, Deployment } from '../../../harness/deployment.ts';
import { terraform } from '../../../harness/terraform.ts';

/** What a plan does to a resource that it imports. */
export interface Imported {
  readonly address: string;
  readonly id: string;
  readonly actions: readonly Action[];
  /** Attributes that differ afterwards. */
  readonly attributes: readonly string[];
}

interface ShownChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly Action[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown?: Readonly<Record<string, unknown>>;
    readonly importing?: { readonly id: string };
  };
}

/** Plans, and answers what is imported, in the order of addresses. */
export const importsOf = async (deployment: Deployment): Promise<Imported[]> => {
  await deployment.plan();
  const { stdout } = await terraform(['show', '-json', deployment.planFile], {
    cwd: deployment.folder,
    env: deployment.environment,
  });
  const { resource_changes } = JSON.parse(stdout) as { resource_changes: ShownChange[] };
  return resource_changes.flatMap(({ address, change }) => {
    const { importing, actions, before, after, after_unknown: unknown } = change;
    if (!importing) return [];
    const attributes = Object.keys({ ...before, ...after }).filter(
      (name) =>
        unknown?.[name] === true ||
        JSON.stringify(after?.[name]) !== JSON.stringify(before?.[name]),
    );
    return [{ address, id: importing.id, actions, attributes }];
  });
};
