import type {
  AccessRequest,
  PolicyDocument,
  RolePolicies,
  Statement,
} from '../../../local-aws/iam/policy.ts';

export const ROLE = 'arn:aws:iam::111122223333:role/tester';
export const OBJECT = 'arn:aws:s3:::documents/reports/2026.csv';

export const request = (changes: Partial<AccessRequest> = {}): AccessRequest => ({
  principal: ROLE,
  action: 's3:GetObject',
  resource: OBJECT,
  ...changes,
});

export const document = (...statements: Statement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});

export const statement = (changes: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  ...changes,
});

export const roleWith = (
  identity: readonly PolicyDocument[],
  boundary?: PolicyDocument,
): RolePolicies => ({
  arn: ROLE,
  trust: document(),
  identity,
  ...(boundary ? { boundary } : {}),
});
