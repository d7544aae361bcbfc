import type { Caller } from '../../../local-aws/awscc/client/call.ts';
import { Transport } from '../../../local-aws/awscc/client/transport.ts';
import type { Waiting } from '../../../local-aws/awscc/client/waiting.ts';

/** Waits for nothing and remembers how long it would have been; chance is what the test says. */
export class NotedWaiting implements Waiting {
  /** Milliseconds of each pause. */
  readonly pauses: number[] = [];
  readonly random: () => number;

  constructor(random = 0.5) {
    this.random = () => random;
  }

  async pause(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds);
  }
}

/** A caller of a local service. */
export const callerOf = (
  url: string,
  { waiting = new NotedWaiting(), maxAttempts = 25, signal = new AbortController().signal } = {},
): Caller => ({
  settings: {
    region: 'us-east-1',
    accessKey: 'AKIDLAB',
    secretKey: 'lab',
    cloudControl: url,
    sts: url,
    maxAttempts,
  },
  transport: new Transport(signal),
  waiting,
  signal,
});
