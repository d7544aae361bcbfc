import fc from 'fast-check';
import type { Statement } from '../../local-aws/iam/policy.ts';

// A small world, so that generated policies and requests meet often.
const ACCOUNT = '111122223333';
const FILE_SYSTEM = `arn:aws:s3files:eu-west-1:${ACCOUNT}:file-system/fs-0a`;

const actions = ['s3files:ClientMount', 's3files:ClientWrite', 's3:GetObject', 's3:PutObject'];
const resources = [
  FILE_SYSTEM,
  `${FILE_SYSTEM}/access-point/fsap-0b`,
  'arn:aws:s3:::bucket/a/b',
  'arn:aws:s3:::bucket',
];

const oneOrMany = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(arbitrary, fc.array(arbitrary, { minLength: 1, maxLength: 3 }));

const anyAction = fc.constantFrom(
  ...actions,
  '*',
  's3files:*',
  'S3:get*',
  's3:?utObject',
  's3files:Client*',
);
const anyResource = fc.constantFrom(
  ...resources,
  '*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::bucket/*',
  'arn:aws:s3:::bucket/?/b',
  `arn:aws:s3files:*:${ACCOUNT}:file-system/*`,
  `${FILE_SYSTEM}/access-point/*`,
);

/** Keys and values that an emulator knows of every request without being told, see `standingContext`. */
const anyCondition = fc.constantFrom<NonNullable<Statement['Condition']>>(
  {},
  { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringEquals: { 'AWS:requestedregion': ['us-east-1', 'eu-west-1'] } },
  { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
  { StringLike: { 'aws:RequestedRegion': 'eu-*' } },
  { StringNotLike: { 'aws:RequestedRegion': '??-west-1' } },
  { StringEqualsIgnoreCase: { 'aws:RequestedRegion': 'EU-WEST-1' } },
  { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } },
  { Bool: { 'aws:SecureTransport': 'true' } },
  { Bool: { 'aws:SecureTransport': 'false' } },
  { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } },
  { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '127.0.0.1'] } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:*` } },
  { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
  { StringEquals: { 's3files:AccessPointArn': 'absent' } },
  { StringNotEquals: { 's3files:AccessPointArn': 'absent' } },
  { StringEqualsIfExists: { 's3files:AccessPointArn': 'absent' } },
  { Null: { 's3files:AccessPointArn': 'true' } },
  { Null: { 'aws:RequestedRegion': 'true' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  { DateLessThan: { 'aws:CurrentTime': '2020-01-01' } },
  { DateNotEquals: { 'aws:CurrentTime': '1577836800' } },
  { NumericGreaterThan: { 'aws:EpochTime': '1577836800' } },
  { NumericLessThan: { 's3:max-keys': '10' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
  { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['a', 'b'] } },
  { 'ForAllValues:StringLike': { 'aws:RequestedRegion': ['us-*', 'eu-*'] } },
  {
    Bool: { 'aws:SecureTransport': 'false' },
    StringEquals: { 'aws:RequestedRegion': 'eu-west-1', 'aws:PrincipalAccount': ACCOUNT },
  },
);

/** A statement of an identity policy, well-formed. */
export const anyStatement: fc.Arbitrary<Statement> = fc
  .tuple(
    fc.constantFrom('Allow' as const, 'Deny' as const),
    fc.constantFrom('Action' as const, 'NotAction' as const),
    oneOrMany(anyAction),
    fc.constantFrom('Resource' as const, 'NotResource' as const),
    oneOrMany(anyResource),
    anyCondition,
  )
  .map(([Effect, action, names, resource, arns, Condition]) => ({
    Effect,
    [action]: names,
    [resource]: arns,
    Condition,
  }));

/** What a request from this machine says of itself: its account, Region, address, and that it is not encrypted. */
export const standingContext = {
  'aws:RequestedRegion': 'eu-west-1',
  'aws:PrincipalAccount': ACCOUNT,
  'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:root`,
  'aws:SecureTransport': 'false',
  'aws:SourceIp': '127.0.0.1',
  'aws:CurrentTime': new Date().toISOString(),
  'aws:EpochTime': String(Math.floor(Date.now() / 1000)),
};

export const anyRequest = fc.record({
  action: fc.constantFrom(...actions),
  resource: fc.constantFrom(...resources),
  context: fc.constant(standingContext),
});
