import type { Attribute } from '../schema/resource-type.ts';
import { type Path, toText } from '../value/path.ts';
import { equal, isFields, type Value } from '../value/value.ts';
import { openFields } from './open.ts';
import { Settlement } from './settle.ts';

/** What will be, and which changes need a new resource. */
export interface Plan {
  readonly planned: Value;
  readonly replace: readonly Path[];
}

/** The three sides that Terraform plans from. */
export interface Proposal {
  readonly config: Value;
  readonly prior: Value;
  /** Configuration over prior state; null where the resource goes. */
  readonly proposed: Value;
}

/**
 * What Terraform proposes, with computed values left open on create and taken from the state afterwards. Nothing is
 * reconciled: an attribute dropped from the configuration keeps its value, and [] stays different from null.
 */
export const plan = (
  attributes: readonly Attribute[],
  { config, prior, proposed }: Proposal,
): Plan => {
  if (!isFields(proposed)) return { planned: null, replace: [] };
  const opened = equal(proposed, prior) ? proposed : openFields(attributes, proposed, config);
  const settlement = new Settlement(prior !== null);
  const planned = settlement.fields(attributes, { config, plan: opened, state: prior });
  return { planned, replace: eachOnce(settlement.replace) };
};

const eachOnce = (paths: readonly Path[]): Path[] =>
  [...new Map(paths.map((path) => [toText(path), path]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, path]) => path);
