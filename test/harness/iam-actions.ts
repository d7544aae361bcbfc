import { readFileSync } from 'node:fs';
import type { RecordedCall } from '../../local-aws/gateway/call-log.ts';

/** An IAM action and what needs it. */
export interface Need {
  readonly action: string;
  readonly because: string;
}

/**
 * Service Authorization Reference, "Amazon S3": operations whose action has another name, or that need several. All others
 * have their operation's name.
 */
const S3: Readonly<Record<string, readonly string[]>> = {
  HeadBucket: ['ListBucket'],
  ListObjects: ['ListBucket'],
  GetObjectVersions: ['ListBucketVersions'],
  DeleteObjects: ['DeleteObject', 'DeleteObjectVersion'],
  GetAcl: ['GetBucketAcl'],
  GetBucketAccelerateConfiguration: ['GetAccelerateConfiguration'],
  GetBucketCors: ['GetBucketCORS'],
  GetBucketEncryption: ['GetEncryptionConfiguration'],
  PutBucketEncryption: ['PutEncryptionConfiguration'],
  DeleteBucketEncryption: ['PutEncryptionConfiguration'],
  GetBucketLifecycleConfiguration: ['GetLifecycleConfiguration'],
  PutBucketLifecycleConfiguration: ['PutLifecycleConfiguration'],
  DeleteBucketLifecycleConfiguration: ['PutLifecycleConfiguration'],
  GetBucketNotificationConfiguration: ['GetBucketNotification'],
  PutBucketNotificationConfiguration: ['PutBucketNotification'],
  DeleteBucketOwnershipControls: ['PutBucketOwnershipControls'],
  GetBucketReplication: ['GetReplicationConfiguration'],
  GetObjectLockConfiguration: ['GetBucketObjectLockConfiguration'],
  GetPublicAccessBlock: ['GetBucketPublicAccessBlock'],
  PutPublicAccessBlock: ['PutBucketPublicAccessBlock'],
  DeletePublicAccessBlock: ['PutBucketPublicAccessBlock'],
  GetTagging: ['GetBucketTagging'],
  PutTagging: ['PutBucketTagging'],
  DeleteTagging: ['PutBucketTagging'],
};

/**
 * CloudFormation registry, AWS::Lambda::Function: what Lambda asks in the name of whom it makes a function for. Service
 * Authorization Reference, "Amazon EC2": tags given with a creation.
 */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  'lambda:CreateFunction': [
    'iam:PassRole',
    's3files:ListMountTargets',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcs',
  ],
  'ec2:CreateVpc': ['ec2:CreateTags'],
};

/** What no recorded call shows, each with what does it. */
const UNRECORDED: readonly Need[] = [
  {
    action: 's3:PutLifecycleConfiguration',
    because: 'noncurrent versions expire by default; that call takes the provider 55 s',
  },
  ...['ListTagsForResource', 'TagResource', 'UntagResource'].map((name) => ({
    action: `s3:${name}`,
    because: 'hashicorp/aws reads and writes tags of a bucket through S3 Control from 6.23 on',
  })),
];

const SCHEMAS = new URL('../../local-aws/cloud-control/schemas/', import.meta.url);

interface Schema {
  readonly handlers: Readonly<Record<string, { readonly permissions: readonly string[] }>>;
}

/** What Cloud Control does with the caller's rights, as the resource type's schema says. */
const handlerPermissions = (typeName: string, operation: string): readonly string[] => {
  const file = new URL(`${typeName.replaceAll('::', '_')}.json`, SCHEMAS);
  const { handlers } = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const handler = operation.replace('Resource', '').replace('Get', 'read').toLowerCase();
  return handlers[handler]?.permissions ?? [];
};

const actionsOf = ({ service, operation, typeName }: RecordedCall): readonly string[] => {
  switch (service) {
    // Everybody may.
    case 'sts':
      return operation === 'GetCallerIdentity' ? [] : [`sts:${operation}`];
    case 's3':
      return (S3[operation] ?? [operation]).map((name) => `s3:${name}`);
    case 'cloudcontrolapi':
      return [
        `cloudformation:${operation}`,
        ...(typeName ? handlerPermissions(typeName, operation) : []),
      ];
    default:
      return [`${service}:${operation}`];
  }
};

/** Every action that somebody needs who makes these calls, once. */
export const neededActions = (calls: readonly RecordedCall[]): readonly Need[] => {
  const needs = calls.flatMap((call) => {
    const because = [call.operation, call.typeName].filter(Boolean).join(' of ');
    const actions = actionsOf(call);
    return [...actions, ...actions.flatMap((action) => BESIDES[action] ?? [])].map((action) => ({
      action,
      because,
    }));
  });
  const byAction = new Map([...UNRECORDED, ...needs].map((need) => [need.action, need]));
  return [...byAction.values()].sort((a, b) => a.action.localeCompare(b.action));
};
