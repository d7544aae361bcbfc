import { changesOn } from './changes.ts';
import { ApiError } from './errors.ts';
import type { ResourceTypeDefinition } from './handlers.ts';
import { readsOn } from './reads.ts';
import { Requests } from './requests.ts';
import { trackingOf } from './tracking.ts';
import { type ApiOperation, ResourceTypes } from './types.ts';

/** Finds the operations of the API on these types by name. */
export const operationsOn = (
  definitions: readonly ResourceTypeDefinition[],
  holdStatus: number,
): ((name: string) => ApiOperation) => {
  const types = new ResourceTypes(definitions);
  const requests = new Requests();
  const operations: ReadonlyMap<string, ApiOperation> = new Map(
    Object.entries({
      ...readsOn(types),
      ...changesOn(types, requests),
      ...trackingOf(requests, holdStatus),
    }),
  );
  return (name) => {
    const operation = operations.get(name);
    if (operation) return operation;
    throw new ApiError('UnknownOperationException', `Cloud Control has no operation '${name}'.`);
  };
};
