import { problem } from '../diagnostics.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { member, type Value } from '../value/value.ts';
import { type Outcome, reported, succeeded } from './outcome.ts';

/** A state as Terraform stored it; attributes that it lacks are null. */
export const upgradeState = (type: ResourceType, version: number, stored: Value): Outcome => {
  if (version !== 1) {
    const detail = `The state of this ${type.name} has schema version ${version}; only version 1 is known.`;
    return reported(null, problem('Unable to Upgrade Resource State', detail));
  }
  return succeeded(
    Object.fromEntries(type.attributes.map(({ name }) => [name, member(stored, name)])),
  );
};
