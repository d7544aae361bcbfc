import { describe, expect, test } from '@jest/globals';
import type { PolicyDocument, RolePolicies } from '../../../local-aws/iam/policy.ts';
import { serviceRoleMay } from '../../../local-aws/iam/service-role.ts';
import type {
  ServiceTask,
  ServiceTaskOptions,
} from '../../../local-aws/iam/service-role-access.ts';
import { mutations } from '../../harness/policy-mutations.ts';
import { ACCOUNT, documented, fileSystem, KEY, trust } from './documented-service-role.ts';

// Oracle: S3 User Guide, "Prerequisites for S3 Files", what each statement of the role is for.

const role = (changes: Partial<RolePolicies> = {}): RolePolicies => ({
  arn: fileSystem.roleArn,
  trust,
  identity: [documented],
  ...changes,
});

const reason = async (
  task: ServiceTask,
  changes: Partial<RolePolicies> = {},
  options: ServiceTaskOptions = { kmsKeyArn: KEY },
): Promise<string | undefined> => {
  const answer = await serviceRoleMay(async () => role(changes), fileSystem, task, options);
  return answer.allowed ? undefined : answer.reason;
};

const TASKS: readonly ServiceTask[] = ['attach', 'export', 'delete', 'import'];

/** The tasks that are refused with a policy in place of the documented one. */
const refusedWith = async (changes: Partial<RolePolicies>) => {
  const reasons = await Promise.all(TASKS.map((task) => reason(task, changes)));
  return TASKS.filter((_, index) => reasons[index] !== undefined);
};

const mutated = (policy: PolicyDocument, name: string): PolicyDocument => {
  const found = mutations(policy).find((each) => each.name === name);
  if (!found) throw new Error(`no mutation '${name}'`);
  return found.policy;
};

test('the documented role may do everything', async () => {
  expect(await refusedWith({})).toEqual([]);
});

describe('each part of the documented role is needed for something', () => {
  test.each<[string, readonly ServiceTask[]]>([
    ['Bucket: drop the statement', ['attach', 'import']],
    ['Bucket: Resource arn:aws:s3:::documents of another bucket', ['attach', 'import']],
    [
      'Bucket: Condition StringEquals aws:ResourceAccount 111122223333 becomes another',
      ['attach', 'import'],
    ],
    ['Objects: drop the statement', ['export', 'delete', 'import']],
    ['Objects: Deny it', ['export', 'delete', 'import']],
    ['Objects: drop Action s3:AbortMultipartUpload', ['export']],
    ['Objects: drop Action s3:DeleteObject*', ['delete']],
    ['Objects: drop Action s3:GetObject*', ['import']],
    ['Objects: drop Action s3:PutObject*', ['export']],
    [
      'Objects: Resource arn:aws:s3:::documents/team/* of another bucket',
      ['export', 'delete', 'import'],
    ],
    ['Key: drop the statement', ['export', 'import']],
    ['Key: drop Action kms:GenerateDataKey', ['export']],
    [
      'Key: Condition StringLike kms:ViaService s3.eu-west-1.amazonaws.com becomes another',
      ['export', 'import'],
    ],
    ['ManageRule: drop the statement', ['import']],
    ['ManageRule: drop Action events:PutTargets', ['import']],
    ['ManageRule: Condition StringEquals events:ManagedBy becomes StringNotEquals', ['import']],
    ['ReadRules: drop the statement', ['import']],
  ])('%s', async (name, tasks) => {
    expect(await refusedWith({ identity: [mutated(documented, name)] })).toEqual(tasks);
  });

  test.each([
    'Trust: drop the statement',
    'Trust: Deny it',
    'Trust: Action sts:AssumeRole becomes another',
    'Trust: Condition StringEquals aws:SourceAccount 111122223333 becomes another',
    `Trust: Condition ArnLike aws:SourceArn arn:aws:s3files:eu-west-1:${ACCOUNT}:file-system/* in another Region`,
    'Trust: Condition ArnLike aws:SourceArn becomes ArnNotLike',
  ])('%s: nothing goes', async (name) => {
    expect(await refusedWith({ trust: mutated(trust, name) })).toEqual(TASKS);
  });
});

test('trust in another service is none, and the reason says what to correct', async () => {
  const drafted: PolicyDocument = {
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 's3files.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  };
  expect(await reason('export', { trust: drafted })).toMatch(
    /does not let elasticfilesystem\.amazonaws\.com assume it .*trust policy/,
  );
});

test('the reason names action and resource', async () => {
  const identity = [mutated(documented, 'Objects: drop Action s3:DeleteObject*')];
  expect(await reason('delete', { identity }, { key: 'team/a.txt' })).toBe(
    `s3:DeleteObject on arn:aws:s3:::documents/team/a.txt is not allowed to role ${fileSystem.roleArn}`,
  );
});

test('an object outside of what the role covers is refused', async () => {
  expect(await reason('export', {}, { key: 'team/a.txt' })).toBeUndefined();
  expect(await reason('export', {}, { key: 'other/a.txt' })).toMatch(
    /s3:PutObject on .*other\/a\.txt/,
  );
});

test('the bucket policy may deny what the role allows, and one that asks for TLS does not', async () => {
  const deny = (extra: object) =>
    ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', ...extra }],
    }) as PolicyDocument;
  const tls = deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  expect(await reason('export', {}, { bucketPolicy: tls })).toBeUndefined();
  expect(await reason('export', {}, { bucketPolicy: deny({}) })).toMatch(/is denied to role/);
});

test('a role that is gone, or that nobody can read, is refused with the reason', async () => {
  const gone = await serviceRoleMay(async () => undefined, fileSystem, 'export');
  expect(gone).toEqual({
    allowed: false,
    reason: expect.stringMatching(/role\/s3files does not exist/),
  });
  const identity = [
    { Statement: { Effect: 'Allow', Action: '*', Resource: 'x' } } as PolicyDocument,
  ];
  expect(await reason('export', { identity })).toMatch(/"x" must be an ARN/);
});
