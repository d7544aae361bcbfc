import type { Document } from '../document/json.ts';
import { type Caller, send } from './call.ts';
import type { ClientTokens } from './client-token.ts';
import { type ProgressEvent, type RequestStatus, waitForEnd } from './progress.ts';
import { ServiceError } from './service-error.ts';

/** The operations that change something. */
export type Change = 'CreateResource' | 'UpdateResource' | 'DeleteResource';

/** A resource as the service knows it. */
export interface Found {
  readonly identifier: string;
  readonly properties: Document;
}

interface Description {
  readonly Identifier: string;
  readonly Properties: string;
}

/** The Cloud Control operations that the provider uses, as one connection's caller. */
export class CloudControl {
  readonly #caller: Caller;
  readonly #tokens: ClientTokens;

  constructor(caller: Caller, tokens: ClientTokens) {
    this.#caller = caller;
    this.#tokens = tokens;
  }

  /** Reads a resource; undefined where there is none. */
  async find(typeName: string, identifier: string): Promise<Found | undefined> {
    try {
      const { ResourceDescription: found } = await this.#call<{
        ResourceDescription?: Description;
      }>('GetResource', { TypeName: typeName, Identifier: identifier, ...this.#role });
      if (!found) return undefined;
      const properties = JSON.parse(found.Properties) as Document;
      return { identifier: found.Identifier, properties };
    } catch (error) {
      if (error instanceof ServiceError && error.code.startsWith('ResourceNotFound')) {
        return undefined;
      }
      throw error;
    }
  }

  /** The identifiers of all resources of a type, page by page. */
  async list(typeName: string): Promise<string[]> {
    const identifiers: string[] = [];
    let next: string | undefined;
    do {
      const page: { ResourceDescriptions?: Description[]; NextToken?: string } = await this.#call(
        'ListResources',
        { TypeName: typeName, ...this.#role, ...(next ? { NextToken: next } : {}) },
      );
      identifiers.push(...(page.ResourceDescriptions ?? []).map(({ Identifier }) => Identifier));
      next = page.NextToken;
    } while (next);
    return identifiers;
  }

  /** Asks for a change; answers the token of the request, once the service has taken it. */
  async begin(operation: Change, input: Readonly<Record<string, string>>): Promise<string> {
    const { ProgressEvent: event } = await this.#call<{ ProgressEvent?: ProgressEvent }>(
      operation,
      {
        ClientToken: this.#tokens(),
        ...input,
        ...this.#role,
      },
    );
    if (!event) throw new ServiceError(operation, { status: 200, reason: 'no ProgressEvent' });
    return event.RequestToken ?? '';
  }

  /** Waits for the end of a request; answers the identifier of the resource, or throws RequestFailed. */
  end(requestToken: string): Promise<string> {
    return waitForEnd(
      () => this.#call<RequestStatus>('GetResourceRequestStatus', { RequestToken: requestToken }),
      this.#caller.waiting,
      this.#caller.signal,
    );
  }

  get #role(): { RoleArn?: string } {
    const { roleArn } = this.#caller.settings;
    return roleArn ? { RoleArn: roleArn } : {};
  }

  async #call<T>(operation: string, input: object): Promise<T> {
    const body = await send(
      {
        operation,
        endpoint: this.#caller.settings.cloudControl,
        service: 'cloudcontrolapi',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `CloudApiService.${operation}`,
        },
        body: JSON.stringify(input),
      },
      this.#caller,
    );
    return JSON.parse(body) as T;
  }
}
