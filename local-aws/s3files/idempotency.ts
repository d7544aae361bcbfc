import { isDeepStrictEqual } from 'node:util';
import { conflict } from './errors.ts';

/** Client tokens of one kind of resource, by scope: the same token and content mean the same resource. */
export class ClientTokens<Request> {
  readonly #known = new Map<string, { request: Request; id: string }>();

  /** The id that this token already made. */
  find(scope: string, clientToken: string | undefined, request: Request): string | undefined {
    const known =
      clientToken === undefined ? undefined : this.#known.get(`${scope}/${clientToken}`);
    if (!known || isDeepStrictEqual(known.request, request)) return known?.id;
    throw conflict(
      `Client token '${clientToken}' was already used for ${known.id} with other parameters.`,
    );
  }

  remember(scope: string, clientToken: string | undefined, request: Request, id: string): void {
    if (clientToken !== undefined) this.#known.set(`${scope}/${clientToken}`, { request, id });
  }

  forget(id: string): void {
    for (const [key, known] of this.#known) if (known.id === id) this.#known.delete(key);
  }
}
