import { type Scope, scopeKey } from '../scope.ts';

/** Entities by id. An id belongs to one scope: to every other it does not exist. */
export class Store<Entity extends { readonly scope: Scope }> {
  readonly #byId = new Map<string, Entity>();

  find(id: string): Entity | undefined {
    return this.#byId.get(id);
  }

  findIn(scope: Scope, id: string): Entity | undefined {
    const entity = this.#byId.get(id);
    return entity && scopeKey(entity.scope) === scopeKey(scope) ? entity : undefined;
  }

  all(): readonly Entity[] {
    return [...this.#byId.values()];
  }

  allIn(scope: Scope): readonly Entity[] {
    return this.all().filter((entity) => scopeKey(entity.scope) === scopeKey(scope));
  }

  set(id: string, entity: Entity): void {
    this.#byId.set(id, entity);
  }

  /** Changes an entity that still exists; nothing happens to one that is gone. */
  change(id: string, changes: Partial<Entity>): void {
    const entity = this.#byId.get(id);
    if (entity) this.#byId.set(id, { ...entity, ...changes });
  }

  delete(id: string): void {
    this.#byId.delete(id);
  }
}
