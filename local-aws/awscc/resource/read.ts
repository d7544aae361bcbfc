import type { CloudControl, Found } from '../client/cloud-control.ts';
import { type Diagnostic, problem, warning } from '../diagnostics.ts';
import { keepWriting } from '../document/same-meaning.ts';
import { toState } from '../document/to-state.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { type Fields, member } from '../value/value.ts';
import { idOf, type Outcome, refused, reported, succeeded } from './outcome.ts';

/** The service's answer does not fit the schema. */
export const unreadable = (type: ResourceType, error: unknown): Diagnostic =>
  problem(
    'Creation Of Terraform State Unsuccessful',
    `${type.cloudFormationName}: the properties that the service answered do not fit its schema: ${(error as Error).message}`,
  );

/** Rebuilds the state from the service; what the service never returns stays as it was. */
export const read = async (
  cloud: CloudControl,
  type: ResourceType,
  current: Fields,
): Promise<Outcome> => {
  const id = idOf(current);
  let found: Found | undefined;
  try {
    found = await cloud.find(type.cloudFormationName, id);
  } catch (error) {
    return reported(current, refused(type, error));
  }
  if (!found) {
    const detail = `${type.cloudFormationName} ${id} does not exist any more. It is dropped from the state and will be planned anew.`;
    return reported(null, warning('AWS Resource Not Found During Refresh', detail));
  }
  try {
    const kept = Object.fromEntries(type.writeOnly.map((name) => [name, member(current, name)]));
    const next = { ...toState(type, found.properties, current), ...kept, id };
    return succeeded(keepWriting(type, current, next));
  } catch (error) {
    return reported(current, unreadable(type, error));
  }
};
