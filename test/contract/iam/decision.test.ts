import { expect, test } from '@jest/globals';
import { evaluate } from '../../../local-aws/iam/evaluate.ts';
import type { Decision, Statement } from '../../../local-aws/iam/policy.ts';
import { document, ROLE, request, roleWith, statement } from './fixtures.ts';

// Oracle: IAM User Guide, "Policy evaluation logic" (within one account) and "AWS JSON policy elements: Principal".

const allow = document(statement());
const deny = document(statement({ Effect: 'Deny' }));
const nothing = document(statement({ Action: 's3:PutObject' }));
const resourcePolicy = (Principal: Statement['Principal'], effect: 'Allow' | 'Deny' = 'Allow') =>
  document(statement({ Effect: effect, Principal: Principal! }));
const toRole = resourcePolicy({ AWS: ROLE });

test.each<[string, Decision, Parameters<typeof evaluate>]>([
  ['nothing said', 'implicitDeny', [roleWith([]), request()]],
  ['allowed by one of several policies', 'allowed', [roleWith([nothing, allow]), request()]],
  ['denied beside an allow', 'explicitDeny', [roleWith([allow, deny]), request()]],
  ['allowed within the boundary', 'allowed', [roleWith([allow], allow), request()]],
  ['allowed, but the boundary is silent', 'implicitDeny', [roleWith([allow], nothing), request()]],
  ['a boundary grants nothing', 'implicitDeny', [roleWith([nothing], allow), request()]],
  ['denied by the boundary', 'explicitDeny', [roleWith([allow], deny), request()]],
  ['allowed to the role by the resource', 'allowed', [roleWith([]), request(), toRole]],
  [
    'a grant to the role stays within its boundary',
    'implicitDeny',
    [roleWith([], nothing), request(), toRole],
  ],
  ['… and holds when the boundary allows it', 'allowed', [roleWith([], allow), request(), toRole]],
  [
    'a grant to everyone is not limited by the boundary',
    'allowed',
    [roleWith([], nothing), request(), resourcePolicy('*')],
  ],
  [
    '{ AWS: "*" } is everyone too',
    'allowed',
    [roleWith([]), request(), resourcePolicy({ AWS: '*' })],
  ],
  [
    'a grant to the account delegates: the identity policy still decides',
    'implicitDeny',
    [roleWith([]), request(), resourcePolicy({ AWS: 'arn:aws:iam::111122223333:root' })],
  ],
  [
    'a denial to the account reaches the role',
    'explicitDeny',
    [roleWith([allow]), request(), resourcePolicy({ AWS: '111122223333' }, 'Deny')],
  ],
  [
    'a denial to another account does not',
    'allowed',
    [roleWith([allow]), request(), resourcePolicy({ AWS: '444455556666' }, 'Deny')],
  ],
  [
    'denied by the resource beside an allow of the identity',
    'explicitDeny',
    [roleWith([allow]), request(), resourcePolicy('*', 'Deny')],
  ],
  [
    'allowed to another role by the resource',
    'implicitDeny',
    [roleWith([]), request(), resourcePolicy({ AWS: `${ROLE}-other` })],
  ],
  [
    'allowed to a service by the resource',
    'implicitDeny',
    [roleWith([]), request(), resourcePolicy({ Service: 'lambda.amazonaws.com' })],
  ],
  [
    'a denial to everyone but the role passes it by',
    'allowed',
    [
      roleWith([allow]),
      request(),
      document({
        Effect: 'Deny',
        NotPrincipal: { AWS: [ROLE, '111122223333'] },
        Action: '*',
        Resource: '*',
      }),
    ],
  ],
  [
    'a denial to everyone but another meets it',
    'explicitDeny',
    [
      roleWith([allow]),
      request(),
      document({
        Effect: 'Deny',
        NotPrincipal: { AWS: `${ROLE}-other` },
        Action: '*',
        Resource: '*',
      }),
    ],
  ],
  [
    'a policy on a resource may leave the resource out',
    'allowed',
    [
      roleWith([]),
      request(),
      document({ Effect: 'Allow', Principal: { AWS: ROLE }, Action: 's3:*' }),
    ],
  ],
])('%s: %s', (_, decision, args) => {
  expect(evaluate(...args)).toBe(decision);
});

// IAM User Guide, "Policy evaluation logic", section on the difference between explicit and implicit denies.
test.each<[string, Decision]>([
  ['iam:GetRole', 'allowed'],
  ['iam:ListRoles', 'allowed'],
  ['iam:CreatePolicy', 'implicitDeny'],
  ['iam:GetOrganizationsAccessReport', 'explicitDeny'],
  ['iam:GenerateCredentialReport', 'explicitDeny'],
])('the guide’s example decides %s as %s', (action, decision) => {
  const policy = document(
    statement({ Action: ['iam:Get*', 'iam:List*'] }),
    statement({ Effect: 'Deny', Action: 'iam:*Report' }),
  );
  expect(evaluate(roleWith([policy]), request({ action, resource: '*' }))).toBe(decision);
});
