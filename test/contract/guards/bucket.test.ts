import { DeleteBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from '@jest/globals';
import type { AwsAnswer } from '../../../local-aws/gateway/call.ts';
import { bucketGuard } from '../../../local-aws/guards/bucket.ts';
import { s3FilesWorld } from '../s3files/making.ts';
import { withServer } from './answering.ts';
import { callOf, refusalOf } from './calls.ts';

const attached = async () => {
  const { s3files, fileSystem } = s3FilesWorld();
  await fileSystem();
  return bucketGuard(s3files);
};

const VIRTUAL = { host: 'data.s3.eu-west-1.amazonaws.com' };

test.each([
  ['DELETE', '/data', {}],
  ['DELETE', '/data/', {}],
  ['DELETE', '/data?x-id=DeleteBucket', {}],
  ['PUT', '/data?versioning', {}],
  ['PUT', '/data?versioning=', {}],
  ['DELETE', '/', VIRTUAL],
  ['PUT', '/?versioning', VIRTUAL],
  ['DELETE', '/', { host: 'data.s3.amazonaws.com' }],
  ['DELETE', '/', { host: 'data.localhost:4566' }],
  ['DELETE', '/data', { host: 's3.eu-west-1.amazonaws.com' }],
  ['DELETE', '/data', { host: 'localhost:4566' }],
  ['DELETE', '/data', { host: 's3.localhost:4566' }],
])('%s %s is refused while a file system is attached (%j)', async (method, target, host) => {
  const refusal = await refusalOf(await attached(), callOf('s3', method, target, host));
  expect(refusal?.status).toBe(409);
});

test.each([
  ['DELETE', '/other', {}],
  ['DELETE', '/data/key', {}],
  ['DELETE', '/data?lifecycle', {}],
  ['DELETE', '/data?policy', {}],
  ['GET', '/data?versioning', {}],
  ['PUT', '/data?notification', {}],
  ['DELETE', '/data', VIRTUAL],
  ['PUT', '/data/key?versioning', {}],
])('%s %s passes (%j)', async (method, target, host) => {
  expect(await refusalOf(await attached(), callOf('s3', method, target, host))).toBeUndefined();
});

test('a bucket without file systems passes', async () => {
  const guard = bucketGuard(s3FilesWorld().s3files);
  expect(await refusalOf(guard, callOf('s3', 'DELETE', '/data'))).toBeUndefined();
});

test('a client reads the refusal as an error of S3 with its name', async () => {
  const guard = await attached();
  const Bucket = 'data';
  for (const [target, command] of [
    ['DELETE /data', new DeleteBucketCommand({ Bucket })],
    [
      'PUT /data?versioning',
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
    ],
  ] as const) {
    const [method = '', path = ''] = target.split(' ');
    const refusal = (await refusalOf(guard, callOf('s3', method, path))) as AwsAnswer;
    const sent = withServer(refusal, (options) =>
      new S3Client({ ...options, forcePathStyle: true } as object).send(
        command as DeleteBucketCommand,
      ),
    );
    await expect(sent).rejects.toMatchObject({
      name: 'BucketHasS3FileSystemAttached',
      message: expect.stringContaining('file system'),
      $metadata: { httpStatusCode: 409, requestId: expect.any(String) },
    });
  }
});
