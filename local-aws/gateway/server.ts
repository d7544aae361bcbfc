import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AwsAnswer, AwsCall, Guard } from './call.ts';
import { CallLog, type RecordedCall } from './call-log.ts';
import { callOf, targetOf, type Unsigned } from './call-of.ts';
import { Upstream } from './forward.ts';
import { recordOf } from './record.ts';

/** Someone who answers some calls here instead of MiniStack. */
export interface Service {
  wants(call: Omit<AwsCall, 'body'>): boolean;
  handle(call: AwsCall): Promise<AwsAnswer>;
}

export interface GatewayOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** MiniStack's address. */
  readonly upstream: string;
  readonly unsigned: Unsigned;
  readonly services: readonly Service[];
  readonly guards: readonly Guard[];
  /** Told of every answered call. */
  readonly onAnswered?: (call: Omit<AwsCall, 'body'>, record: RecordedCall, body?: Buffer) => void;
}

export interface Gateway {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  readonly port: number;
  readonly calls: CallLog;
  close(): Promise<void>;
}

const FORM = /^application\/x-www-form-urlencoded/;
// Longer than any client keeps an idle connection, so that none sends into a closing one.
const KEEP_ALIVE_MS = 75_000;

/** Starts the one port of the local AWS on loopback; rejects with a sentence when the port is taken. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const calls = new CallLog();
  const upstream = new Upstream(options.upstream);
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 },
    (request, response) => {
      answer(request, response, options, upstream, calls).catch((error: Error) =>
        fail(
          response,
          503,
          'ServiceUnavailable',
          `the local AWS could not answer: ${error.message}`,
        ),
      );
    },
  );
  const port = await listen(server, options.port);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    calls,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
        upstream.close();
      }),
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((done, refuse) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      refuse(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} on 127.0.0.1 is taken; choose another one, or 0 for a free one`)
          : error,
      ),
    );
    server.listen({ port, host: '127.0.0.1', backlog: 511 }, () =>
      done((server.address() as AddressInfo).port),
    );
  });

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { services, guards, unsigned, onAnswered }: GatewayOptions,
  upstream: Upstream,
  calls: CallLog,
): Promise<void> => {
  const head = callOf(request, unsigned);
  const { path: target } = targetOf(request);
  const service = services.find((one) => one.wants(head));
  const wanting = service ? [] : guards.filter((guard) => guard.wants(head));
  const isForm = FORM.test(head.headers['content-type'] ?? '');
  const isDeleteObjects = head.method === 'POST' && head.query.has('delete');

  if (!service && wanting.length === 0 && !isForm && !isDeleteObjects) {
    const record = calls.add(recordOf(head));
    record.status = await upstream.stream(head, target, request, response);
    onAnswered?.(head, record);
    return;
  }

  const call: AwsCall = { ...head, body: await read(request) };
  const record = calls.add(recordOf(call, isForm));
  const given = service
    ? await service.handle(call)
    : await guarded(call, wanting, () => upstream.exchange(call, target));
  record.status = given.status;
  write(response, given);
  onAnswered?.(head, record, call.body);
};

const guarded = async (
  call: AwsCall,
  guards: readonly Guard[],
  pass: () => Promise<AwsAnswer>,
): Promise<AwsAnswer> => {
  for (const guard of guards) {
    const refusal = await guard.before?.(call);
    if (refusal) return refusal;
  }
  let given = await pass();
  for (const guard of guards) given = (await guard.after?.(call, given)) ?? given;
  return given;
};

const read = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => done(Buffer.concat(chunks)));
    request.on('error', fail);
    request.on('aborted', () => fail(new Error('the caller hung up')));
  });

const write = (response: ServerResponse, { status, headers, body }: AwsAnswer): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

const fail = (response: ServerResponse, status: number, code: string, message: string): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({ __type: code, message });
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-errortype': code,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
};
