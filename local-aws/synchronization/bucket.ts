import type { MiniStackAnswer, MiniStackClient } from '../ministack/client.ts';
import type { Scope } from '../scope.ts';
import {
  BucketError,
  type Headers,
  headersOf,
  type ObjectHeaders,
  type ObjectPart,
  writtenOf,
} from './bucket-answer.ts';
import { element, type ListedObject, readListing } from './listing.ts';

/** The few calls to one bucket that synchronisation makes. */
export class Bucket {
  readonly #client: MiniStackClient;
  readonly #scope: Scope;
  readonly #name: string;

  constructor(client: MiniStackClient, scope: Scope, name: string) {
    this.#client = client;
    this.#scope = scope;
    this.#name = name;
  }

  /** The latest version of each key; `seen` is called with every page as it came. */
  async list(prefix: string, seen: (page: Buffer) => void): Promise<ListedObject[]> {
    const objects: ListedObject[] = [];
    let markers = {};
    for (;;) {
      const query = { versions: '', prefix, 'max-keys': '1000', ...markers };
      const { body } = await this.#call('ListObjectVersions', 'GET', '', { query });
      seen(body);
      const listing = readListing(body.toString('utf8'));
      objects.push(...listing.objects);
      if (!listing.next) return objects;
      markers = { 'key-marker': listing.next.key, 'version-id-marker': listing.next.version };
    }
  }

  /** Version and headers of an object, undefined when there is none. */
  async head(key: string): Promise<ObjectHeaders | undefined> {
    try {
      return headersOf(await this.#call('HeadObject', 'HEAD', key, {}));
    } catch (error) {
      if (error instanceof BucketError && error.status === 404) return undefined;
      throw error;
    }
  }

  /**
   * A part of the latest version, and its whole size. With an etag only of a version that has it, else 412. (MiniStack
   * ignores a range when a version is named.)
   */
  async get(key: string, start: number, length: number, etag?: string): Promise<ObjectPart> {
    const condition = etag === undefined ? {} : { 'if-match': etag };
    const headers = { range: `bytes=${start}-${start + length - 1}`, ...condition };
    let answer: MiniStackAnswer;
    try {
      answer = await this.#call('GetObject', 'GET', key, { headers });
    } catch (error) {
      // No range fits an empty object.
      if (!(error instanceof BucketError && error.status === 416)) throw error;
      answer = await this.#call('GetObject', 'GET', key, { headers: condition });
    }
    const size = Number(/\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1]);
    const body = answer.body;
    return { ...headersOf(answer), body, size: Number.isNaN(size) ? body.length : size };
  }

  async put(key: string, body: Buffer, headers: Headers) {
    return writtenOf(await this.#call('PutObject', 'PUT', key, { headers, body }));
  }

  async remove(key: string, headers: Headers): Promise<void> {
    await this.#call('DeleteObject', 'DELETE', key, { headers });
  }

  async createUpload(key: string, headers: Headers): Promise<string> {
    const query = { uploads: '' };
    const answer = await this.#call('CreateMultipartUpload', 'POST', key, { query, headers });
    return element(answer.body.toString('utf8'), 'UploadId') ?? '';
  }

  async uploadPart(key: string, uploadId: string, part: number, body: Buffer): Promise<string> {
    const query = { partNumber: `${part}`, uploadId };
    const { headers } = await this.#call('UploadPart', 'PUT', key, { query, body });
    return headers.etag ?? '';
  }

  async completeUpload(key: string, uploadId: string, etags: readonly string[], headers: Headers) {
    const parts = etags.map(
      (etag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
    );
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
    const query = { uploadId };
    const answer = await this.#call('CompleteMultipartUpload', 'POST', key, {
      query,
      headers,
      body,
    });
    const etag = element(answer.body.toString('utf8'), 'ETag') ?? '';
    return { version: answer.headers['x-amz-version-id'] ?? 'null', etag };
  }

  async abortUpload(key: string, uploadId: string): Promise<void> {
    await this.#call('AbortMultipartUpload', 'DELETE', key, { query: { uploadId } });
  }

  async #call(
    operation: string,
    method: string,
    key: string,
    more: { query?: Headers; headers?: Headers; body?: Buffer | string },
  ): Promise<MiniStackAnswer> {
    const path = `/${this.#name}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const call = { service: 's3', scope: this.#scope, method, path, ...more };
    const answer = await this.#client.send(call);
    if (answer.status >= 300) throw new BucketError(`${operation} ${this.#name}/${key}`, answer);
    return answer;
  }
}
