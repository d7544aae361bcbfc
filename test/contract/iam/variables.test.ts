import { expect, test } from '@jest/globals';
import { evaluate } from '../../../local-aws/iam/evaluate.ts';
import type { AccessRequest, PolicyDocument, Statement } from '../../../local-aws/iam/policy.ts';
import { document, request, roleWith, statement } from './fixtures.ts';

// Oracle: IAM User Guide, "IAM policy elements: Variables and tags".

const decide = (policy: PolicyDocument, changes: Partial<AccessRequest>) =>
  evaluate(roleWith([policy]), request(changes));
const home = statement({ Resource: `arn:aws:s3:::bucket/home/\${aws:username}/*` });
const inHome = (user: string) => ({ resource: `arn:aws:s3:::bucket/home/${user}/notes.txt` });
const condition = (Condition: NonNullable<Statement['Condition']>) =>
  document(statement({ Condition }));

test('a variable stands for the value of the request, its key in any case', () => {
  const context = { 'AWS:UserName': 'ana' };
  expect(decide(document(home), { ...inHome('ana'), context })).toBe('allowed');
  expect(decide(document(home), { ...inHome('ben'), context })).toBe('implicitDeny');
});

test('without Version 2012-10-17 a variable is ordinary text', () => {
  const old: PolicyDocument = { Statement: home };
  const context = { 'aws:username': 'ana' };
  expect(decide(old, { ...inHome('ana'), context })).toBe('implicitDeny');
  expect(decide(old, { ...inHome(`\${aws:username}`), context })).toBe('allowed');
  expect(decide({ ...old, Version: '2008-10-17' }, { ...inHome('ana'), context })).toBe(
    'implicitDeny',
  );
});

test('a variable without a value matches nothing, not even where it is negated', () => {
  expect(decide(document(home), inHome(`\${aws:username}`))).toBe('implicitDeny');
  const other = document({
    Effect: 'Allow',
    Action: '*',
    NotResource: `arn:aws:s3:::bucket/home/\${aws:username}/*`,
  });
  expect(decide(other, inHome('ana'))).toBe('implicitDeny');
  const notOwn = condition({ StringNotEquals: { 'x:Owner': `\${aws:username}` } });
  expect(decide(notOwn, { context: { 'x:Owner': 'ana' } })).toBe('implicitDeny');
});

test('one value with an unknown variable leaves the others as they are', () => {
  const policy = condition({ StringLike: { 's3:prefix': ['home/', `home/\${aws:username}/*`] } });
  expect(decide(policy, { context: { 's3:prefix': 'home/' } })).toBe('allowed');
  expect(decide(policy, { context: { 's3:prefix': 'home/ana/' } })).toBe('implicitDeny');
});

test('a default takes the place of a value that is not there', () => {
  const policy = document(
    statement({ Resource: `arn:aws:s3:::bucket/\${aws:PrincipalTag/team, 'everyone'}/*` }),
  );
  expect(decide(policy, { resource: 'arn:aws:s3:::bucket/everyone/a' })).toBe('allowed');
  const context = { 'aws:PrincipalTag/team': 'red' };
  expect(decide(policy, { resource: 'arn:aws:s3:::bucket/red/a', context })).toBe('allowed');
  expect(decide(policy, { resource: 'arn:aws:s3:::bucket/everyone/a', context })).toBe(
    'implicitDeny',
  );
});

test(`\${*}, \${?} and \${$} are the characters themselves`, () => {
  const policy = document(statement({ Resource: `arn:aws:s3:::bucket/\${*}-\${?}-\${$}` }));
  expect(decide(policy, { resource: 'arn:aws:s3:::bucket/*-?-$' })).toBe('allowed');
  expect(decide(policy, { resource: 'arn:aws:s3:::bucket/a-b-c' })).toBe('implicitDeny');
});

test('a wildcard in the value of a variable is an ordinary character', () => {
  const context = { 'aws:username': '*' };
  expect(decide(document(home), { ...inHome('ana'), context })).toBe('implicitDeny');
  expect(decide(document(home), { ...inHome('*'), context })).toBe('allowed');
});

test('string and ARN conditions take variables, a key with several values is none', () => {
  const policy = condition({ ArnLike: { 'x:Source': `arn:aws:sns:*:*:\${aws:username}` } });
  const source = { 'x:Source': 'arn:aws:sns:eu-west-1:111122223333:ana' };
  expect(decide(policy, { context: { ...source, 'aws:username': 'ana' } })).toBe('allowed');
  expect(decide(policy, { context: { ...source, 'aws:username': ['ana', 'ben'] } })).toBe(
    'implicitDeny',
  );
});
