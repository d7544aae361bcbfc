import type { Scope } from '../scope.ts';
import type { Document, ResourceSchema } from './schema.ts';

/** What a create or update handler is told and may tell while it works. */
export interface Progress {
  /**
   * To be called as soon as the resource has its identifier: a failure after that carries it, so that the caller knows
   * what was left behind. Never called for a resource that somebody else made.
   */
  identified(properties: Document): void;
  /** Fires when the request is cancelled. */
  readonly signal: AbortSignal;
}

/** One resource type's operations. Each throws a HandlerError; create, update and delete settle once the change is complete. */
export interface ResourceHandlers {
  create(scope: Scope, desired: Document, progress: Progress): Promise<void>;
  /** All properties, or nothing when there is no such resource. */
  read(scope: Scope, identifier: string): Promise<Document | undefined>;
  /** Absent: the type cannot be updated. */
  update?(scope: Scope, identifier: string, desired: Document, previous: Document): Promise<void>;
  delete(scope: Scope, identifier: string): Promise<void>;
  /** All resources; the filter holds what the type's list handler asks for. */
  list(scope: Scope, filter: Document): Promise<readonly Document[]>;
}

/** A resource type as Cloud Control serves it. */
export interface ResourceTypeDefinition {
  readonly schema: ResourceSchema;
  readonly handlers: ResourceHandlers;
}
