import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answer, type Input } from './lab-operations.ts';
import type { Orders } from './lab-orders.ts';
import { Refusal } from './lab-refusal.ts';
import { LabStore } from './lab-store.ts';
import { ACCOUNT } from './lab-types.ts';

/** One call as it reached the lab server. */
export interface LabCall {
  /** Operation of Cloud Control, `STS`, or `unexpected …`. */
  readonly op: string;
  readonly input?: Input;
  readonly accessKey?: string;
  /** `<region>/<service>` of the signature. */
  readonly scope?: string;
  /** Of the request that the call began. */
  readonly requestToken?: string;
}

/**
 * A deterministic Cloud Control server for comparing two providers. It is not AWS: it keeps arrays in the order received,
 * derives ids from content (so parallel creates get the same ids in every run) and answers as told.
 */
export interface Lab {
  readonly url: string;
  /** Forgets everything. */
  reset(): void;
  obey(orders: Orders): void;
  /** The calls since the last time. */
  takeCalls(): LabCall[];
  close(): Promise<void>;
}

const identity = (refusal: string | undefined): [number, string] =>
  refusal
    ? [
        403,
        `<ErrorResponse><Error><Code>${refusal}</Code><Message>as told</Message></Error></ErrorResponse>`,
      ]
    : [
        200,
        `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      ];

const reply = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
};

const serveCall = async (
  store: LabStore,
  calls: LabCall[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const body = await text(request);
  const [, op] = String(request.headers['x-amz-target'] ?? '').split('CloudApiService.');
  const [, accessKey, region, service] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d+\/([^/]*)\/([^/]*)\//.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  const signed = accessKey === undefined ? {} : { accessKey, scope: `${region}/${service}` };
  if (!op && body.includes('Action=GetCallerIdentity')) {
    calls.push({ op: 'STS', ...signed });
    return reply(response, ...identity(store.orders.sts));
  }
  if (!op) {
    calls.push({ op: `unexpected ${request.method} ${request.url}` });
    return reply(response, 404, '');
  }
  const input = JSON.parse(body) as Input;
  const place = calls.push({ op, input, ...signed }) - 1;
  try {
    const answered = answer(store, op, input) as { ProgressEvent?: { RequestToken: string } };
    const requestToken = answered.ProgressEvent?.RequestToken;
    if (requestToken) calls[place] = { ...calls[place]!, requestToken };
    reply(response, 200, JSON.stringify(answered));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const __type = `com.amazon.cloudapiservice#${error.code}`;
    reply(response, error.status, JSON.stringify({ __type, Message: error.message }));
  }
};

/** Starts a lab server on a free port of the loopback interface. */
export const startLab = async (): Promise<Lab> => {
  let store = new LabStore();
  let calls: LabCall[] = [];
  const server = createServer((request, response) => {
    serveCall(store, calls, request, response).catch((error: Error) =>
      reply(response, 500, JSON.stringify({ __type: 'LabServerBroke', Message: error.stack })),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reset: () => {
      store = new LabStore();
      calls = [];
    },
    obey: (orders) => store.obey(orders),
    takeCalls: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
