import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from '../../../local-aws/iam/evaluate.ts';
import type { AccessRequest, PolicyDocument, Statement } from '../../../local-aws/iam/policy.ts';
import { PolicyError } from '../../../local-aws/iam/policy-error.ts';
import { listOf, text } from '../../../local-aws/ministack/query.ts';
import { anyRequest, anyStatement, standingContext } from '../../harness/any-policy.ts';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';

// MiniStack's SimulateCustomPolicy is an evaluator that others wrote.

let ministack: TestMiniStack;
beforeAll(async () => {
  ministack = await startForTest();
}, 120_000);
afterAll(() => ministack?.stop());

const PRINCIPAL = 'arn:aws:iam::111122223333:root';

const ours = (policies: readonly PolicyDocument[], request: Omit<AccessRequest, 'principal'>) =>
  evaluate(
    { arn: PRINCIPAL, trust: { Statement: [] }, identity: policies },
    { ...request, principal: PRINCIPAL },
  );

const theirs = async (
  policies: readonly PolicyDocument[],
  { action, resource }: Omit<AccessRequest, 'principal'>,
): Promise<string> => {
  const answer = await ministack.client.query('iam', SCOPE, 'SimulateCustomPolicy', {
    'ActionNames.member.1': action,
    'ResourceArns.member.1': resource,
    ...Object.fromEntries(
      policies.map((policy, index) => [
        `PolicyInputList.member.${index + 1}`,
        JSON.stringify(policy),
      ]),
    ),
  });
  const [result] = listOf(answer, 'EvaluationResults');
  return text(result?.EvalDecision);
};

const policies = fc.array(
  fc.array(anyStatement, { minLength: 1, maxLength: 3 }).map((Statement) => ({
    Version: '2012-10-17',
    Statement,
  })),
  { minLength: 1, maxLength: 3 },
);

test('generated policies are decided as MiniStack decides them', async () => {
  await fc.assert(
    fc.asyncProperty(policies, anyRequest, async (all, request) => {
      expect(ours(all, request)).toBe(await theirs(all, request));
    }),
    { numRuns: 500 },
  );
}, 120_000);

type Difference = readonly [
  what: string,
  statement: Partial<Statement>,
  resource: string,
  ours: string,
  theirs: string,
];

const LOG_GROUP = 'arn:aws:logs:eu-west-1:111122223333:log-group:x';
const variable = (name: string) => `arn:aws:s3:::bucket/\${${name}}`;
const inBucket = (key: string) => `arn:aws:s3:::bucket/${key}`;

// Where it decides otherwise, the named page of the IAM User Guide is our side.
test.each<Difference>([
  [
    'JSON policy elements: Resource — a star inside a segment stays in it',
    { Resource: 'arn:aws:l*3:log-group:*' },
    LOG_GROUP,
    'implicitDeny',
    'allowed',
  ],
  [
    'Condition operators — ARN operators compare each component for itself',
    { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:*:root' } } },
    LOG_GROUP,
    'implicitDeny',
    'allowed',
  ],
  [
    'Variables and tags — a variable in a resource',
    { Resource: variable('aws:RequestedRegion') },
    inBucket('eu-west-1'),
    'allowed',
    'implicitDeny',
  ],
  [
    'Variables and tags — a variable in a condition',
    { Condition: { StringEquals: { 'aws:RequestedRegion': `\${aws:RequestedRegion}` } } },
    LOG_GROUP,
    'allowed',
    'implicitDeny',
  ],
  [
    'Variables and tags — a variable that has no value',
    { Resource: variable('aws:username') },
    variable('aws:username'),
    'implicitDeny',
    'allowed',
  ],
  [
    'Variables and tags — a default value',
    { Resource: variable("aws:username, 'ana'") },
    inBucket('ana'),
    'allowed',
    'implicitDeny',
  ],
  [
    'Variables and tags — a special character',
    { Resource: variable('*') },
    inBucket('*'),
    'allowed',
    'implicitDeny',
  ],
  ['Grammar — a Principal in a role’s policy', { Principal: '*' }, LOG_GROUP, 'refused', 'allowed'],
  ['Grammar — Action beside NotAction', { NotAction: 'ec2:*' }, LOG_GROUP, 'refused', 'allowed'],
  [
    'Condition operators — a range that is none',
    { Condition: { NotIpAddress: { 'aws:SourceIp': 'nowhere' } } },
    LOG_GROUP,
    'refused',
    'allowed',
  ],
])('%s', async (_, changes, resource, our, their) => {
  const policy: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...changes }],
  };
  const request = { action: 'logs:PutLogEvents', resource, context: standingContext };
  const decided = () => {
    try {
      return ours([policy], request);
    } catch (error) {
      if (error instanceof PolicyError) return 'refused';
      throw error;
    }
  };
  expect(decided()).toBe(our);
  expect(await theirs([policy], request)).toBe(their);
});
