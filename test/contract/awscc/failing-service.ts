import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service on the loopback interface that always gives the same answer. */
export interface FailingService {
  readonly url: string;
  /** How many calls have reached it. */
  count(): number;
  close(): Promise<void>;
}

/** Starts one; without an answer it drops each connection. */
export const startFailingService = async (answer?: {
  status: number;
  body: string;
}): Promise<FailingService> => {
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    count += 1;
    if (answer) outgoing.writeHead(answer.status).end(answer.body);
    else incoming.socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
