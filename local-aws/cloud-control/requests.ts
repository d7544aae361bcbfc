import { isDeepStrictEqual } from 'node:util';
import { type Scope, scopeKey } from '../scope.ts';
import { ApiError, handlerErrorOf } from './errors.ts';
import type { ProgressEvent, ResourceRequest } from './progress.ts';
import type { Document } from './schema.ts';

/** The requests of one account and Region. */
class RequestBook {
  readonly byToken = new Map<string, ResourceRequest>();
  readonly byClientToken = new Map<string, { input: Document; request: ResourceRequest }>();
}

/** Every request that was accepted, by its token and by the caller's. */
export class Requests {
  readonly #books = new Map<string, RequestBook>();

  /**
   * Answers the request that this client token already stands for. The same token with another content is a mistake of
   * the caller; without a token nothing is ever the same.
   */
  repeated(
    scope: Scope,
    clientToken: string | undefined,
    input: Document,
  ): ResourceRequest | undefined {
    const known = clientToken && this.#book(scope).byClientToken.get(clientToken);
    if (!known) return undefined;
    if (isDeepStrictEqual(known.input, input)) return known.request;
    throw new ApiError(
      'ClientTokenConflictException',
      `Client token '${clientToken}' was already used for request ${known.request.token}, which asked for something else.`,
    );
  }

  /** Refuses a second operation on a resource while one is in progress. */
  assertIdle(scope: Scope, typeName: string, identifier: string): void {
    for (const { open, event } of this.#book(scope).byToken.values()) {
      if (open && event.TypeName === typeName && event.Identifier === identifier) {
        throw new ApiError(
          'ConcurrentOperationException',
          `Another ${event.Operation} operation is in progress on resource of type '${typeName}' with identifier '${identifier}' (request ${event.RequestToken}).`,
        );
      }
    }
  }

  /** Records the request and starts its work. */
  start(
    scope: Scope,
    request: ResourceRequest,
    { clientToken, input }: { clientToken: string | undefined; input: Document },
    work: () => Promise<void>,
  ): void {
    const book = this.#book(scope);
    book.byToken.set(request.token, request);
    if (clientToken) book.byClientToken.set(clientToken, { input, request });
    const working = (async () => work())();
    void working.then(
      () => request.end({ OperationStatus: 'SUCCESS' }),
      (error: unknown) => {
        if (request.signal.aborted) return request.end({ OperationStatus: 'CANCEL_COMPLETE' });
        const { code, message } = handlerErrorOf(error);
        request.end({ OperationStatus: 'FAILED', ErrorCode: code, StatusMessage: message });
      },
    );
  }

  find(scope: Scope, token: string): ResourceRequest {
    const request = this.#book(scope).byToken.get(token);
    if (request) return request;
    throw new ApiError(
      'RequestTokenNotFoundException',
      `Request with token '${token}' was not found.`,
    );
  }

  /** Every progress event with a key that sorts newer requests first. */
  all(scope: Scope): readonly { event: ProgressEvent; order: string }[] {
    return [...this.#book(scope).byToken.values()].map(({ event }, index) => ({
      event,
      // Nothing is ever removed, so the place says how old it is; all such numbers have 16 digits.
      order: String(Number.MAX_SAFE_INTEGER - index),
    }));
  }

  #book(scope: Scope): RequestBook {
    const key = scopeKey(scope);
    const book = this.#books.get(key) ?? new RequestBook();
    this.#books.set(key, book);
    return book;
  }
}
