import type { Change, CloudControl } from '../client/cloud-control.ts';
import { RequestFailed } from '../client/service-error.ts';
import { type Diagnostic, problem } from '../diagnostics.ts';
import { goJson } from '../document/json.ts';
import { toDocument } from '../document/to-document.ts';
import { patch } from '../patch/patch.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import type { Fields } from '../value/value.ts';
import { complete } from './complete.ts';
import {
  bareState,
  idOf,
  type Outcome,
  refused,
  reported,
  succeeded,
  UNSUCCESSFUL,
} from './outcome.ts';

interface Sent {
  /** The identifier, as far as the service has told it. */
  readonly id: string;
  readonly error?: Diagnostic;
}

const INCOMPLETE = 'AWS SDK Go Service Operation Incomplete';

/** Sends a change and waits for its end. */
const sendChange = async (
  cloud: CloudControl,
  type: ResourceType,
  operation: Change,
  input: Readonly<Record<string, string>>,
): Promise<Sent> => {
  const TypeName = type.cloudFormationName;
  let token: string;
  try {
    token = await cloud.begin(operation, { ...input, TypeName });
  } catch (error) {
    return { id: '', error: refused(type, error) };
  }
  try {
    return { id: await cloud.end(token) };
  } catch (error) {
    // The real provider tells a change that failed on its way from one that was refused, but not for deletes.
    const summary = operation === 'DeleteResource' ? UNSUCCESSFUL : INCOMPLETE;
    const detail = `${TypeName}: ${operation} was accepted, but ${(error as Error).message}`;
    const id = error instanceof RequestFailed ? error.identifier : '';
    return { id, error: problem(summary, detail) };
  }
};

/** Creates a resource. */
export const create = async (
  cloud: CloudControl,
  type: ResourceType,
  planned: Fields,
): Promise<Outcome> => {
  const { id, error } = await sendChange(cloud, type, 'CreateResource', {
    DesiredState: goJson(toDocument(type, planned)),
  });
  if (!error) return complete(cloud, type, { ...planned, id });
  // With an identifier the resource may exist: it is kept, and Terraform marks it tainted.
  return reported(id ? bareState(type, id) : null, error);
};

/** Updates a resource; the new state is the plan, nothing is read again. */
export const update = async (
  cloud: CloudControl,
  type: ResourceType,
  prior: Fields,
  planned: Fields,
): Promise<Outcome> => {
  // Write-only values count as never sent, so they are added to every patch.
  const unsent = Object.fromEntries(type.writeOnly.map((name) => [name, null]));
  const before = toDocument(type, { ...prior, ...unsent });
  const { error } = await sendChange(cloud, type, 'UpdateResource', {
    Identifier: idOf(prior),
    PatchDocument: JSON.stringify(patch(before, toDocument(type, planned))),
  });
  return error ? reported(prior, error) : complete(cloud, type, planned);
};

/** Deletes a resource. */
export const remove = async (
  cloud: CloudControl,
  type: ResourceType,
  prior: Fields,
): Promise<Outcome> => {
  const { error } = await sendChange(cloud, type, 'DeleteResource', { Identifier: idOf(prior) });
  return error ? reported(prior, error) : succeeded(null);
};
