import { expect, test } from '@jest/globals';
import { listOf, parseAnswer, queryBody, textsOf } from '../../../local-aws/ministack/query.ts';

const securityGroups = (items: string) => `<?xml version="1.0" encoding="UTF-8"?>
<DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
  <requestId>1d62eae0-acdd-481d-88c9-example</requestId>
  <securityGroupInfo>${items}</securityGroupInfo>
</DescribeSecurityGroupsResponse>`;
const group = (id: string) =>
  `<item><ownerId>000000000012</ownerId><groupId>${id}</groupId></item>`;

test.each([
  ['none', '', []],
  ['one', group('sg-1'), ['sg-1']],
  ['many', group('sg-1') + group('sg-2'), ['sg-1', 'sg-2']],
])('a list of %s is an array', (_, items, ids) => {
  const answer = parseAnswer('ec2:DescribeSecurityGroups', 200, securityGroups(items));
  expect(listOf(answer, 'securityGroupInfo').map(({ groupId }) => groupId)).toEqual(ids);
});

test('an account id keeps its zeros', () => {
  const answer = parseAnswer('ec2:DescribeSecurityGroups', 200, securityGroups(group('sg-1')));
  expect(listOf(answer, 'securityGroupInfo')[0]?.ownerId).toBe('000000000012');
});

test('what an IAM answer wraps in its result is reached directly', () => {
  const body = `<ListRolePoliciesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
    <ListRolePoliciesResult><PolicyNames><member>mount</member></PolicyNames><IsTruncated>false</IsTruncated></ListRolePoliciesResult>
    <ResponseMetadata><RequestId>8c7e1816-99f0-11e1-a4c3-27EXAMPLE804</RequestId></ResponseMetadata>
  </ListRolePoliciesResponse>`;
  const answer = parseAnswer('iam:ListRolePolicies', 200, body);
  expect(textsOf(answer, 'PolicyNames')).toEqual(['mount']);
  expect(answer.IsTruncated).toBe('false');
});

test.each([
  [
    'EC2',
    '<Response><Errors><Error><Code>InvalidGroup.NotFound</Code><Message>no sg-1</Message></Error></Errors></Response>',
    { code: 'InvalidGroup.NotFound', status: 400, message: expect.stringContaining('no sg-1') },
  ],
  [
    'IAM',
    '<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no role r</Message></Error></ErrorResponse>',
    { code: 'NoSuchEntity', status: 400, message: expect.stringContaining('no role r') },
  ],
  [
    'broken',
    '{"__type": "InternalError"}',
    { code: 'HTTP 400', status: 400, message: expect.stringContaining('InternalError') },
  ],
])('an error answer of %s is thrown under its own code', (_, body, expected) => {
  expect(() => parseAnswer('x:Y', 400, body)).toThrow(expect.objectContaining(expected));
});

test('a service that is not a query service is named along with those that are', () => {
  expect(() => queryBody('lambda', 'ListFunctions', {})).toThrow(
    /'lambda'.*ec2, iam, monitoring, sts/,
  );
});
