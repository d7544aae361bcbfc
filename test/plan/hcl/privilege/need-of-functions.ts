import type { Statement } from '../../../../local-aws/iam/policy.ts';
import type { Arns } from './arns.ts';
import type { Access, ConfiguredFileSystem, ConfiguredMount } from './configured.ts';
import { LAMBDA } from './partitions.ts';
import { literally, prefixed } from './spelling.ts';

// What AWS documents as needed by functions and clients, narrowed to the one access point, its objects, key and log group.

type Statements = readonly Statement[];

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
