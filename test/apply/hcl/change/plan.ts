import type { Change } from '../../../harness/deployment.ts';
import type { When } from './instances.ts';
import type { Effect, Kind } from './table.ts';

const KINDS: Readonly<Record<string, Kind>> = {
  update: 'in place',
  'create,delete': 'new first',
  'delete,create': 'old first',
  create: 'made',
  delete: 'deleted',
};

/** `module.a.module.b["x"].aws_iam_role_policy.own[0]` is `aws_iam_role_policy.own`; `this` says nothing and is left out. */
export const labelOf = (address: string): string =>
  address
    .replace(/^(module\.[^.[]+(\[[^\]]*\])?\.)+/, '')
    .replace(/\[[^\]]*\]$/, '')
    .replace(/\.this$/, '');

/** Not AWS's: what the module notices changes with, and its waits. */
const isOwn = (label: string) => label.startsWith('terraform_data.') || label.startsWith('data.');

/** Effects of changes, as an edit that gives an input would have them: what taking it away deletes, giving it makes. */
export const effectsOf = (changes: readonly Change[], when: When): Effect[] => {
  const effects = changes
    .filter(({ actions, address }) => actions[0] !== 'read' && !isOwn(labelOf(address)))
    .map(({ address, actions }): Effect => {
      const kind = KINDS[actions.join(',')];
      if (!kind) throw new Error(`${address}: ${actions.join(', ')}`);
      return `${when === 'before' ? opposite(kind) : kind} ${labelOf(address)}`;
    });
  return [...new Set(effects)].sort();
};

const opposite = (kind: Kind): Kind =>
  kind === 'made' ? 'deleted' : kind === 'deleted' ? 'made' : kind;

/** Paths of what differs before and after: `image_config.0.command.0`. */
export const changedPaths = (before: unknown, after: unknown, path = ''): string[] => {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const keys = [before, after].flatMap((value) =>
    typeof value === 'object' && value !== null ? Object.keys(value) : [],
  );
  if (keys.length === 0) return [path];
  return [...new Set(keys)].flatMap((key) =>
    changedPaths(
      (before as Record<string, unknown> | null | undefined)?.[key],
      (after as Record<string, unknown> | null | undefined)?.[key],
      path === '' ? key : `${path}.${key}`,
    ),
  );
};
