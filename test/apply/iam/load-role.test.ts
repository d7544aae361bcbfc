import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadRoleFrom } from '../../../local-aws/iam/load-role.ts';
import type { LoadRole } from '../../../local-aws/iam/policy.ts';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';

// Oracle: what AWS's own SDK wrote.

let ministack: TestMiniStack;
let loadRole: LoadRole;
beforeAll(async () => {
  ministack = await startForTest();
  loadRole = loadRoleFrom(ministack.client, SCOPE);
}, 120_000);
afterAll(() => ministack?.stop());

const trust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
};
const allow = (...Action: string[]) => ({
  Version: '2012-10-17',
  // Characters that a URL-encoded document would lose if it were decoded twice, or not at all.
  Statement: [{ Sid: 'A', Effect: 'Allow', Action, Resource: 'arn:aws:s3:::b/100%25 + ü/*' }],
});

const createRole = async (RoleName: string, boundary?: string): Promise<string> => {
  const { Role } = await ministack.iam.send(
    new CreateRoleCommand({
      RoleName,
      Path: '/team/',
      AssumeRolePolicyDocument: JSON.stringify(trust),
      PermissionsBoundary: boundary,
    }),
  );
  return Role!.Arn!;
};
const createPolicy = async (PolicyName: string, document: object): Promise<string> => {
  const { Policy } = await ministack.iam.send(
    new CreatePolicyCommand({ PolicyName, PolicyDocument: JSON.stringify(document) }),
  );
  return Policy!.Arn!;
};

test('a role comes with its trust, inline and attached policies and its boundary, as they were written', async () => {
  const arn = await createRole('everything', await createPolicy('limit', allow('s3:*')));
  for (const [PolicyName, document] of [
    ['one', allow('s3:GetObject')],
    ['two', allow('s3:PutObject', 's3:DeleteObject')],
  ] as const) {
    await ministack.iam.send(
      new PutRolePolicyCommand({
        RoleName: 'everything',
        PolicyName,
        PolicyDocument: JSON.stringify(document),
      }),
    );
  }
  const PolicyArn = await createPolicy('attached', allow('s3:ListBucket'));
  await ministack.iam.send(new AttachRolePolicyCommand({ RoleName: 'everything', PolicyArn }));

  expect(await loadRole(arn)).toEqual({
    arn,
    trust,
    identity: [
      allow('s3:GetObject'),
      allow('s3:PutObject', 's3:DeleteObject'),
      allow('s3:ListBucket'),
    ],
    boundary: allow('s3:*'),
  });

  await ministack.iam.send(
    new DeleteRolePolicyCommand({ RoleName: 'everything', PolicyName: 'one' }),
  );
  await ministack.iam.send(
    new CreatePolicyVersionCommand({
      PolicyArn,
      PolicyDocument: JSON.stringify(allow('s3:ListBucketVersions')),
      SetAsDefault: true,
    }),
  );
  expect((await loadRole(arn))?.identity).toEqual([
    allow('s3:PutObject', 's3:DeleteObject'),
    allow('s3:ListBucketVersions'),
  ]);
});

test('a role without policies has none, one that is not there is nothing', async () => {
  const arn = await createRole('bare');
  expect(await loadRole(arn)).toEqual({ arn, trust, identity: [] });
  expect(await loadRole(`${arn}2`)).toBeUndefined();
  expect(await loadRole(arn.replace('/team/', '/other/'))).toBeUndefined();
  expect(await loadRole(arn.replace(SCOPE.account, '444455556666'))).toBeUndefined();
});

test('AWS’s own policies count, and one that nobody knows here is named', async () => {
  const arn = await createRole('managed');
  const attach = (name: string) =>
    ministack.iam.send(
      new AttachRolePolicyCommand({
        RoleName: 'managed',
        PolicyArn: `arn:aws:iam::aws:policy/${name}`,
      }),
    );
  await attach('service-role/AWSLambdaVPCAccessExecutionRole');
  await attach('AmazonS3FilesClientReadWriteAccess');
  const actions = (await loadRole(arn))?.identity.flatMap((policy) =>
    [policy.Statement].flat().flatMap((statement) => statement.Action),
  );
  // S3 User Guide, "AWS managed policies for Amazon S3 Files"; Lambda guide, "Giving functions access to a VPC".
  expect(actions).toEqual(
    expect.arrayContaining([
      's3files:ClientMount',
      's3files:ClientWrite',
      'ec2:CreateNetworkInterface',
    ]),
  );
  expect(actions).not.toContain('s3files:ClientRootAccess');

  await attach('AmazonImaginaryFullAccess');
  await expect(loadRole(arn)).rejects.toThrow(
    /AmazonImaginaryFullAccess: the local AWS does not know/,
  );
});
