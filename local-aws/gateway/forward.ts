import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AwsAnswer, AwsCall } from './call.ts';

/** Passes calls on to MiniStack: whole, for guards, or as a stream, so that large objects cost no memory. */
export class Upstream {
  readonly #endpoint: URL;
  // Idle sockets are dropped well before MiniStack would close them: a request sent into a closing socket is lost.
  readonly #agent = new Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 3_000 });

  constructor(endpoint: string) {
    this.#endpoint = new URL(endpoint);
  }

  /** Sends a call whose body was read and answers the whole response. */
  exchange(call: AwsCall, target: string): Promise<AwsAnswer> {
    return new Promise((done, fail) => {
      const outgoing = send(this.#options(call, target), (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail);
        incoming.on('end', () =>
          done({
            status: incoming.statusCode ?? 502,
            headers: plainHeaders(incoming),
            body: Buffer.concat(chunks),
          }),
        );
      });
      this.#withoutLimit(outgoing);
      outgoing.on('error', fail);
      outgoing.end(call.body);
    });
  }

  /** Streams a request through; resolves with the status once the answer has been sent. */
  stream(
    call: Omit<AwsCall, 'body'>,
    target: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<number> {
    return new Promise((done, fail) => {
      const outgoing = send(this.#options(call, target), (incoming) => {
        const status = incoming.statusCode ?? 502;
        response.writeHead(status, incoming.headers);
        incoming.pipe(response);
        incoming.on('error', fail);
        response.on('finish', () => done(status));
        response.on('close', () => done(status));
      });
      this.#withoutLimit(outgoing);
      outgoing.on('error', fail);
      response.on('close', () => {
        if (!response.writableFinished) outgoing.destroy();
      });
      request.pipe(outgoing);
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  // The target goes on letter by letter: S3 keys and signatures live in its percent-encoding.
  #options({ method, headers }: Omit<AwsCall, 'body'>, path: string): RequestOptions {
    const { connection: _, 'proxy-connection': __, ...kept } = headers;
    return {
      host: this.#endpoint.hostname,
      port: this.#endpoint.port,
      agent: this.#agent,
      method,
      path,
      headers: kept,
    };
  }

  // The agent's time limit is for idle sockets; a function may run for 15 minutes.
  #withoutLimit(outgoing: ClientRequest): void {
    outgoing.setTimeout(0);
  }
}

const plainHeaders = (incoming: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(incoming.headers)
      .filter(([name]) => !['transfer-encoding', 'connection', 'content-length'].includes(name))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  );
