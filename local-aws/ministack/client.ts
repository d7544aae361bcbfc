import { Agent, type IncomingMessage, request } from 'node:http';
import type { Scope } from '../scope.ts';
import { parseAnswer, queryBody, type XmlElement } from './query.ts';

/** One call to a service of MiniStack, in the name of an account and Region. */
export interface MiniStackRequest {
  /** Signing name, for example `s3`, `lambda`, `ec2`. */
  readonly service: string;
  readonly scope: Scope;
  readonly method?: string;
  /** Percent-encoded. */
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

export interface MiniStackAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Calls MiniStack over connections that are kept open. */
export class MiniStackClient {
  readonly #endpoint: URL;
  // MiniStack drops a connection that was idle for 75 s; ours goes first, so that few calls meet a dead one.
  readonly #agent = new Agent({ keepAlive: true, timeout: 60_000 });

  constructor(endpoint: string) {
    this.#endpoint = new URL(endpoint);
  }

  async send(call: MiniStackRequest): Promise<MiniStackAnswer> {
    try {
      return await this.#exchange(call, this.#agent);
    } catch (error) {
      if (!(error instanceof StaleConnectionError)) throw error;
      return await this.#exchange(call, false);
    }
  }

  /** Calls an action of a query service (EC2, IAM, …); an error answer is thrown as a MiniStackError. */
  async query(
    service: string,
    scope: Scope,
    action: string,
    params: Readonly<Record<string, string>> = {},
  ): Promise<XmlElement> {
    const { status, body } = await this.send({
      service,
      scope,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: queryBody(service, action, params),
    });
    return parseAnswer(`${service}:${action}`, status, body.toString('utf8'));
  }

  /** Ends every connection. */
  close(): void {
    this.#agent.destroy();
  }

  #exchange(call: MiniStackRequest, agent: Agent | false): Promise<MiniStackAnswer> {
    const search = new URLSearchParams(call.query).toString();
    const body = Buffer.from(call.body ?? '');
    return new Promise((resolve, reject) => {
      const outgoing = request({
        host: this.#endpoint.hostname,
        port: this.#endpoint.port,
        agent,
        method: call.method ?? 'GET',
        path: `${call.path ?? '/'}${search && `?${search}`}`,
        headers: {
          ...call.headers,
          authorization: authorization(call.service, call.scope),
          'content-length': body.length,
        },
      });
      outgoing.on('response', (incoming) => readAnswer(incoming).then(resolve, reject));
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const dead = error.code === 'ECONNRESET' || error.code === 'EPIPE';
        // After a response has begun this reject comes too late to matter: readAnswer has the word.
        reject(outgoing.reusedSocket && dead ? new StaleConnectionError(error) : error);
      });
      outgoing.end(body);
    });
  }
}

/** A kept connection turned out to be closed before any byte of an answer came. */
class StaleConnectionError extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** MiniStack reads account, Region and service out of the credential's scope and checks no signature. */
const authorization = (service: string, { account, region }: Scope): string =>
  `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

const readAnswer = async (incoming: IncomingMessage): Promise<MiniStackAnswer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
};
