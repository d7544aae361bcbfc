import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { MiniStackClient } from '../../../local-aws/ministack/client.ts';

const scope = { account: '000011112222', region: 'eu-west-1' };
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that answers each request of each connection with what `answer` says; `undefined` cuts the connection. */
const serve = async (
  answer: (request: string, connection: number) => string | undefined,
): Promise<{ client: MiniStackClient; requests: string[] }> => {
  const requests: string[] = [];
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    const connection = sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      requests.push(data.toString());
      const text = answer(data.toString(), connection);
      if (text === undefined) socket.resetAndDestroy();
      else socket.write(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new MiniStackClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  ends.push(() => {
    client.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { client, requests };
};

test('a call is scoped to its account, Region and service', async () => {
  const { client, requests } = await serve(() => OK);
  await client.send({ service: 'ec2', scope, path: '/a%20b', query: { 'x-id': 'List' } });
  expect(requests[0]).toMatch(/^GET \/a%20b\?x-id=List HTTP\/1.1\r\n/);
  expect(requests[0]).toMatch(
    /\r\nauthorization: AWS4-HMAC-SHA256 Credential=000011112222\/\d{8}\/eu-west-1\/ec2\/aws4_request,/i,
  );
});

test('a second call uses the connection of the first', async () => {
  const connections = new Set<number>();
  const { client } = await serve((_, connection) => {
    connections.add(connection);
    return OK;
  });
  await client.send({ service: 's3', scope });
  await client.send({ service: 's3', scope });
  expect(connections.size).toBe(1);
});

test('a kept connection that turns out dead is replaced, whatever the method', async () => {
  let first = true;
  const { client, requests } = await serve((_, connection) => {
    if (connection > 1) return OK;
    const answer = first ? OK : undefined;
    first = false;
    return answer;
  });
  await client.send({ service: 's3', scope });
  const { status } = await client.send({ service: 's3', scope, method: 'POST', body: 'x' });
  expect(status).toBe(200);
  expect(requests).toHaveLength(3);
});

test('a call that fails on a new connection is not repeated', async () => {
  const { client, requests } = await serve(() => undefined);
  await expect(client.send({ service: 's3', scope, method: 'POST' })).rejects.toThrow();
  expect(requests).toHaveLength(1);
});

test('an answer that breaks off is an error and the call is not repeated', async () => {
  const { client, requests } = await serve((request) => {
    if (!request.startsWith('POST')) return OK;
    setImmediate(() => ends.splice(0).forEach((end) => void end()));
    return 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf';
  });
  await client.send({ service: 's3', scope });
  await expect(client.send({ service: 's3', scope, method: 'POST' })).rejects.toThrow();
  expect(requests).toHaveLength(2);
});
