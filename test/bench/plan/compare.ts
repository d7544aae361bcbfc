import { isDeepStrictEqual } from 'node:util';
import type { Change, Plan } from '../../harness/deployment.ts';

/** What one plan makes and the other does not; empty when both come to the same. */
export const differences = (module: Plan, flat: Plan): string[] => {
  const [ours, theirs] = [byType(module), byType(flat)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].sort().flatMap((type) => {
    const [here, there] = [ours.get(type) ?? [], theirs.get(type) ?? []];
    if (here.length !== there.length)
      return [`${type}: ${here.length} in the module, ${there.length} in the flat configuration`];
    // What a terraform_data holds is how the module notices a change, and nothing that AWS gets.
    return type === 'terraform_data' ? [] : inValues(here, there);
  });
};

const byType = ({ changes }: Plan): Map<string, Change[]> => {
  const types = new Map<string, Change[]>();
  for (const change of changes) types.set(change.type, [...(types.get(change.type) ?? []), change]);
  return types;
};

/** Addresses differ, so each resource has to find one with the same values on the other side. */
const inValues = (here: readonly Change[], there: readonly Change[]): string[] => {
  const left = [...there];
  const unmatched = here.filter((change) => {
    const match = left.findIndex((other) => differing(change, other).length === 0);
    if (match >= 0) left.splice(match, 1);
    return match < 0;
  });
  return unmatched.map((change) => {
    const nearest = left
      .map((other) => ({ other, keys: differing(change, other) }))
      .reduce((one, two) => (two.keys.length < one.keys.length ? two : one));
    left.splice(left.indexOf(nearest.other), 1);
    const values = nearest.keys.map(
      (key) => `${key} ${shown(change, key)} and ${shown(nearest.other, key)}`,
    );
    return `${change.address} and ${nearest.other.address}: ${values.join('; ')}`;
  });
};

/** Attributes; one that is unknown in one plan only is among them. */
const differing = (one: Change, other: Change): string[] =>
  [...new Set([...Object.keys(one.after ?? {}), ...Object.keys(other.after ?? {})])].filter(
    (key) => !isDeepStrictEqual(one.after?.[key], other.after?.[key]),
  );

const shown = ({ after }: Change, key: string): string =>
  after && key in after ? JSON.stringify(after[key]) : 'unknown';
