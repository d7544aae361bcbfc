import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Exchange } from './recorded-exchanges.ts';

/** A call that reached the service. */
export interface Received {
  readonly op: string;
  readonly request: Record<string, string>;
}

/** A service on the loopback interface that answers with recorded responses, in order. */
export interface RecordedService {
  readonly url: string;
  /** What is answered from now on; forgets what it has received. */
  expect(exchanges: readonly Exchange[]): void;
  /** The calls so far; polls that were left out of the recording are not among them. */
  received(): Received[];
  close(): Promise<void>;
}

// The recording leaves out polls that find a request has succeeded, in all but the first cases of a kind.
const SUCCESS = { ProgressEvent: { OperationStatus: 'SUCCESS' } };

/** Starts a recorded service on a free port. */
export const startRecordedService = async (): Promise<RecordedService> => {
  let answers: Exchange[] = [];
  let received: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = JSON.parse(await text(incoming)) as Record<string, string>;
    const op = String(incoming.headers['x-amz-target']).replace('CloudApiService.', '');
    const leftOut = op === 'GetResourceRequestStatus' && answers[0]?.op !== op;
    if (!leftOut) received.push({ op, request });
    const { status, response } = leftOut
      ? { status: 200, response: SUCCESS }
      : (answers.shift() ?? { status: 400, response: { __type: 'NotInTheRecording' } });
    outgoing.writeHead(status).end(JSON.stringify(response));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    expect: (exchanges) => {
      answers = [...exchanges];
      received = [];
    },
    received: () => received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
