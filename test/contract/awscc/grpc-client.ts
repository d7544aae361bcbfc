import { once } from 'node:events';
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { createConnection } from 'node:net';
import { buffer } from 'node:stream/consumers';
import protobuf from 'protobufjs';

// The few messages that these tests need, in Protocol Buffers' own language.
const { root } = protobuf.parse(
  `syntax = "proto3";
  message Dynamic { bytes msgpack = 1; bytes json = 2; }
  message Diagnostic { int32 severity = 1; string summary = 2; string detail = 3; }
  message ConfigureRequest { string terraform_version = 1; Dynamic config = 2; }
  message ConfigureResponse { repeated Diagnostic diagnostics = 1; }
  message ReadDataRequest { string type_name = 1; Dynamic config = 2; }
  message ReadDataResponse { Dynamic state = 1; repeated Diagnostic diagnostics = 2; }`,
  { keepCase: true },
);

/** The status of a gRPC answer, and its message if it has one. */
export interface GrpcAnswer {
  readonly status: string;
  readonly message: Buffer;
}

/** Opens a connection to a Unix socket, as Terraform does for each provider block. */
export const connectTo = (socket: string): ClientHttp2Session => {
  const session = connect('http://localhost', { createConnection: () => createConnection(socket) });
  session.on('error', () => {});
  return session;
};

/** Makes one call with a raw message. */
export const call = async (
  session: ClientHttp2Session,
  path: string,
  message: Uint8Array = new Uint8Array(),
): Promise<GrpcAnswer> => {
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
  });
  let status: IncomingHttpHeaders = {};
  stream.on('trailers', (trailers) => {
    status = trailers;
  });
  stream.on('response', (headers) => {
    if (headers['grpc-status'] !== undefined) status = headers;
  });
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  stream.end(Buffer.concat([prefix, message]));
  const body = await buffer(stream);
  if (!stream.closed) await once(stream, 'close');
  return { status: String(status['grpc-status']), message: body.subarray(5) };
};

const dynamic = (value: object) => ({ json: Buffer.from(JSON.stringify(value)) });

const summaries = (type: string, message: Buffer): string[] => {
  const { diagnostics } = root.lookupType(type).decode(message) as unknown as {
    diagnostics: { summary: string }[];
  };
  return diagnostics.map(({ summary }) => summary);
};

/** Configures the provider of a connection; answers the summaries of what went wrong. */
export const configure = async (session: ClientHttp2Session, config: object): Promise<string[]> => {
  const type = root.lookupType('ConfigureRequest');
  const message = type.encode(type.fromObject({ config: dynamic(config) })).finish();
  const answer = await call(session, '/tfplugin6.Provider/ConfigureProvider', message);
  expectOk(answer);
  return summaries('ConfigureResponse', answer.message);
};

/** Reads a data source by id; answers the summaries of what went wrong. */
export const readData = async (
  session: ClientHttp2Session,
  typeName: string,
  id: string,
): Promise<string[]> => {
  const type = root.lookupType('ReadDataRequest');
  const message = type
    .encode(type.fromObject({ type_name: typeName, config: dynamic({ id }) }))
    .finish();
  const answer = await call(session, '/tfplugin6.Provider/ReadDataSource', message);
  expectOk(answer);
  return summaries('ReadDataResponse', answer.message);
};

const expectOk = ({ status }: GrpcAnswer): void => {
  if (status !== '0') throw new Error(`gRPC status ${status}`);
};
