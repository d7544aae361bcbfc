import { expect, test } from '@jest/globals';
import type { AwsAnswer } from '../../../local-aws/gateway/call.ts';
import { directReadGuard } from '../../../local-aws/guards/direct-read.ts';
import { answerThrough, callOf } from './calls.ts';

const Arn =
  'arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0';
const efs = 'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0123456789abcdef0';

const ok = (body: unknown): AwsAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const throughDirectRead = async (method: string, path: string, body: unknown) => {
  const answer = await answerThrough(directReadGuard(), callOf('lambda', method, path), ok(body));
  return JSON.parse(answer.body.toString());
};

test('a mount of S3 Files reads back with AUTO where nothing was said, wherever Lambda shows it', async () => {
  const mount = (S3FilesConfig?: object) => ({
    FunctionName: 'f',
    FileSystemConfigs: [
      { Arn, LocalMountPath: '/mnt/a', ...(S3FilesConfig ? { S3FilesConfig } : {}) },
    ],
  });
  const auto = mount({ DirectS3Read: 'AUTO' });
  const path = '/2015-03-31/functions';
  expect(await throughDirectRead('POST', path, mount())).toEqual(auto);
  expect(await throughDirectRead('PUT', `${path}/f/configuration`, mount({}))).toEqual(auto);
  expect(await throughDirectRead('GET', `${path}/f`, { Configuration: mount(), Tags: {} })).toEqual(
    {
      Configuration: auto,
      Tags: {},
    },
  );
  expect(await throughDirectRead('GET', `${path}/`, { Functions: [mount(), {}] })).toEqual({
    Functions: [auto, {}],
  });
  expect(await throughDirectRead('GET', `${path}/f/versions`, { Versions: [mount()] })).toEqual({
    Versions: [auto],
  });
  const disabled = mount({ DirectS3Read: 'DISABLED' });
  expect(await throughDirectRead('GET', `${path}/f/configuration`, disabled)).toEqual(disabled);
});

test('mounts of EFS and functions without mounts read back as they are', async () => {
  for (const body of [{}, { FileSystemConfigs: [{ Arn: efs, LocalMountPath: '/mnt/a' }] }]) {
    expect(await throughDirectRead('GET', '/2015-03-31/functions/f/configuration', body)).toEqual(
      body,
    );
  }
});

test('invocations, their answers and refusals are left alone', async () => {
  const guard = directReadGuard();
  const invoke = callOf('lambda', 'POST', '/2015-03-31/functions/f/invocations');
  expect(guard.wants(invoke)).toBe(false);
  const refusal = { ...ok({ FileSystemConfigs: [{ Arn }] }), status: 404 };
  const get = callOf('lambda', 'GET', '/2015-03-31/functions/f');
  expect(await answerThrough(guard, get, refusal)).toBe(refusal);
});
