import type { Statement } from '../../../../local-aws/iam/policy.ts';
import { Arns } from './arns.ts';
import type { Access, ConfiguredFileSystem, ConfiguredMount } from './configured.ts';
import { ACCOUNT, LAMBDA, type Partition, S3_FILES } from './partitions.ts';

// What AWS documents as needed, narrowed to the one bucket, prefix, key, access point, function and log group.

type Statements = readonly Statement[];

const prefixed = (prefix: string, names: readonly string[]) => names.map((name) => prefix + name);

/** How IAM is told to take a character of a path as it stands (IAM User Guide, "IAM policy elements: Variables and tags"). */
const literally = (path: string): string =>
  [...path]
    .map((character) => ('*?$'.includes(character) ? `\${${character}}` : character))
    .join('');

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

/** Lambda Developer Guide, "Execution role". */
export const functionTrust = (): Statements => [
  { Effect: 'Allow', Principal: { Service: LAMBDA }, Action: 'sts:AssumeRole' },
];

/** Lambda Developer Guide, "Configuring Amazon S3 Files access": which action opens what. */
export const CLIENT_ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  'read-only': ['s3files:ClientMount'],
  'read-write': ['s3files:ClientMount', 's3files:ClientWrite'],
  root: ['s3files:ClientMount', 's3files:ClientWrite', 's3files:ClientRootAccess'],
};

/**
 * Lambda Developer Guide, "Configuring Amazon S3 Files access": the actions on the file system, confined by
 * s3files:AccessPointArn; the same on the access point, as AWS's samples have them; direct reads, narrowed to the objects
 * that the access point shows; the key of encrypted objects.
 */
export const mount = (
  arns: Arns,
  module: string,
  fileSystem: ConfiguredFileSystem,
  { accessPoint, access, directReads }: ConfiguredMount,
): Statements => {
  const arn = arns.accessPoint(module, accessPoint);
  const Action = CLIENT_ACTIONS[access];
  return [
    {
      Effect: 'Allow',
      Action,
      Resource: arns.fileSystem(module),
      Condition: { ArnEquals: { 's3files:AccessPointArn': arn } },
    },
    { Effect: 'Allow', Action, Resource: arn },
    ...(directReads
      ? [
          {
            Effect: 'Allow' as const,
            Action: ['s3:GetObject', 's3:GetObjectVersion'],
            Resource: `${arns.bucket(module)}/${literally(shownPrefix(fileSystem, accessPoint))}*`,
          },
        ]
      : []),
    ...(directReads && fileSystem.encrypted
      ? [{ Effect: 'Allow' as const, Action: 'kms:Decrypt', Resource: arns.key() }]
      : []),
  ];
};

/** What the keys begin with of the objects that an access point shows. */
export const shownPrefix = (
  { prefix, rootDirectories }: ConfiguredFileSystem,
  accessPoint: string,
): string => `${prefix}${rootDirectories[accessPoint]}/`.replace(/(^|\/)\/+/g, '$1');

const INTERFACES = prefixed('ec2:', [
  'AssignPrivateIpAddresses',
  'CreateNetworkInterface',
  'DeleteNetworkInterface',
  'DescribeNetworkInterfaces',
  'DescribeSubnets',
  'UnassignPrivateIpAddresses',
]);

/**
 * AWSLambdaVPCAccessExecutionRole without logs:CreateLogGroup, which Terraform does, and confined to one log group; what
 * the handler itself is denied of it: Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon
 * VPC"; tracing: "Visualize Lambda function invocations using AWS X-Ray".
 */
export const execution = (arns: Arns, functionName: string, traced = false): Statements => [
  {
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: `${arns.logGroup(functionName)}:*`,
  },
  { Effect: 'Allow', Action: INTERFACES, Resource: '*' },
  {
    Effect: 'Deny',
    Action: INTERFACES,
    Resource: '*',
    Condition: { ArnEquals: { 'lambda:SourceFunctionArn': arns.function(functionName) } },
  },
  ...(traced
    ? [
        {
          Effect: 'Allow' as const,
          Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
          Resource: '*',
        },
      ]
    : []),
];
