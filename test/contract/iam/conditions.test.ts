import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../../local-aws/iam/evaluate.ts';
import type { AccessRequest, Statement } from '../../../local-aws/iam/policy.ts';
import { document, request, roleWith, statement } from './fixtures.ts';

const holds = (
  Condition: NonNullable<Statement['Condition']>,
  context: NonNullable<AccessRequest['context']> = {},
): boolean =>
  evaluate(roleWith([document(statement({ Condition }))]), request({ context })) === 'allowed';

/** One operator with the policy's value and the request's value of one key. */
type Case = readonly [
  operator: string,
  expected: string | readonly string[],
  actual: string | readonly string[] | undefined,
  holds: boolean,
];
const title = 'with %j in the policy and %j in the request';
const check = ([operator, expected, actual, result]: Case) =>
  expect(
    holds({ [operator]: { 'x:Key': expected } }, actual === undefined ? {} : { 'x:Key': actual }),
  ).toBe(result);

// IAM User Guide, "IAM JSON policy elements: Condition operators".
describe('a condition holds', () => {
  test.each<Case>([
    ['StringEquals', 'john', 'john', true],
    ['StringEquals', 'john', 'John', false],
    ['StringEquals', 'jo*', 'john', false],
    ['StringNotEquals', 'john', 'John', true],
    ['StringNotEquals', 'john', 'john', false],
    ['StringEqualsIgnoreCase', 'john', 'JOHN', true],
    ['StringNotEqualsIgnoreCase', 'john', 'JOHN', false],
    ['StringLike', 'jo*', 'john', true],
    ['StringLike', 'jo?n', 'john', true],
    ['StringLike', 'jo?', 'john', false],
    ['StringLike', 'JO*', 'john', false],
    ['StringNotLike', 'jo*', 'john', false],
    ['NumericEquals', '10', '10.0', true],
    ['NumericNotEquals', '10', '10.0', false],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericGreaterThan', '10', '9', false],
    ['NumericGreaterThanEquals', '10', '10', true],
    ['NumericEquals', '10', 'ten', false],
    ['DateGreaterThan', '2020-01-01T00:00:01Z', '2026-01-01T00:00:00Z', true],
    ['DateLessThan', '2020-01-01T00:00:01Z', '2020-01-01T00:00:00Z', true],
    ['DateEquals', '2020-01-01T01:00:00+01:00', '1577836800', true],
    ['DateEquals', '2020-01-01', '2020-01-01T00:00:00Z', true],
    ['DateNotEquals', '2020-01-01', '2020-01-01T00:00:00Z', false],
    ['DateLessThanEquals', '1577836800', '2020-01-01', true],
    ['Bool', 'false', 'FALSE', true],
    ['Bool', 'false', 'true', false],
    ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', true],
    ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.255', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.0', false],
    ['IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678::1', true],
    ['IpAddress', '0.0.0.0/0', '2001:db8::1', false],
    ['IpAddress', '0.0.0.0/0', 'nowhere', false],
    ['NotIpAddress', '203.0.113.0/24', '203.0.114.0', true],
    ['ArnEquals', 'arn:aws:sns:*:111122223333:t', 'arn:aws:sns:eu-west-1:111122223333:t', true],
    ['ArnLike', 'arn:aws:sns:*:111122223333:T', 'arn:aws:sns:eu-west-1:111122223333:t', false],
    ['ArnNotEquals', 'arn:aws:sns:*:1:*', 'arn:aws:sns:eu-west-1:2:t', true],
    ['ArnNotLike', 'arn:aws:sns:*:2:*', 'arn:aws:sns:eu-west-1:2:t', false],
    ['ArnLike', 'arn:aws:sns:*:2:t', 'no ARN', false],
  ])(`%s ${title}: %s`, (...each) => check(each));
});

// The guide's own example of where the two families part.
test('an ARN operator compares between the colons, a string operator does not', () => {
  const pattern = 'arn:aws:someservice:*:111122223333:finance/*';
  const actual =
    'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
  check(['StringLike', pattern, actual, true]);
  check(['ArnLike', pattern, actual, false]);
});

describe('a key that the request does not have', () => {
  test.each<Case>([
    ['StringEquals', 'a', undefined, false],
    ['StringNotEquals', 'a', undefined, true],
    ['StringNotLike', 'a', undefined, true],
    ['ArnNotLike', 'arn:aws:sns:*:2:*', undefined, true],
    ['NotIpAddress', '203.0.113.0/24', undefined, true],
    ['NumericLessThan', '1', undefined, false],
    ['Bool', 'false', undefined, false],
    ['StringEqualsIfExists', 'a', undefined, true],
    ['StringEqualsIfExists', 'a', 'b', false],
    ['StringNotEqualsIfExists', 'a', undefined, true],
    ['BoolIfExists', 'false', undefined, true],
    ['Null', 'true', undefined, true],
    ['Null', 'false', undefined, false],
    ['Null', 'true', 'a', false],
    ['Null', 'false', 'a', true],
    ['ForAllValues:StringEquals', 'a', undefined, true],
    ['ForAnyValue:StringEquals', 'a', undefined, false],
    ['ForAnyValue:StringNotEquals', 'a', undefined, false],
    ['StringEquals', 'a', [], false],
    ['Null', 'true', [], true],
    ['ForAllValues:StringEquals', 'a', [], true],
  ])(`%s ${title}: %s`, (...each) => check(each));
});

// IAM User Guide, "Conditions with multiple context keys or values" and "Set operators for multivalued context keys".
describe('several values', () => {
  const policy = ['PostDateTime', 'Message', 'Tags'];
  test.each<Case>([
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringEquals', ['a', 'b'], 'c', false],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['ForAllValues:StringLike', policy, ['PostDateTime', 'Message'], true],
    ['ForAllValues:StringLike', policy, ['PostDateTime', 'UserName'], false],
    ['ForAnyValue:StringLike', ['ID', 'PostDateTime'], ['UserName', 'PostDateTime'], true],
    ['ForAnyValue:StringLike', ['ID', 'PostDateTime'], ['UserName'], false],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'c'], true],
    ['ForAllValues:StringNotEquals', ['a'], ['a', 'c'], false],
    ['ForAnyValue:StringNotEquals', ['a'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a'], ['a'], false],
  ])(`%s ${title}: %s`, (...each) => check(each));

  test('every operator and every key must hold', () => {
    const condition = { StringEquals: { 'x:A': '1', 'x:B': '2' }, Bool: { 'x:C': 'true' } };
    expect(holds(condition, { 'x:A': '1', 'x:B': '2', 'x:C': 'true' })).toBe(true);
    expect(holds(condition, { 'x:A': '1', 'x:B': '3', 'x:C': 'true' })).toBe(false);
    expect(holds(condition, { 'x:A': '1', 'x:B': '2', 'x:C': 'false' })).toBe(false);
  });

  test('a key is the same in any case, and a value may be a JSON boolean or number', () => {
    expect(
      holds({ Bool: { 'AWS:securetransport': true } }, { 'aws:SecureTransport': 'true' }),
    ).toBe(true);
    expect(holds({ NumericEquals: { 's3:max-keys': 10 } }, { 'S3:Max-Keys': '10' })).toBe(true);
  });
});
