import type { FileSystem } from '../s3files/entities.ts';
import { partitionOf } from '../scope.ts';
import type { AccessRequest, PolicyDocument } from './policy.ts';

/** What synchronising does in the name of the service role; `attach` is what it must be able to do at all. */
export type ServiceTask = 'attach' | 'export' | 'delete' | 'import';

export interface ServiceTaskOptions {
  /** The object concerned; when absent, some object below the file system's prefix. */
  readonly key?: string;
  /** The bucket's policy: it may deny what the role allows. */
  readonly bucketPolicy?: PolicyDocument;
  /** The bucket's key, when its objects are encrypted with SSE-KMS. */
  readonly kmsKeyArn?: string;
}

/** One thing that the service does, as IAM is asked about it. */
export type ServiceAccess = Pick<AccessRequest, 'action' | 'resource' | 'context'>;

/** What a task consists of, in the actions and resources that the documented service role grants. */
export const accessFor = (
  fileSystem: FileSystem,
  task: ServiceTask,
  { key = `${fileSystem.prefix}object`, kmsKeyArn }: ServiceTaskOptions,
): readonly ServiceAccess[] => {
  const bucket = `arn:${partitionOf(fileSystem.scope.region)}:s3:::${fileSystem.bucket}`;
  const onBucket = each(bucket, ['s3:ListBucket', 's3:ListBucketVersions']);
  const onObject = (...actions: string[]) => each(`${bucket}/${key}`, actions);
  const kms = (...actions: string[]) =>
    kmsKeyArn ? onKey(kmsKeyArn, fileSystem, `${bucket}/${key}`, actions) : [];
  switch (task) {
    case 'attach':
      return onBucket;
    case 'export':
      return [
        ...onObject('s3:PutObject', 's3:AbortMultipartUpload'),
        ...kms('kms:GenerateDataKey', 'kms:Decrypt'),
      ];
    case 'delete':
      return onObject('s3:DeleteObject');
    case 'import':
      return [
        ...onBucket,
        ...onObject('s3:GetObject', 's3:GetObjectVersion'),
        ...kms('kms:Decrypt'),
        ...onRule(fileSystem),
      ];
  }
};

const each = (
  resource: string,
  actions: readonly string[],
  context: NonNullable<AccessRequest['context']> = {},
): readonly ServiceAccess[] => actions.map((action) => ({ action, resource, context }));

/** Changes made in the bucket are learnt of through a rule that the service keeps in the account. */
const onRule = ({ scope, fileSystemId }: FileSystem): readonly ServiceAccess[] => {
  const { region, account } = scope;
  const rules = `arn:${partitionOf(region)}:events:${region}:${account}:rule/`;
  const manage = [
    'DeleteRule',
    'DisableRule',
    'EnableRule',
    'PutRule',
    'PutTargets',
    'RemoveTargets',
  ];
  const read = ['DescribeRule', 'ListRuleNamesByTarget', 'ListRules', 'ListTargetsByRule'];
  const named = (names: readonly string[]) => names.map((name) => `events:${name}`);
  const rule = `${rules}DO-NOT-DELETE-S3-Files-${fileSystemId}`;
  return [
    ...each(rule, named(manage), { 'events:ManagedBy': 'elasticfilesystem.amazonaws.com' }),
    ...each(rule, named(read)),
  ];
};

const onKey = (
  kmsKeyArn: string,
  { scope }: FileSystem,
  objectArn: string,
  actions: readonly string[],
): readonly ServiceAccess[] => {
  const suffix = partitionOf(scope.region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return each(kmsKeyArn, actions, {
    'kms:ViaService': `s3.${scope.region}.${suffix}`,
    'kms:EncryptionContext:aws:s3:arn': objectArn,
  });
};
