import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, expect, test } from '@jest/globals';
import type { RecordedCall } from '../../../local-aws/gateway/call-log.ts';
import type { PolicyDocument } from '../../../local-aws/iam/policy.ts';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { type Deployed, superfluous, undeployable } from '../../harness/deployer.ts';
import { neededActions } from '../../harness/iam-actions.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';

const MINUTES = 60_000;
const HANDLERS = fileURLToPath(new URL('everything/handlers', import.meta.url));
const POLICY = new URL('../../../docs/deployer-policy.json', import.meta.url);
const policy = JSON.parse(readFileSync(POLICY, 'utf8')) as PolicyDocument;

/** As the names in the policy are: account, Region and name of the deployment are those that it has as examples. */
const deployed: Deployed = {
  account: '111122223333',
  region: 'us-east-1',
  name: 'pipeline',
  bucket: 'pipeline-111122223333-us-east-1',
  functions: ['pipeline-work'],
  passed: {
    'pipeline.s3files.us-east-1': 'elasticfilesystem.amazonaws.com',
    'pipeline-work.us-east-1': 'lambda.amazonaws.com',
  },
  clientRoles: ['pipeline-task'],
};

/** Applies, changes and destroys everything once: what the providers called. */
const life = async (aws: TestAws): Promise<readonly RecordedCall[]> => {
  const deployment = await aws.deploy({
    configuration: 'test/apply/hcl/deployer',
    variables: { role_arn: await makeRole(aws), key_arn: await makeKey(aws) },
  });
  await bundleHandlers(HANDLERS, join(deployment.folder, 'dist'));
  await deployment.init();
  const { calls } = aws.local;
  calls.clear();
  await deployment.apply();
  await deployment.apply('-var=stage=two');
  const made = [...calls.all];
  // Something to empty the bucket of.
  await aws.clients.s3.send(
    new PutObjectCommand({ Bucket: deployed.bucket, Key: 'shared/a.txt', Body: 'a' }),
  );
  calls.clear();
  await deployment.destroy('-var=stage=two');
  return [...made, ...calls.all];
};

const makeRole = async ({ clients }: TestAws): Promise<string | undefined> => {
  const { Role } = await clients.iam.send(
    new CreateRoleCommand({
      RoleName: deployed.clientRoles[0],
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
    }),
  );
  return Role?.Arn;
};

/** By hand: no other test needs a client for KMS. */
const makeKey = async ({ local }: TestAws): Promise<string> => {
  const answer = await fetch(local.endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': 'TrentService.CreateKey',
      'content-type': 'application/x-amz-json-1.1',
      authorization: `AWS4-HMAC-SHA256 Credential=${local.account}/20260101/${local.region}/kms/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: '{}',
  });
  const { KeyMetadata } = (await answer.json()) as { KeyMetadata: { Arn: string } };
  return KeyMetadata.Arn;
};

let calls: readonly RecordedCall[];
beforeAll(async () => {
  await using aws = await startTestAws();
  calls = await life(aws);
}, 5 * MINUTES);

test('the policy in the docs allows every call of a deployment that is made, changed and destroyed', () => {
  expect(undeployable(calls, policy, deployed)).toEqual([]);
});

test('it allows nothing that no call and no documented handler needs', () => {
  expect(superfluous(calls, policy)).toEqual([]);
});

test.each<[string, Partial<Deployed>, readonly string[]]>([
  [
    'of another name',
    {
      name: 'other',
      bucket: 'other-111122223333-us-east-1',
      functions: ['other-work'],
      passed: { 'other.s3files.us-east-1': 'elasticfilesystem.amazonaws.com' },
      clientRoles: ['task'],
    },
    // File systems, keys, rules and networks have ids instead of names; what is deleted of a network has a name tag. Log
    // groups can only all be listed.
    ['cloudformation', 'ec2', 'events', 'kms', 'logs', 's3files'],
  ],
  // Without an account in their ARN, and asked for in the policy's own.
  ['of another account', { account: '999999999999' }, ['cloudformation', 'ec2', 's3', 's3files']],
  ['in another Region', { region: 'eu-west-1' }, ['iam', 's3']],
])('nothing is allowed %s, but where AWS knows no difference', (_, other, services) => {
  const refused = undeployable(calls, policy, { ...deployed, ...other });
  const actions = new Set(refused.map((each) => each.split(' ')[0]));
  const allowed = neededActions(calls).flatMap(({ action }) =>
    actions.has(action) ? [] : [action],
  );
  expect([...new Set(allowed.map((action) => action.split(':')[0]))]).toEqual(services);
  expect(allowed.filter((action) => /^ec2:Delete(?!Tags|NetworkInterface)/.test(action))).toEqual(
    [],
  );
});
