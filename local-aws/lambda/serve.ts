import { createServer, type IncomingMessage } from 'node:http';
import type { Invocation } from './invocation.ts';
import type { Runner } from './runner.ts';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** A runner that other processes of this machine can reach. */
export interface RunnerServer {
  close(): Promise<void>;
}

/** Listens on a Unix socket: `POST /invocations` takes an `Invocation` and answers its `InvocationResult`. */
export const serveRunner = async (runner: Runner, socketPath: string): Promise<RunnerServer> => {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      if (request.method !== 'POST' || request.url !== '/invocations') {
        return answer(404, {
          message: `no ${request.method} ${request.url} here: POST /invocations`,
        });
      }
      answer(200, await runner.invoke(JSON.parse(await bodyOf(request)) as Invocation));
    } catch (error) {
      answer(500, { message: String(error) });
    }
  });
  // Invocations last as long as their function's timeout says.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // A Map in Step Functions opens its connections all at once; a refused one fails its item for good.
    server.listen({ path: socketPath, backlog: 1024 }, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
