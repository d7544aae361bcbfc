import { once, setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Http2Server, type ServerHttp2Session } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { socketPath } from '../run-folder.ts';
import { clientTokens } from './client/client-token.ts';
import { REAL_WAITING, type Waiting } from './client/waiting.ts';
import { handlersFor } from './handlers/handlers.ts';
import type { Handlers } from './protocol/calls.ts';
import { answerCall } from './protocol/grpc.ts';
import { Session, type Shared } from './session.ts';

const SOURCE = 'registry.terraform.io/hashicorp/awscc';

/** A running stand-in for hashicorp/awscc. */
export interface ServedAwscc {
  /** The entry for TF_REATTACH_PROVIDERS. */
  readonly reattach: Record<string, object>;
  /** Path of the socket, in a folder that only this user can open. */
  readonly socket: string;
  /** Ends all connections and what is under way on them, and removes the socket. */
  close(): Promise<void>;
}

/** How to serve. */
export interface AwsccOptions {
  /** Stands in for provider arguments that are not given; the process's own environment without it. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Time between polls and retries; real time without it. */
  readonly waiting?: Waiting;
}

/**
 * Terraform opens one connection for each provider block it uses, and each has its own configuration. That is why this is
 * written on node:http2: it tells connections apart, the usual gRPC server does not.
 */
const listenOn = (server: Http2Server, shared: Shared): Set<ServerHttp2Session> => {
  const connections = new Map<ServerHttp2Session, Handlers>();
  const open = new Set<ServerHttp2Session>();
  server.on('session', (connection) => {
    const gone = new AbortController();
    // Each request and each pause listens while it lasts, and -parallelism decides how many there are.
    setMaxListeners(0, gone.signal);
    connections.set(connection, handlersFor(new Session(shared, gone.signal)));
    open.add(connection);
    connection.on('error', () => {});
    connection.on('close', () => {
      connections.delete(connection);
      open.delete(connection);
      gone.abort();
    });
  });
  server.on('stream', (stream, headers) => {
    const handlers = stream.session && connections.get(stream.session as ServerHttp2Session);
    if (handlers) void answerCall(stream, headers, handlers);
  });
  return open;
};

/** Serves the stand-in as plain gRPC on a Unix socket of its own. */
export const serveAwscc = async ({
  environment = process.env,
  waiting = REAL_WAITING,
}: AwsccOptions = {}): Promise<ServedAwscc> => {
  const server = createServer();
  const open = listenOn(server, { environment, waiting, tokens: clientTokens() });
  const folder = await mkdtemp(join(tmpdir(), 'awscc-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  let socket = join(folder, 'provider.sock');
  try {
    socket = socketPath(folder, 'provider.sock');
    await once(server.listen(socket), 'listening');
  } catch (error) {
    await removeFolder();
    const message = `cannot listen on ${socket} (${(error as Error).message})`;
    throw new Error(message, { cause: error });
  }

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const ended = new Promise((done) => server.close(done));
    for (const connection of open) connection.destroy();
    await ended;
    await removeFolder();
  };
  return {
    reattach: {
      [SOURCE]: {
        Protocol: 'grpc',
        ProtocolVersion: 6,
        Pid: process.pid,
        Test: true,
        Addr: { Network: 'unix', String: socket },
      },
    },
    socket,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};
