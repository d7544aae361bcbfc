import { expect, test } from '@jest/globals';
import { evaluate } from '../../../local-aws/iam/evaluate.ts';
import { document, request, roleWith, statement } from './fixtures.ts';

// IAM User Guide, "IAM JSON policy elements: Action".
test.each([
  ['S3:getobject', true],
  ['s3:Get*', true],
  ['s3:GetObjec?', true],
  ['s3:GetObject?', false],
  ['*', true],
  ['s3files:*', false],
])('action %s covers s3:GetObject: %s', (Action, covered) => {
  const role = roleWith([document(statement({ Action }))]);
  expect(evaluate(role, request()) === 'allowed').toBe(covered);
  const others = roleWith([
    document({ Effect: 'Allow', NotAction: [Action, 'ec2:*'], Resource: '*' }),
  ]);
  expect(evaluate(others, request()) === 'allowed').toBe(!covered);
});

// IAM User Guide, "IAM JSON policy elements: Resource", section on wildcards.
test.each([
  ['arn:aws:s3:::documents/*', true],
  ['arn:aws:s3:::documents/*.csv', true],
  ['arn:aws:s3:::documents/reports/202?.csv', true],
  ['arn:aws:s3:::Documents/*', false],
  ['arn:aws:s3:::documents', false],
  ['arn:aws:s3:*', true],
  ['arn:aws:s3:*:documents/*', true],
  ['arn:aws:s3:x*y:*:documents/*', false],
  ['arn:aws:s3:::documents/reports/2026.csv.old', false],
])('resource %s covers the object: %s', (Resource, covered) => {
  expect(evaluate(roleWith([document(statement({ Resource }))]), request()) === 'allowed').toBe(
    covered,
  );
  const others = roleWith([
    document({ Effect: 'Allow', Action: '*', NotResource: [Resource, 'arn:aws:sqs:*'] }),
  ]);
  expect(evaluate(others, request()) === 'allowed').toBe(!covered);
});

test('a star in the middle of a segment stays within it, one at its end may reach on', () => {
  const resource = 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/a:log-stream:b';
  const covers = (Resource: string) =>
    evaluate(
      roleWith([document(statement({ Action: '*', Resource }))]),
      request({ action: 'logs:PutLogEvents', resource }),
    ) === 'allowed';
  expect(covers('arn:aws:logs:*-1:*:log-group:*:b')).toBe(true);
  expect(covers('arn:aws:logs:e*3:log-group:*')).toBe(false);
  expect(covers('arn:aws:logs:eu-*:log-stream:b')).toBe(true);
  // After the fifth colon all is one component, colons of its own included.
  expect(covers('arn:aws:logs:eu-west-1:111122223333:log-g*m:b')).toBe(true);
});
