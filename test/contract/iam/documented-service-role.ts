import type { PolicyDocument } from '../../../local-aws/iam/policy.ts';
import type { FileSystem } from '../../../local-aws/s3files/entities.ts';

// S3 User Guide, "Prerequisites for S3 Files".

export const ACCOUNT = '111122223333';
export const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k`;
const inAccount = { StringEquals: { 'aws:ResourceAccount': ACCOUNT } };

/** The service role's policy as AWS writes it, in our names, with the bucket's key. */
export const documented: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Bucket',
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:ListBucketVersions'],
      Resource: 'arn:aws:s3:::documents',
      Condition: inAccount,
    },
    {
      Sid: 'Objects',
      Effect: 'Allow',
      Action: [
        's3:AbortMultipartUpload',
        's3:DeleteObject*',
        's3:GetObject*',
        's3:List*',
        's3:PutObject*',
      ],
      Resource: 'arn:aws:s3:::documents/team/*',
      Condition: inAccount,
    },
    {
      Sid: 'Key',
      Effect: 'Allow',
      Action: ['kms:GenerateDataKey', 'kms:Encrypt', 'kms:Decrypt'],
      Resource: KEY,
      Condition: {
        StringLike: {
          'kms:ViaService': 's3.eu-west-1.amazonaws.com',
          'kms:EncryptionContext:aws:s3:arn': [
            'arn:aws:s3:::documents',
            'arn:aws:s3:::documents/*',
          ],
        },
      },
    },
    {
      Sid: 'ManageRule',
      Effect: 'Allow',
      Action: [
        'events:DeleteRule',
        'events:DisableRule',
        'events:EnableRule',
        'events:PutRule',
        'events:PutTargets',
        'events:RemoveTargets',
      ],
      Resource: 'arn:aws:events:*:*:rule/DO-NOT-DELETE-S3-Files*',
      Condition: { StringEquals: { 'events:ManagedBy': 'elasticfilesystem.amazonaws.com' } },
    },
    {
      Sid: 'ReadRules',
      Effect: 'Allow',
      Action: [
        'events:DescribeRule',
        'events:ListRuleNamesByTarget',
        'events:ListRules',
        'events:ListTargetsByRule',
      ],
      Resource: 'arn:aws:events:*:*:rule/*',
    },
  ],
};

/** Its trust policy. */
export const trust: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Trust',
      Effect: 'Allow',
      Principal: { Service: 'elasticfilesystem.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': ACCOUNT },
        ArnLike: { 'aws:SourceArn': `arn:aws:s3files:eu-west-1:${ACCOUNT}:file-system/*` },
      },
    },
  ],
};

export const fileSystem: FileSystem = {
  scope: { account: ACCOUNT, region: 'eu-west-1' },
  fileSystemId: 'fs-0a',
  fileSystemArn: `arn:aws:s3files:eu-west-1:${ACCOUNT}:file-system/fs-0a`,
  bucket: 'documents',
  prefix: 'team/',
  roleArn: `arn:aws:iam::${ACCOUNT}:role/s3files`,
  status: 'available',
};
