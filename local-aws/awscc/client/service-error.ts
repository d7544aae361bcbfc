/** A call that the service refused, or that did not reach it (status 0). */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly operation: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  /** What the service, or the network, said. */
  readonly reason: string;

  constructor(
    operation: string,
    { status = 0, code = '', requestId = '', reason = '' }: Partial<Refusal>,
  ) {
    const who =
      status === 0 ? 'did not reach the service' : `was refused with ${code} (HTTP ${status})`;
    super(`${operation} ${who}: ${reason}`);
    this.operation = operation;
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.reason = reason;
  }
}

/** What an error answer says. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly reason: string;
}

/** A request that was accepted and then failed; the identifier is there when the resource may exist. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly identifier: string;

  constructor(message: string, identifier: string) {
    super(message);
    this.identifier = identifier;
  }
}
