import { isDeepStrictEqual } from 'node:util';
import { ApiError } from './errors.ts';
import type { ResourceHandlers, ResourceTypeDefinition } from './handlers.ts';
import { applyPatch, type PatchOperation, writtenPaths } from './patch.ts';
import { stepsOf, valueAt, without } from './pointers.ts';
import type { Document, ResourceSchema } from './schema.ts';
import { validatorOf } from './validation.ts';

const startsWith = (steps: readonly string[], prefix: readonly string[]): boolean =>
  prefix.every((step, index) => steps[index] === step);

/** A resource type: its handlers, and everything that its schema says about documents and patches. */
export class ResourceType {
  readonly name: string;
  readonly handlers: ResourceHandlers;
  readonly #schema: ResourceSchema;
  readonly #violations: (document: Document) => string[];

  constructor({ schema, handlers }: ResourceTypeDefinition) {
    this.name = schema.typeName;
    this.handlers = handlers;
    this.#schema = schema;
    this.#violations = validatorOf(schema);
  }

  /** Properties that a list call must name in its ResourceModel. */
  get requiredToList(): readonly string[] {
    return this.#schema.handlers?.list?.handlerSchema?.required ?? [];
  }

  /** Several identifying properties are joined as AWS joins them. */
  identifierOf(properties: Document): string {
    return this.#schema.primaryIdentifier
      .map((pointer) => String(valueAt(properties, stepsOf(pointer))))
      .join('|');
  }

  /** What a read shows of the properties. */
  readable(properties: Document): Document {
    return this.#pointers('writeOnlyProperties').reduce(
      (document, pointer) => without(document, stepsOf(pointer)),
      properties,
    );
  }

  /** Refuses a DesiredState that breaks the schema or sets what only the service sets. */
  checkDesired(desired: Document): void {
    const violations = this.#violations(desired);
    const readOnly = this.#pointers('readOnlyProperties').filter(
      (pointer) => valueAt(desired, stepsOf(pointer)) !== undefined,
    );
    if (readOnly.length > 0) {
      violations.push(`#: readOnlyProperties [${readOnly.join(', ')}] cannot be specified`);
    }
    refuse(violations);
  }

  /** The properties after the patch; refused if it touches what cannot change or breaks the schema. */
  patched(current: Document, patch: readonly PatchOperation[]): Document {
    const desired = applyPatch(current, patch);
    const named = (steps: readonly string[]) =>
      writtenPaths(patch).some((path) => startsWith(path, steps));
    const changed = (steps: readonly string[]) =>
      !isDeepStrictEqual(valueAt(current, steps), valueAt(desired, steps));

    // Naming such a property is enough, whatever the value: a write-only one cannot be compared.
    const createOnly = this.#pointers('createOnlyProperties').filter((pointer) => {
      const steps = stepsOf(pointer);
      return named(steps) || changed(steps);
    });
    if (createOnly.length > 0) {
      throw new ApiError('NotUpdatableException', cannotUpdate('createOnlyProperties', createOnly));
    }
    // Replacing an object leaves out what only the service sets in it, which is no attempt to change that.
    const readOnly = this.#pointers('readOnlyProperties').filter((pointer) => {
      const steps = stepsOf(pointer);
      return named(steps) || (valueAt(desired, steps) !== undefined && changed(steps));
    });
    if (readOnly.length > 0) {
      throw new ApiError('ValidationException', cannotUpdate('readOnlyProperties', readOnly));
    }
    refuse(this.#violations(desired));
    return desired;
  }

  #pointers(kind: 'createOnlyProperties' | 'readOnlyProperties' | 'writeOnlyProperties') {
    return this.#schema[kind] ?? [];
  }
}

const cannotUpdate = (kind: string, pointers: readonly string[]) =>
  `Invalid patch update: ${kind} [${pointers.join(', ')}] cannot be updated`;

const refuse = (violations: readonly string[]): void => {
  if (violations.length > 0) {
    throw new ApiError('ValidationException', `Model validation failed (${violations.join('\n')})`);
  }
};
