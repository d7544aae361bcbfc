import type { Scope } from '../scope.ts';

/** A call to an AWS API as it reached the gateway. */
export interface AwsCall {
  readonly method: string;
  /** Path as sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly scope: Scope;
  /** Signing name from the Authorization header, for example `s3`, `lambda`, `cloudcontrolapi`; empty when unsigned. */
  readonly service: string;
  readonly body: Buffer;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** A rule of S3 Files on a call that belongs to another service and is otherwise answered by MiniStack. */
export interface Guard {
  /** Decides from method, path and headers alone. A call no guard wants is streamed through, body unread. */
  wants(call: Omit<AwsCall, 'body'>): boolean;
  /** An answer refuses the call; nothing lets it pass. */
  before?(call: AwsCall): Promise<AwsAnswer | undefined>;
  /** Sees the answer to a call that passed; an answer of its own replaces it. */
  after?(call: AwsCall, answer: AwsAnswer): Promise<AwsAnswer | undefined>;
}
