import type { CloudControl, Found } from '../client/cloud-control.ts';
import { problem } from '../diagnostics.ts';
import { toState } from '../document/to-state.ts';
import { fillPlaces, unknownPlaces } from '../document/unknowns.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import type { Fields } from '../value/value.ts';
import { idOf, type Outcome, refused, reported, succeeded } from './outcome.ts';
import { unreadable } from './read.ts';

/** Fills what is still unknown from the service; asks it only when there is something to fill. */
export const complete = async (
  cloud: CloudControl,
  type: ResourceType,
  state: Fields,
): Promise<Outcome> => {
  const places = unknownPlaces(type.attributes, state);
  if (places.length === 0) return succeeded(state);
  let found: Found | undefined;
  try {
    found = await cloud.find(type.cloudFormationName, idOf(state));
  } catch (error) {
    return reported(state, refused(type, error));
  }
  if (!found) {
    const detail = `${type.cloudFormationName} ${idOf(state)} was created or changed, but the service does not know it.`;
    return reported(state, problem('AWS Resource Not Found After Creation or Update', detail));
  }
  try {
    return succeeded(fillPlaces(state, places, toState(type, found.properties)));
  } catch (error) {
    return reported(state, unreadable(type, error));
  }
};
