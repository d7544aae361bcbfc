import { once } from 'node:events';
import { Agent, request as http, type IncomingMessage } from 'node:http';
import { request as https, Agent as SecureAgent } from 'node:https';
import { text } from 'node:stream/consumers';

/** An HTTP answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly requestId: string;
  readonly body: string;
}

/** Sends requests over kept connections. Agents of its own, so that no proxy setting of the process applies: the endpoint is local. */
export class Transport {
  readonly #plain = new Agent({ keepAlive: true });
  readonly #secure = new SecureAgent({ keepAlive: true });
  readonly #signal: AbortSignal;

  /** @param signal ends what is under way. */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => {
      this.#plain.destroy();
      this.#secure.destroy();
    });
  }

  /** Posts a body and reads the answer, whatever its status. */
  async post(url: URL, headers: Record<string, string>, body: string): Promise<Answer> {
    const secure = url.protocol === 'https:';
    const outgoing = (secure ? https : http)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: secure ? this.#secure : this.#plain,
      signal: this.#signal,
    });
    // `once` stops listening with the response; a connection that is lost after it fails the reading below.
    outgoing.on('error', () => {});
    outgoing.end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    return {
      status: incoming.statusCode ?? 0,
      requestId: String(incoming.headers['x-amzn-requestid'] ?? ''),
      body: await text(incoming),
    };
  }
}
