import type { CloudControl } from '../client/cloud-control.ts';
import { RequestFailed } from '../client/service-error.ts';
import { type Diagnostic, problem } from '../diagnostics.ts';
import { goJson } from '../document/json.ts';
import { toDocument } from '../document/to-document.ts';
import { patch } from '../patch/patch.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import type { Fields } from '../value/value.ts';
import { complete } from './complete.ts';
import { bareState, failed, idOf, type Outcome, refused, succeeded } from './outcome.ts';

interface Sent {
  /** The identifier, as far as the service has told it. */
  readonly id: string;
  readonly error?: Diagnostic;
}

/** Sends a change and waits for its end; an error before the service took it and one after are told apart. */
const sendChange = async (
  cloud: CloudControl,
  type: ResourceType,
  operation: 'CreateResource' | 'UpdateResource',
  input: Readonly<Record<string, string>>,
): Promise<Sent> => {
  let token: string;
  try {
    token = await cloud.begin(operation, { ...input, TypeName: type.cloudFormationName });
  } catch (error) {
    return { id: '', error: refused(type, error) };
  }
  try {
    return { id: await cloud.end(token) };
  } catch (error) {
    const detail = `${type.cloudFormationName}: ${operation} was accepted, then failed. ${(error as Error).message}`;
    return {
      id: error instanceof RequestFailed ? error.identifier : '',
      error: problem('AWS SDK Go Service Operation Incomplete', detail),
    };
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
  return failed(id ? bareState(type, id) : null, error);
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
  return error ? failed(prior, error) : complete(cloud, type, planned);
};

/** Deletes a resource. */
export const remove = async (
  cloud: CloudControl,
  type: ResourceType,
  prior: Fields,
): Promise<Outcome> => {
  try {
    const input = { Identifier: idOf(prior), TypeName: type.cloudFormationName };
    await cloud.end(await cloud.begin('DeleteResource', input));
    return succeeded(null);
  } catch (error) {
    return failed(prior, refused(type, error));
  }
};
