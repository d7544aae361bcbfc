import type { Scope } from '../scope.ts';
import { ApiError } from './errors.ts';
import type { ResourceTypeDefinition } from './handlers.ts';
import type { Input } from './input.ts';
import { ResourceType } from './resource-type.ts';
import type { Document } from './schema.ts';

/** The resource types that can be asked for. */
export class ResourceTypes {
  readonly #byName: ReadonlyMap<string, ResourceType>;

  constructor(definitions: readonly ResourceTypeDefinition[]) {
    const types = definitions.map((definition) => new ResourceType(definition));
    this.#byName = new Map(types.map((type) => [type.name, type]));
  }

  get(name: string): ResourceType {
    const type = this.#byName.get(name);
    if (type) return type;
    throw new ApiError('TypeNotFoundException', `The type '${name}' cannot be found.`);
  }
}

/** What a read of the resource shows now. */
export const readResource = async (
  scope: Scope,
  type: ResourceType,
  identifier: string,
): Promise<Document> => {
  const properties = await type.handlers.read(scope, identifier);
  if (properties) return type.readable(properties);
  throw new ApiError(
    'ResourceNotFoundException',
    `Resource of type '${type.name}' with identifier '${identifier}' was not found.`,
  );
};

/** One operation of the API: answers its result or throws. */
export type ApiOperation = (scope: Scope, input: Input) => Promise<Document>;
