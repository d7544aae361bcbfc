import { expect, test } from '@jest/globals';
import { evaluate } from '../../../local-aws/iam/evaluate.ts';
import type { PolicyDocument } from '../../../local-aws/iam/policy.ts';
import { PolicyError } from '../../../local-aws/iam/policy-error.ts';
import { document, request, roleWith, statement } from './fixtures.ts';

// Oracle: IAM User Guide, "Grammar of the IAM JSON policy language". What IAM refuses to store must never grant.

const refusal = (policy: unknown, resourcePolicy?: unknown): string => {
  try {
    evaluate(
      roleWith([document(statement()), policy as PolicyDocument]),
      request(),
      resourcePolicy as PolicyDocument | undefined,
    );
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return 'accepted';
};
const one = (changes: object) => document({ ...statement(), ...changes });

test.each<[string, unknown, RegExp]>([
  ['an unknown operator', one({ Condition: { StringSortOf: { a: 'b' } } }), /"StringSortOf"/],
  [
    'an operator in the wrong case',
    one({ Condition: { stringEquals: { a: 'b' } } }),
    /"stringEquals"/,
  ],
  ['NullIfExists', one({ Condition: { NullIfExists: { a: 'true' } } }), /NullIfExists.*a: Null/],
  ['Null with another word', one({ Condition: { Null: { a: 'maybe' } } }), /"maybe"/],
  [
    'a number that is none',
    one({ Condition: { NumericEquals: { a: 'x' } } }),
    /"x" is not a number/,
  ],
  ['a date that is none', one({ Condition: { DateEquals: { a: '2020-13-01' } } }), /"2020-13-01"/],
  [
    'a range that is none',
    one({ Condition: { IpAddress: { a: '1.2.3.4/33' } } }),
    /1\.2\.3\.4\/33/,
  ],
  [
    'a condition without keys',
    one({ Condition: { StringEquals: 'a' } }),
    /object of condition keys/,
  ],
  ['another Effect', one({ Effect: 'allow' }), /Effect must be Allow or Deny, got "allow"/],
  ['an unknown element', one({ Actions: 's3:*' }), /Actions is not an element/],
  ['Action beside NotAction', one({ NotAction: 's3:*' }), /Action or NotAction/],
  ['no Resource', { Statement: { Effect: 'Allow', Action: '*' } }, /Resource or NotResource/],
  ['a Principal', one({ Principal: '*' }), /Principal has no place/],
  ['an action without a service', one({ Action: 'GetObject' }), /"GetObject" must be/],
  ['a resource that is no ARN', one({ Resource: 'documents/*' }), /"documents\/\*" must be an ARN/],
  [
    'a variable in the account of an ARN',
    one({ Resource: `arn:aws:sqs:eu-west-1:\${aws:PrincipalAccount}:q` }),
    /before its fifth colon/,
  ],
  ['an unfinished default', one({ Resource: `arn:aws:s3:::\${a, b}` }), /\$\{a, b\} is malformed/],
  ['another Version', { ...one({}), Version: '2020-01-01' }, /Version "2020-01-01"/],
  ['no Statement', { Version: '2012-10-17' }, /no Statement/],
])('%s is refused by name', (_, policy, message) => {
  expect(refusal(policy)).toMatch(message);
  expect(refusal(policy)).toContain('policy 2 of');
});

test.each<[string, unknown, RegExp]>([
  ['without a Principal', one({}), /needs Principal/],
  [
    'with an unknown kind of principal',
    one({ Principal: { Aws: '*' } }),
    /Principal Aws is unknown/,
  ],
  [
    'with part of a name as a wildcard',
    one({ Principal: { AWS: 'arn:aws:iam::111122223333:role/t*' } }),
    /role\/t\*" has a wildcard/,
  ],
  [
    'with one session of the role',
    one({ Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/tester/a' } }),
    /assumed-role\/tester\/a" is one session/,
  ],
])('a policy on a resource %s is refused by name', (_, policy, message) => {
  expect(refusal(document(statement()), policy)).toMatch(message);
});

test('a malformed statement is found behind one that does not apply, and its Sid is named', () => {
  const policy = document(
    statement({ Action: 'ec2:*' }),
    statement({ Sid: 'Broken', Action: 'ec2:*', Condition: { Nope: { a: 'b' } } }),
  );
  expect(refusal(policy)).toMatch(/statement Broken: Condition Nope: a: "Nope"/);
});
