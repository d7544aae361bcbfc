import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bucketSettings } from '../../../local-aws/iam/bucket-settings.ts';
import { clientsFor } from '../../harness/clients.ts';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef';
const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' } as const;
let aws: TestMiniStack;

beforeAll(async () => {
  aws = await startForTest();
}, 120_000);
afterAll(() => aws?.stop());

test("a bucket's policy and key are read as they were put, and a bucket without them has neither", async () => {
  const { client, endpoint } = aws;
  const { s3 } = clientsFor({ endpoint, ...SCOPE });
  await s3.send(new CreateBucketCommand({ Bucket: 'plain', CreateBucketConfiguration }));
  await s3.send(new CreateBucketCommand({ Bucket: 'guarded', CreateBucketConfiguration }));
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::guarded/*',
      },
    ],
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'guarded', Policy: JSON.stringify(policy) }));
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket: 'guarded',
      ServerSideEncryptionConfiguration: {
        Rules: [
          { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
        ],
      },
    }),
  );
  expect(await bucketSettings(client, { scope: SCOPE, bucket: 'plain' })).toEqual({});
  expect(await bucketSettings(client, { scope: SCOPE, bucket: 'guarded' })).toEqual({
    bucketPolicy: policy,
    kmsKeyArn: KEY,
  });
}, 60_000);
