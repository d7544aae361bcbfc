import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { buffer } from 'node:stream/consumers';
import type { Calls, Handlers } from './calls.ts';
import { decodeMessage, encodeMessage } from './codec.ts';

const PATH = /^\/tfplugin6\.Provider\/(\w+)$/;
const STATUS = { ok: 0, unimplemented: 12, internal: 13 } as const;
const HEADERS = { ':status': 200, 'content-type': 'application/grpc' } as const;
/** A byte that says "not compressed", and four bytes of length. */
const PREFIX_BYTES = 5;

const frame = (message: Uint8Array): Buffer => {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
};

const succeed = (stream: ServerHttp2Stream, message: Uint8Array): void => {
  stream.respond(HEADERS, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(STATUS.ok) }));
  stream.end(frame(message));
};

const fail = (stream: ServerHttp2Stream, status: number, message: string): void => {
  const trailers = { 'grpc-status': String(status), 'grpc-message': encodeURIComponent(message) };
  stream.respond({ ...HEADERS, ...trailers }, { endStream: true });
};

/**
 * Answers one call on a stream. What is not handled is "unimplemented", which Terraform takes as "this provider has none":
 * go-plugin's own services, resource identities, list resources, functions, actions.
 */
export const answerCall = async (
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  handlers: Handlers,
): Promise<void> => {
  // A caller that goes away ends the stream with an error; there is nobody left to tell.
  stream.on('error', () => {});
  const name = PATH.exec(String(headers[':path']))?.[1] ?? '';
  try {
    const body = await buffer(stream);
    if (!Object.hasOwn(handlers, name)) {
      return fail(stream, STATUS.unimplemented, `no call ${String(headers[':path'])}`);
    }
    const handle = handlers[name as keyof Calls] as (request: object) => object | Promise<object>;
    const request = decodeMessage(`${name}Request`, body.subarray(PREFIX_BYTES));
    const response = encodeMessage(`${name}Response`, await handle(request));
    if (!stream.destroyed) succeed(stream, response);
  } catch (error) {
    if (!stream.destroyed) fail(stream, STATUS.internal, `${name}: ${(error as Error).stack}`);
  }
};
