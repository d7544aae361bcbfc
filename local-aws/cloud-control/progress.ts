import { randomUUID } from 'node:crypto';
import type { HandlerErrorCode } from './errors.ts';

/** What was asked for. */
export type Operation = 'CREATE' | 'UPDATE' | 'DELETE';
/** How far it is: the first and the fourth are open, the others final. */
export type OperationStatus =
  | 'IN_PROGRESS'
  | 'SUCCESS'
  | 'FAILED'
  | 'CANCEL_IN_PROGRESS'
  | 'CANCEL_COMPLETE';

/** A progress event as it goes over the wire. */
export interface ProgressEvent {
  readonly TypeName: string;
  readonly Identifier?: string;
  readonly RequestToken: string;
  readonly Operation: Operation;
  readonly OperationStatus: OperationStatus;
  /** Seconds since the epoch. */
  readonly EventTime: number;
  readonly StatusMessage?: string;
  readonly ErrorCode?: HandlerErrorCode;
}

/** One accepted create, update or delete, from its acceptance until long after its end. */
export class ResourceRequest {
  readonly token = randomUUID();
  readonly #abort = new AbortController();
  readonly #ended: Promise<void>;
  #end: () => void = () => {};
  #event: ProgressEvent;

  constructor(typeName: string, operation: Operation, identifier?: string) {
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#event = {
      TypeName: typeName,
      ...(identifier === undefined ? {} : { Identifier: identifier }),
      RequestToken: this.token,
      Operation: operation,
      OperationStatus: 'IN_PROGRESS',
      EventTime: Date.now() / 1000,
    };
  }

  get event(): ProgressEvent {
    return this.#event;
  }

  get open(): boolean {
    return ['IN_PROGRESS', 'CANCEL_IN_PROGRESS'].includes(this.#event.OperationStatus);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  identified(identifier: string): void {
    this.#change({ Identifier: identifier });
  }

  cancel(): void {
    this.#change({ OperationStatus: 'CANCEL_IN_PROGRESS' });
    this.#abort.abort();
  }

  end(outcome: Pick<ProgressEvent, 'OperationStatus' | 'ErrorCode' | 'StatusMessage'>): void {
    this.#change(outcome);
    this.#end();
  }

  /** Resolves when the operation has ended, or after that many milliseconds. */
  async settled(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds).unref();
    });
    await Promise.race([this.#ended, expired]);
    clearTimeout(timer);
  }

  #change(event: Partial<ProgressEvent>): void {
    this.#event = { ...this.#event, ...event, EventTime: Date.now() / 1000 };
  }
}
