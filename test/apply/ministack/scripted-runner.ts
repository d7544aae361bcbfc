import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Invocation, InvocationResult } from '../../../local-aws/lambda/invocation.ts';

/** A runner that answers each invocation as the test says: the far side of the launcher. */
export interface ScriptedRunner {
  readonly invocations: Invocation[];
  answer: (
    invocation: Invocation,
  ) => Partial<InvocationResult> | Promise<Partial<InvocationResult>>;
  /** Connections it has accepted so far. */
  readonly connections: () => number;
  closeIdleConnections(): void;
  close(): Promise<void>;
}

export const LOG_STREAM = '2026/11/23/[$LATEST]0123456789abcdef';

export const startScriptedRunner = async (socket: string): Promise<ScriptedRunner> => {
  let connections = 0;
  const runner: ScriptedRunner = {
    invocations: [],
    answer: () => ({}),
    connections: () => connections,
    closeIdleConnections: () => server.closeIdleConnections(),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const invocation: Invocation = JSON.parse(Buffer.concat(chunks).toString());
    runner.invocations.push(invocation);
    const result: InvocationResult = {
      payload: 'null',
      log: `START RequestId: ${invocation.requestId}\nEND RequestId: ${invocation.requestId}\n`,
      logStream: LOG_STREAM,
      cold: false,
      duration: 1,
      ...(await runner.answer(invocation)),
    };
    response.end(JSON.stringify(result));
  });
  server.keepAliveTimeout = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(socket);
  await once(server, 'listening');
  return runner;
};
