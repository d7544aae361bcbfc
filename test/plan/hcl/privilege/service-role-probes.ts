import type { Arns } from './arns.ts';
import type { ConfiguredFileSystem } from './configured.ts';
import { S3_FILES } from './partitions.ts';
import { can, cannot, type Probe } from './probe.ts';
import { siblings } from './read-probes.ts';

const OBJECTS = [
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:GetObject',
  's3:GetObjectTagging',
  's3:GetObjectVersion',
  's3:ListMultipartUploadParts',
  's3:PutObject',
  's3:PutObjectTagging',
];
const KEY = ['Decrypt', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'];
const MANAGE = [
  'DeleteRule',
  'DisableRule',
  'EnableRule',
  'PutRule',
  'PutTargets',
  'RemoveTargets',
];
const READ = ['DescribeRule', 'ListRuleNamesByTarget', 'ListRules', 'ListTargetsByRule'];
const elsewhere = { 'aws:ResourceAccount': '999999999999' };
const nowhere = { 'aws:ResourceAccount': [] };

/** What S3 Files does as the service role, and what nobody should be able to do as it. */
export const serviceRoleProbes = (
  arns: Arns,
  module: string,
  fileSystem: ConfiguredFileSystem,
): readonly Probe[] => {
  const bucket = arns.bucket(module);
  const object = `${bucket}/${fileSystem.prefix}a/b.txt`;
  const outside = fileSystem.prefix === '' ? [] : siblings(fileSystem.prefix);
  return [
    ...can(['s3:ListBucket', 's3:ListBucketVersions'], [bucket]),
    ...can(OBJECTS, [object], [`${bucket}/${fileSystem.prefix}*`]),
    ...cannot(OBJECTS, ...outside.map((key) => [`${bucket}/${key}`] as const)),
    ...cannot(
      [...OBJECTS, 's3:ListBucket', 's3:ListBucketVersions'],
      [object, elsewhere],
      [bucket, elsewhere],
      [object, nowhere],
      [bucket, nowhere],
      [object.replace(bucket, `${bucket}-other`)],
      [`${bucket}-other`],
    ),
    ...cannot(['s3:BypassGovernanceRetention', 's3:RestoreObject'], [object]),
    ...cannot(['s3:DeleteBucket', 's3:PutBucketPolicy', 's3:ListBucketMultipartUploads'], [bucket]),
    ...cannot(['s3files:ClientMount', 's3files:DeleteFileSystem'], [arns.fileSystem(module)]),
    ...cannot(['iam:PassRole', 'sts:AssumeRole'], [arns.serviceRole(module)]),
    ...ruleProbes(arns),
    ...keyProbes(arns, bucket, object, fileSystem.encrypted),
  ];
};

const named = (service: string, names: readonly string[]) => names.map((name) => service + name);

const ruleProbes = (arns: Arns): readonly Probe[] => {
  const rule = arns.rule('DO-NOT-DELETE-S3-Files-0a');
  const managed = { 'events:ManagedBy': S3_FILES };
  return [
    ...can(named('events:', MANAGE), [rule, managed]),
    ...cannot(
      named('events:', MANAGE),
      [rule],
      [rule, { 'events:ManagedBy': 'states.amazonaws.com' }],
      [arns.rule('ours'), managed],
      [arns.rule('xDO-NOT-DELETE-S3-Files'), managed],
    ),
    ...can(named('events:', READ), [rule], [arns.rule('ours')]),
    ...cannot(['events:PutEvents', 'events:TagResource'], [rule, managed]),
    ...cannot(named('events:', READ), [arns.rule('x').replace('rule/', 'event-bus/')]),
  ];
};

const keyProbes = (
  arns: Arns,
  bucket: string,
  object: string,
  encrypted: boolean,
): readonly Probe[] => {
  const { region, dnsSuffix } = arns.at;
  const via = (service: string, arn: string) => ({
    'kms:ViaService': `${service}.${region}.${dnsSuffix}`,
    'kms:EncryptionContext:aws:s3:arn': arn,
  });
  const { 'kms:ViaService': throughS3, 'kms:EncryptionContext:aws:s3:arn': ofBucket } = via(
    's3',
    bucket,
  );
  const actions = named('kms:', KEY);
  return [
    ...(encrypted ? can : cannot)(
      actions,
      [arns.key(), via('s3', object)],
      [arns.key(), via('s3', bucket)],
    ),
    ...cannot(
      actions,
      [arns.key()],
      [arns.key(), { 'kms:ViaService': throughS3 }],
      [arns.key(), { 'kms:EncryptionContext:aws:s3:arn': ofBucket }],
      [arns.key(), via('ec2', object)],
      [arns.key(), via('s3', object.replace(bucket, `${bucket}-other`))],
      [arns.key(), via('s3', `${bucket}-other`)],
      [arns.key('66666666-2222-3333-4444-555555555555'), via('s3', object)],
    ),
    ...cannot(['kms:ScheduleKeyDeletion', 'kms:CreateGrant'], [arns.key(), via('s3', object)]),
  ];
};
