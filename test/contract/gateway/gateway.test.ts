import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Guard } from '../../../local-aws/gateway/call.ts';
import { changedBy } from '../../../local-aws/gateway/changed-keys.ts';
import { deletedFunction } from '../../../local-aws/gateway/deleted-function.ts';
import { type Gateway, startGateway } from '../../../local-aws/gateway/server.ts';
import { unservedS3Files } from '../../../local-aws/gateway/unserved.ts';
import { callLine } from '../../../local-aws/log-lines.ts';

/** What reached the server behind the gateway. */
interface Seen {
  method: string;
  url: string;
  host: string;
  body: string;
}

let upstream: Server;
let gateway: Gateway;
const seen: Seen[] = [];

const guard: Guard = {
  wants: ({ path }) => path.startsWith('/guarded'),
  before: async ({ path, body }) =>
    path.endsWith('/refused')
      ? { status: 409, headers: { 'x-by': 'guard' }, body: `refused ${body.toString()}` }
      : undefined,
  after: async (_, answer) =>
    answer.status === 200 ? { ...answer, body: `after ${answer.body.toString()}` } : undefined,
};

beforeAll(async () => {
  upstream = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      seen.push({
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        host: incoming.headers.host ?? '',
        body: Buffer.concat(chunks).toString(),
      });
      answer.end('from upstream');
    });
  });
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done));
  const { port } = upstream.address() as AddressInfo;
  gateway = await startGateway({
    port: 0,
    upstream: `http://127.0.0.1:${port}`,
    unsigned: { account: '111122223333', region: 'us-east-1' },
    services: [
      {
        wants: ({ headers }) => headers['x-amz-target']?.startsWith('CloudApiService.') ?? false,
        handle: async ({ scope }) => ({ status: 200, headers: {}, body: JSON.stringify(scope) }),
      },
      unservedS3Files,
    ],
    guards: [guard],
  });
});

afterAll(async () => {
  await gateway.close();
  upstream.closeAllConnections();
  await new Promise((done) => upstream.close(done));
});

const call = (
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>(
    (done, fail) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: gateway.port,
          path,
          method: options.method ?? 'GET',
          headers: options.headers ?? {},
        },
        (answer) => {
          let body = '';
          answer.on('data', (chunk: Buffer) => {
            body += chunk;
          });
          answer.on('end', () =>
            done({ status: answer.statusCode ?? 0, body, headers: answer.headers }),
          );
        },
      );
      outgoing.on('error', fail);
      outgoing.end(options.body);
    },
  );

const signedFor = (service: string, account = '444455556666', region = 'eu-west-1') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

test('paths, queries and bodies go on letter by letter', async () => {
  const path = '/bucket/a%2Fb%20c+d/%C3%A9?x-id=PutObject&versioning&q=a%20b+c';
  await call(path, { method: 'PUT', body: 'content' });
  expect(seen.at(-1)).toMatchObject({ method: 'PUT', url: path, body: 'content' });
});

test('as a proxy it takes the whole address and drops the account in front of the host', async () => {
  await call(`http://123456789012.127.0.0.1:${gateway.port}/v20180820/tags/x?y=1`);
  expect(seen.at(-1)).toMatchObject({
    url: '/v20180820/tags/x?y=1',
    host: `127.0.0.1:${gateway.port}`,
  });
});

test.each([
  ['the signature', signedFor('cloudcontrolapi'), { account: '444455556666', region: 'eu-west-1' }],
  [
    'a key that is no account',
    signedFor('cloudcontrolapi', 'AKIDEXAMPLE'),
    { account: '111122223333', region: 'eu-west-1' },
  ],
  ['nothing', {}, { account: '111122223333', region: 'us-east-1' }],
])('account and Region come from %s', async (_, headers, scope) => {
  const { body } = await call('/', {
    method: 'POST',
    headers: { ...headers, 'x-amz-target': 'CloudApiService.GetResource' },
    body: '{}',
  });
  expect(JSON.parse(body)).toEqual(scope);
});

test('a guard refuses before the call is passed on, or changes the answer', async () => {
  const before = seen.length;
  expect(await call('/guarded/refused', { method: 'PUT', body: 'x' })).toMatchObject({
    status: 409,
    body: 'refused x',
    headers: { 'x-by': 'guard' },
  });
  expect(seen).toHaveLength(before);
  expect((await call('/guarded/passed', { method: 'PUT', body: 'x' })).body).toBe(
    'after from upstream',
  );
  expect(seen.at(-1)).toMatchObject({ body: 'x' });
});

test.each([
  ['DELETE', '/bucket', 's3', 'DeleteBucket'],
  ['PUT', '/bucket?versioning', 's3', 'PutBucketVersioning'],
  ['PUT', '/bucket/key', 's3', 'PutObject'],
  ['PUT', '/bucket', 's3', 'CreateBucket'],
  ['POST', '/2015-03-31/functions', 'lambda', 'CreateFunction'],
  ['DELETE', '/2015-03-31/functions/f', 'lambda', 'DeleteFunction'],
])('%s %s of %s is recorded as %s', async (method, path, service, operation) => {
  await call(path, { method, headers: signedFor(service) });
  expect(gateway.calls.all.at(-1)).toMatchObject({
    operation,
    service,
    status: 200,
    scope: { account: '444455556666' },
  });
});

test('the s3files API is refused with the way out, and MiniStack is not asked', async () => {
  const before = seen.length;
  const { status, body } = await call('/file-systems', { headers: signedFor('s3files') });
  expect([status, body]).toEqual([501, expect.stringContaining('Cloud Control (AWS::S3Files::*')]);
  expect(seen).toHaveLength(before);
});

test('the log tells of calls that change something or fail, and not of reads', async () => {
  await call('/bucket', { method: 'DELETE', headers: signedFor('s3') });
  expect(callLine(gateway.calls.all.at(-1)!)).toBe('200 s3 DeleteBucket');
  await call('/bucket/key', { headers: signedFor('s3') });
  expect(callLine(gateway.calls.all.at(-1)!)).toBeUndefined();
});

test('an action in a form is recorded by its name', async () => {
  await call('/', {
    method: 'POST',
    headers: {
      ...signedFor('iam'),
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    },
    body: 'Action=PutRolePolicy&Version=2010-05-08',
  });
  expect(gateway.calls.all.at(-1)?.operation).toBe('PutRolePolicy');
});

test('a taken port is an error that names it', async () => {
  await expect(
    startGateway({
      port: gateway.port,
      upstream: gateway.endpoint,
      unsigned: { account: '111122223333', region: 'us-east-1' },
      services: [],
      guards: [],
    }),
  ).rejects.toThrow(`port ${gateway.port} on 127.0.0.1 is taken`);
});

const s3Call = (method: string, target: string) => {
  const url = new URL(target, 'http://127.0.0.1');
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: {},
    scope: { account: '444455556666', region: 'us-east-1' },
    service: 's3',
  };
};

test.each([
  ['PUT', '/b/a%20b/c', { bucket: 'b', keys: ['a b/c'] }],
  ['DELETE', '/b/k', { bucket: 'b', keys: ['k'] }],
  ['POST', '/b/k?uploadId=1', { bucket: 'b', keys: ['k'] }],
  ['PUT', '/b/k?partNumber=1&uploadId=1', undefined],
  ['PUT', '/b', undefined],
  ['GET', '/b/k', undefined],
])('%s %s changes %j', (method, target, changed) => {
  expect(changedBy(s3Call(method, target), undefined)).toEqual(changed);
});

test('a DeleteObjects names its keys, unescaped', () => {
  const body = Buffer.from(
    '<Delete><Object><Key>a&amp;b &#x41;</Key></Object><Object><Key>c</Key></Object></Delete>',
  );
  expect(changedBy(s3Call('POST', '/b?delete'), body)).toEqual({
    bucket: 'b',
    keys: ['a&b A', 'c'],
  });
});

test.each([
  ['/2015-03-31/functions/f', 'arn:aws:lambda:us-east-1:444455556666:function:f'],
  [
    '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A1%3Afunction%3Af',
    'arn:aws:lambda:us-east-1:1:function:f',
  ],
  ['/2015-03-31/functions/f?Qualifier=1', undefined],
  ['/2015-03-31/functions/f/concurrency', undefined],
])('DELETE %s deletes function %s', (target, arn) => {
  expect(deletedFunction({ ...s3Call('DELETE', target), service: 'lambda' })).toBe(arn);
});
