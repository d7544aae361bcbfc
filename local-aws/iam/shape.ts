import type { Statement } from './policy.ts';
import { PolicyError } from './policy-error.ts';

/** Where a policy hangs: on the one who asks, or on what is asked for. */
export type PolicyKind = 'identity' | 'resource';

const ELEMENTS = new Set([
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'],
  ...['Resource', 'NotResource', 'Condition'],
]);

/** Refuses a statement that IAM would not store. */
export const checkShape = (statement: Statement, kind: PolicyKind): void => {
  if (typeof statement !== 'object' || statement === null) {
    throw new PolicyError('it is not an object');
  }
  for (const name of Object.keys(statement)) {
    if (!ELEMENTS.has(name)) throw new PolicyError(`${name} is not an element of a statement`);
  }
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
    throw new PolicyError(`Effect must be Allow or Deny, got ${JSON.stringify(statement.Effect)}`);
  }
  const count = (...names: (keyof Statement)[]) =>
    names.filter((name) => statement[name] !== undefined).length;
  if (count('Action', 'NotAction') !== 1)
    throw new PolicyError('it needs Action or NotAction, one of them');
  // A policy on a resource may leave the resource out: it is the one it hangs on.
  const resources = count('Resource', 'NotResource');
  if (resources > 1 || (resources === 0 && kind === 'identity')) {
    throw new PolicyError('it needs Resource or NotResource, one of them');
  }
  if (count('Principal', 'NotPrincipal') !== (kind === 'identity' ? 0 : 1)) {
    throw new PolicyError(
      kind === 'identity'
        ? 'Principal has no place in a policy of a role'
        : 'a policy on a resource needs Principal or NotPrincipal, one of them',
    );
  }
};
