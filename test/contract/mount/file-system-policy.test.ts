import { expect, test } from '@jest/globals';
import type { PolicyDocument } from '../../../local-aws/iam/policy.ts';
import { mountOutcome } from '../../harness/mount-outcome.ts';
import { accessPoint, fileSystem, ROLE, roleWith } from './fixtures.ts';

// Oracle: the policies and what the text around them says in the S3 User Guide, "How S3 Files works with IAM" and
// "Control client access to an S3 Files file system".

const home = fileSystem('fs-0aaaaaaaaaaaaaaa1');
const own = { fileSystem: home, accessPoint: accessPoint(home, 'fsap-0ccccccccccccccc3') };
const neighbour = { fileSystem: home, accessPoint: accessPoint(home, 'fsap-0ddddddddddddddd4') };
const everything = roleWith({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3files:Client*', Resource: '*' },
});
const nothing = roleWith();

const readOnly: PolicyDocument = {
  Statement: [{ Effect: 'Allow', Principal: { AWS: ROLE }, Action: ['s3files:ClientMount'] }],
};
const condition = { 's3files:AccessPointArn': own.accessPoint.accessPointArn };
const throughOneAccessPoint: PolicyDocument = {
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: ROLE },
      Action: ['s3files:Client*'],
      Condition: { StringEquals: condition },
    },
  ],
};
const onlyThroughOneAccessPoint: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: ROLE },
      Action: ['s3files:ClientMount', 's3files:ClientWrite'],
      Condition: { StringEquals: condition },
    },
    {
      Effect: 'Deny',
      Principal: { AWS: ROLE },
      Action: 's3files:Client*',
      Condition: { StringNotEquals: condition },
    },
  ],
};
const deniedToTheRole: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Deny', Principal: { AWS: ROLE }, Action: 's3files:Client*', Resource: '*' },
  ],
};

test.each(['file-system', 'access-point', 'either'] as const)(
  'an Allow in the file system policy is enough, judged on %s',
  (reading) => {
    expect(mountOutcome(nothing, own, reading)).toBe('refused');
    expect(mountOutcome(nothing, own, reading, readOnly)).toBe('read-only');
    expect(mountOutcome(nothing, own, reading, throughOneAccessPoint)).toBe('read-write+root');
    expect(mountOutcome(nothing, neighbour, reading, throughOneAccessPoint)).toBe('refused');
  },
);

test('grants add up, so only a Deny keeps a widely allowed role to one access point', () => {
  expect(mountOutcome(everything, neighbour, 'either', throughOneAccessPoint)).toBe(
    'read-write+root',
  );
  expect(mountOutcome(everything, neighbour, 'either', onlyThroughOneAccessPoint)).toBe('refused');
  expect(mountOutcome(everything, own, 'either', onlyThroughOneAccessPoint)).toBe(
    'read-write+root',
  );
  expect(mountOutcome(nothing, own, 'either', onlyThroughOneAccessPoint)).toBe('read-write');
});

test('a Deny to the role wins over whatever its own policies allow', () => {
  expect(mountOutcome(everything, own, 'either')).toBe('read-write+root');
  expect(mountOutcome(everything, own, 'either', deniedToTheRole)).toBe('refused');
});

test('a mount is always encrypted: denying unencrypted ones changes nothing', () => {
  const tlsOnly: PolicyDocument = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  };
  expect(mountOutcome(everything, own, 'either', tlsOnly)).toBe('read-write+root');
});
