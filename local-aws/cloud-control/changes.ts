import type { Scope } from '../scope.ts';
import { ApiError } from './errors.ts';
import type { Input } from './input.ts';
import { parsePatch } from './patch.ts';
import { type Operation, ResourceRequest } from './progress.ts';
import type { Requests } from './requests.ts';
import type { ResourceType } from './resource-type.ts';
import type { Document } from './schema.ts';
import { type ApiOperation, type ResourceTypes, readResource } from './types.ts';

/** The operations that change resources: each accepts a request and answers its first progress event. */
export const changesOn = (
  types: ResourceTypes,
  requests: Requests,
): Readonly<Record<'CreateResource' | 'UpdateResource' | 'DeleteResource', ApiOperation>> => {
  /** Answers a repeated request as before; else checks it and, nothing having come between, starts the work. */
  const accept = async (
    { scope, input, operation, identifier }: Asked,
    check: (type: ResourceType) => Promise<(request: ResourceRequest) => Promise<void>>,
  ): Promise<Document> => {
    const type = types.get(input.text('TypeName'));
    const origin = {
      clientToken: input.optionalText('ClientToken'),
      input: { ...input.content, operation },
    };
    const repeated = () => requests.repeated(scope, origin.clientToken, origin.input);
    const assertIdle = () => {
      if (identifier !== undefined) requests.assertIdle(scope, type.name, identifier);
    };

    const known = repeated();
    if (known) return { ProgressEvent: known.event };
    assertIdle();
    const work = await check(type);
    // The check read the resource, and meanwhile another call, or the same again, may have been accepted.
    const knownNow = repeated();
    if (knownNow) return { ProgressEvent: knownNow.event };
    assertIdle();

    const request = new ResourceRequest(type.name, operation, identifier);
    const { event } = request;
    requests.start(scope, request, origin, () => work(request));
    return { ProgressEvent: event };
  };

  return {
    CreateResource: (scope, input) =>
      accept({ scope, input, operation: 'CREATE' }, async (type) => {
        const desired = input.document('DesiredState');
        type.checkDesired(desired);
        return (request) =>
          type.handlers.create(scope, desired, {
            identified: (properties) => request.identified(type.identifierOf(properties)),
            signal: request.signal,
          });
      }),

    async UpdateResource(scope, input) {
      const identifier = input.text('Identifier');
      return accept({ scope, input, operation: 'UPDATE', identifier }, async (type) => {
        const { update } = type.handlers;
        if (!update) {
          throw new ApiError(
            'UnsupportedActionException',
            `Resource type ${type.name} does not support UPDATE action`,
          );
        }
        const previous = await readResource(scope, type, identifier);
        const desired = type.patched(previous, parsePatch(input.text('PatchDocument')));
        return () => update(scope, identifier, desired, previous);
      });
    },

    async DeleteResource(scope, input) {
      const identifier = input.text('Identifier');
      return accept({ scope, input, operation: 'DELETE', identifier }, async (type) => {
        await readResource(scope, type, identifier);
        return () => type.handlers.delete(scope, identifier);
      });
    },
  };
};

interface Asked {
  readonly scope: Scope;
  readonly input: Input;
  readonly operation: Operation;
  /** Absent while it has none. */
  readonly identifier?: string;
}
