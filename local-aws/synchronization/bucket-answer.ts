import type { MiniStackAnswer } from '../ministack/client.ts';
import { element } from './listing.ts';

/** Names are lower-case. */
export type Headers = Readonly<Record<string, string>>;

/** An answer of S3 that is not a success. */
export class BucketError extends Error {
  override readonly name = 'BucketError';
  readonly status: number;
  readonly code: string;

  constructor(operation: string, { status, body }: MiniStackAnswer) {
    const text = body.toString('utf8');
    const code = element(text, 'Code') ?? `${status}`;
    super(`${operation} answered ${status} ${code}: ${element(text, 'Message') ?? ''}`);
    this.status = status;
    this.code = code;
  }
}

/** What identifies a version, and everything that is stored with it. */
export interface ObjectHeaders {
  readonly version: string;
  readonly etag: string;
  readonly headers: Headers;
}

/** Some bytes of a version. */
export interface ObjectPart extends ObjectHeaders {
  readonly body: Buffer;
  readonly size: number;
}

/** The version that a write made. */
export const writtenOf = ({ headers }: MiniStackAnswer) => ({
  version: headers['x-amz-version-id'] ?? 'null',
  etag: headers.etag ?? '',
});

/** The version that an answer is about. */
export const headersOf = (answer: MiniStackAnswer): ObjectHeaders => ({
  ...writtenOf(answer),
  headers: answer.headers,
});
