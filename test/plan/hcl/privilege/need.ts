import type { Statement } from '../../../../local-aws/iam/policy.ts';
import { Arns } from './arns.ts';
import type { ConfiguredFileSystem } from './configured.ts';
import { ACCOUNT, type Partition, S3_FILES } from './partitions.ts';
import { literally, prefixed } from './spelling.ts';

// What AWS documents as needed by S3 Files, narrowed to the one bucket, prefix and key.

type Statements = readonly Statement[];

/** S3 User Guide, "Prerequisites for S3 Files": who may assume the service role, for file systems of which account and Region. */
export const serviceRoleTrust = ({ partition, region }: Partition): Statements => [
  {
    Effect: 'Allow',
    Principal: { Service: S3_FILES },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': ACCOUNT },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:s3files:${region}:${ACCOUNT}:file-system/*` },
    },
  },
];

/** S3 User Guide, "Prerequisites for S3 Files"; it lets the objects be narrowed to the prefix, the key to the bucket's. */
export const serviceRole = (
  at: Partition,
  bucket: string,
  { prefix, encrypted }: Pick<ConfiguredFileSystem, 'prefix' | 'encrypted'>,
): Statements => [
  {
    Effect: 'Allow',
    Action: ['s3:ListBucket', 's3:ListBucketVersions'],
    Resource: bucket,
    Condition: { StringEquals: { 'aws:ResourceAccount': ACCOUNT } },
  },
  {
    Effect: 'Allow',
    Action: prefixed('s3:', [
      'AbortMultipartUpload',
      'DeleteObject*',
      'GetObject*',
      'List*',
      'PutObject*',
    ]),
    Resource: `${bucket}/${literally(prefix)}*`,
    Condition: { StringEquals: { 'aws:ResourceAccount': ACCOUNT } },
  },
  ...(encrypted ? [serviceRoleKey(at, bucket)] : []),
  {
    Effect: 'Allow',
    Action: prefixed('events:', [
      'DeleteRule',
      'DisableRule',
      'EnableRule',
      'PutRule',
      'PutTargets',
      'RemoveTargets',
    ]),
    Resource: `arn:${at.partition}:events:*:*:rule/DO-NOT-DELETE-S3-Files*`,
    Condition: { StringEquals: { 'events:ManagedBy': S3_FILES } },
  },
  {
    Effect: 'Allow',
    Action: prefixed('events:', [
      'DescribeRule',
      'ListRuleNamesByTarget',
      'ListRules',
      'ListTargetsByRule',
    ]),
    Resource: `arn:${at.partition}:events:*:*:rule/*`,
  },
];

const serviceRoleKey = (at: Partition, bucket: string): Statement => ({
  Effect: 'Allow',
  Action: prefixed('kms:', [
    'Decrypt',
    'Encrypt',
    'GenerateDataKey',
    'ReEncryptFrom',
    'ReEncryptTo',
  ]),
  Resource: new Arns(at).key(),
  Condition: {
    StringLike: {
      'kms:ViaService': `s3.${at.region}.${at.dnsSuffix}`,
      'kms:EncryptionContext:aws:s3:arn': [bucket, `${bucket}/*`],
    },
  },
});
