import type { Scope } from '../scope.ts';

/** One call that reached the local AWS, in the order of arrival. */
export interface RecordedCall {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly scope: Scope;
  readonly service: string;
  /** `CreateBucket`, `CreateResource` … */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Cloud Control only. */
  readonly typeName?: string;
  /** HTTP status; absent while the call is not answered. */
  status?: number;
}

const MOST = 20_000;

/** The newest calls. A long-lived local AWS forgets the oldest, so that it does not grow. */
export class CallLog {
  #calls: RecordedCall[] = [];

  add(call: RecordedCall): RecordedCall {
    this.#calls.push(call);
    if (this.#calls.length > MOST) this.#calls = this.#calls.slice(MOST / 2);
    return call;
  }

  /** All calls kept, oldest first. */
  get all(): readonly RecordedCall[] {
    return this.#calls;
  }

  clear(): void {
    this.#calls = [];
  }
}
