import type { CloudControl } from '../client/cloud-control.ts';
import { problem } from '../diagnostics.ts';
import { toState } from '../document/to-state.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import type { Value } from '../value/value.ts';
import { idOf, type Outcome, refused, reported, succeeded } from './outcome.ts';

/** Reads the data source for one resource; after an error the configuration stands. */
export const readData = async (
  cloud: CloudControl,
  type: ResourceType,
  config: Value,
): Promise<Outcome> => {
  const id = idOf(config);
  try {
    const found = await cloud.find(type.cloudFormationName, id);
    if (found) return succeeded({ ...toState(type, found.properties), id: found.identifier });
    const detail = `There is no ${type.cloudFormationName} with the identifier ${id}.`;
    return reported(config, problem('AWS Data Source Not Found', detail));
  } catch (error) {
    return reported(config, refused(type, error));
  }
};

/** Reads a plural data source; its id is the Region, and an empty list is an error, as with the real provider. */
export const readPlural = async (
  cloud: CloudControl,
  type: ResourceType,
  { region, config }: { region: string; config: Value },
): Promise<Outcome> => {
  try {
    const ids = await cloud.list(type.cloudFormationName);
    if (ids.length === 0) throw new Error('ListResources found none');
    return succeeded({ id: region, ids: [...new Set(ids)] });
  } catch (error) {
    return reported(config, refused(type, error));
  }
};
