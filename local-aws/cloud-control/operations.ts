import type { Scope } from '../scope.ts';
import { ApiError } from './errors.ts';
import type { ResourceTypeDefinition } from './handlers.ts';
import type { Input } from './input.ts';
import { pageOf } from './paging.ts';
import { parsePatch } from './patch.ts';
import { type Operation, ResourceRequest } from './progress.ts';
import { Requests } from './requests.ts';
import { ResourceType } from './resource-type.ts';
import type { Document } from './schema.ts';

type ApiOperation = (scope: Scope, input: Input) => Promise<Document>;

/** The operations of the API on these types; each answers its result or throws an ApiError. */
export const operationsOn = (
  definitions: readonly ResourceTypeDefinition[],
  holdStatus: number,
) => {
  const types = new Map(
    definitions.map(({ schema, handlers }) => [
      schema.typeName,
      new ResourceType({ schema, handlers }),
    ]),
  );
  const requests = new Requests();

  const typeOf = (input: Input): ResourceType => {
    const name = input.text('TypeName');
    const type = types.get(name);
    if (type) return type;
    throw new ApiError('TypeNotFoundException', `The type '${name}' cannot be found.`);
  };

  const current = async (scope: Scope, type: ResourceType, identifier: string) => {
    const properties = await type.handlers.read(scope, identifier);
    if (properties) return type.readable(properties);
    throw new ApiError(
      'ResourceNotFoundException',
      `Resource of type '${type.name}' with identifier '${identifier}' was not found.`,
    );
  };

  const accept = (
    scope: Scope,
    input: Input,
    operation: Operation,
    type: ResourceType,
    work: (request: ResourceRequest) => Promise<void>,
    identifier?: string,
  ): Document => {
    const request = new ResourceRequest(type.name, operation, identifier);
    const { event } = request;
    const origin = {
      clientToken: input.optionalText('ClientToken'),
      input: { operation, ...input.content },
    };
    requests.start(scope, request, origin, () => work(request));
    return { ProgressEvent: event };
  };

  const repeated = (scope: Scope, input: Input, operation: Operation): Document | undefined => {
    const known = requests.repeated(scope, input.optionalText('ClientToken'), {
      operation,
      ...input.content,
    });
    return known && { ProgressEvent: known.event };
  };

  const api: Readonly<Record<string, ApiOperation>> = {
    async CreateResource(scope, input) {
      const type = typeOf(input);
      const again = repeated(scope, input, 'CREATE');
      if (again) return again;
      const desired = input.document('DesiredState');
      type.checkDesired(desired);
      return accept(scope, input, 'CREATE', type, (request) =>
        type.handlers.create(scope, desired, {
          identified: (properties) => request.identified(type.identifierOf(properties)),
          signal: request.signal,
        }),
      );
    },

    async GetResource(scope, input) {
      const type = typeOf(input);
      const identifier = input.text('Identifier');
      const properties = await current(scope, type, identifier);
      return {
        TypeName: type.name,
        ResourceDescription: { Identifier: identifier, Properties: JSON.stringify(properties) },
      };
    },

    async UpdateResource(scope, input) {
      const type = typeOf(input);
      const again = repeated(scope, input, 'UPDATE');
      if (again) return again;
      const identifier = input.text('Identifier');
      const { handlers } = type;
      if (!handlers.update) {
        throw new ApiError(
          'UnsupportedActionException',
          `Resource type ${type.name} does not support UPDATE action`,
        );
      }
      requests.assertIdle(scope, type.name, identifier);
      const previous = await current(scope, type, identifier);
      const desired = type.patched(previous, parsePatch(input.text('PatchDocument')));
      // Reading took a turn of the event loop, in which another request may have come first.
      requests.assertIdle(scope, type.name, identifier);
      return accept(
        scope,
        input,
        'UPDATE',
        type,
        async () => handlers.update?.(scope, identifier, desired, previous),
        identifier,
      );
    },

    async DeleteResource(scope, input) {
      const type = typeOf(input);
      const again = repeated(scope, input, 'DELETE');
      if (again) return again;
      const identifier = input.text('Identifier');
      requests.assertIdle(scope, type.name, identifier);
      await current(scope, type, identifier);
      requests.assertIdle(scope, type.name, identifier);
      return accept(
        scope,
        input,
        'DELETE',
        type,
        () => type.handlers.delete(scope, identifier),
        identifier,
      );
    },

    async ListResources(scope, input) {
      const type = typeOf(input);
      const filter =
        input.optionalText('ResourceModel') === undefined ? {} : input.document('ResourceModel');
      const missing = type.requiredToList.filter((name) => filter[name] === undefined);
      if (missing.length > 0) {
        throw new ApiError(
          'InvalidRequestException',
          `Missing or invalid ResourceModel property in ${type.name} list handler request input. Required property: [${missing.join(', ')}]`,
        );
      }
      const all = await type.handlers.list(scope, filter);
      const { items, nextToken } = pageOf(all, (properties) => type.identifierOf(properties), {
        maxResults: input.maxResults(),
        nextToken: input.optionalText('NextToken'),
      });
      return {
        TypeName: type.name,
        ResourceDescriptions: items.map((properties) => ({
          Identifier: type.identifierOf(properties),
          Properties: JSON.stringify(type.readable(properties)),
        })),
        ...(nextToken === undefined ? {} : { NextToken: nextToken }),
      };
    },

    async GetResourceRequestStatus(scope, input) {
      const request = requests.find(scope, input.text('RequestToken'));
      if (request.open) await request.settled(holdStatus);
      return { ProgressEvent: request.event };
    },
  };

  return {
    find(name: string): ApiOperation {
      const operation = Object.hasOwn(api, name) ? api[name] : undefined;
      if (operation) return operation;
      throw new ApiError('UnknownOperationException', `Cloud Control has no operation '${name}'.`);
    },
  };
};
