import { expect, test } from '@jest/globals';
import { clientTokens } from '../../../local-aws/awscc/client/client-token.ts';
import { CloudControl } from '../../../local-aws/awscc/client/cloud-control.ts';
import { callerOf, NotedWaiting } from './caller.ts';
import { type FailingService, startFailingService } from './failing-service.ts';

const FILE_SYSTEM = 'AWS::S3Files::FileSystem';
const error = (code: string) => JSON.stringify({ __type: `x#${code}`, Message: 'as told' });

const findWith = async (service: FailingService, waiting: NotedWaiting, maxAttempts?: number) => {
  const options = maxAttempts === undefined ? { waiting } : { waiting, maxAttempts };
  const cloud = new CloudControl(callerOf(service.url, options), clientTokens());
  try {
    return await cloud.find(FILE_SYSTEM, 'id');
  } finally {
    await service.close();
  }
};

// Attempts in all, as the real provider was seen to make them.
test.each([
  ['throttling', { status: 400, body: error('ThrottlingException') }, 25, 25],
  ['a server error', { status: 500, body: error('InternalFailure') }, 25, 25],
  ['an answer that is no JSON', { status: 503, body: '<html>' }, 25, 25],
  ['throttling, max_retries = 2', { status: 400, body: error('ThrottlingException') }, 2, 2],
  [
    'another operation in progress',
    { status: 400, body: error('ConcurrentOperationException') },
    25,
    1,
  ],
  ['a lost connection', undefined, 25, 9],
  ['a lost connection, max_retries = 2', undefined, 2, 2],
])('%s is tried %4$i times', async (_, answer, maxAttempts, attempts) => {
  const service = await startFailingService(answer);
  const waiting = new NotedWaiting();
  await expect(findWith(service, waiting, maxAttempts)).rejects.toThrow('GetResource');
  expect(service.count()).toBe(attempts);
  expect(waiting.pauses).toHaveLength(attempts - 1);
});

test('pauses between attempts double up to twenty seconds', async () => {
  const service = await startFailingService({ status: 500, body: '{}' });
  const waiting = new NotedWaiting(1);
  await expect(findWith(service, waiting, 8)).rejects.toThrow();
  expect(waiting.pauses).toEqual([1, 2, 4, 8, 16, 20, 20].map((seconds) => seconds * 1000));
});

test('an error says what was refused, with which code and why', async () => {
  const service = await startFailingService({ status: 400, body: error('AccessDeniedException') });
  await expect(findWith(service, new NotedWaiting())).rejects.toThrow(
    'GetResource was refused with AccessDeniedException (HTTP 400): as told',
  );
});

test('an unreachable service is named', async () => {
  const service = await startFailingService();
  await expect(findWith(service, new NotedWaiting(), 1)).rejects.toThrow(
    `GetResource did not reach the service: ${service.url}: socket hang up`,
  );
});

test('a resource that is not found is no error', async () => {
  const answer = { status: 400, body: error('ResourceNotFoundException') };
  const service = await startFailingService(answer);
  expect(await findWith(service, new NotedWaiting())).toBeUndefined();
  expect(service.count()).toBe(1);
});
