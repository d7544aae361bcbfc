import { describe, expect, test } from '@jest/globals';
import type { PolicyDocument } from '../../../local-aws/iam/policy.ts';
import type { MountResource } from '../../../local-aws/mount/access.ts';
import { mountOutcome } from '../../harness/mount-outcome.ts';
import { mutations } from '../../harness/policy-mutations.ts';
import { accessPoint, fileSystem, roleWith } from './fixtures.ts';

// Oracle: Lambda Developer Guide, "Configuring Amazon S3 Files access" (which action opens what), S3 User Guide, "How S3
// Files works with IAM" and "Control client access to an S3 Files file system" (an access point is kept to itself by its
// ARN), Service Authorization Reference, "Amazon S3 Files" (the actions are judged on the file system).

const home = fileSystem('fs-0aaaaaaaaaaaaaaa1');
const away = fileSystem('fs-0bbbbbbbbbbbbbbb2');
const own = accessPoint(home, 'fsap-0ccccccccccccccc3');
const places = {
  own: { fileSystem: home, accessPoint: own },
  neighbour: { fileSystem: home, accessPoint: accessPoint(home, 'fsap-0ddddddddddddddd4') },
  elsewhere: { fileSystem: away, accessPoint: accessPoint(away, 'fsap-0eeeeeeeeeeeeeee5') },
};

const Action = ['s3files:ClientMount', 's3files:ClientWrite', 's3files:ClientRootAccess'];
const documented: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'FileSystem',
      Effect: 'Allow',
      Action,
      Resource: home.fileSystemArn,
      Condition: { ArnEquals: { 's3files:AccessPointArn': own.accessPointArn } },
    },
    { Sid: 'AccessPoint', Effect: 'Allow', Action, Resource: own.accessPointArn },
    {
      Sid: 'DirectRead',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: 'arn:aws:s3:::documents/pipeline/*',
    },
  ],
};

const outcomes = (policy: PolicyDocument, reading: MountResource) =>
  Object.fromEntries(
    Object.entries(places).map(([name, at]) => [name, mountOutcome(roleWith(policy), at, reading)]),
  );
const all = { own: 'read-write+root', neighbour: 'refused', elsewhere: 'refused' };

/** Each mutation's outcome where it is not `all`; the names of the ARNs are left out. */
const failures = (sid: string, reading: MountResource) =>
  Object.fromEntries(
    mutations(documented)
      .filter(({ name }) => name.startsWith(`${sid}: `))
      .map(({ name, policy }) => [name, outcomes(policy, reading)] as const)
      .filter(([, outcome]) => JSON.stringify(outcome) !== JSON.stringify(all))
      .map(([name, outcome]) => [name.slice(sid.length + 2).replace(/ arn:\S+/, ''), outcome]),
  );

const refused = { ...all, own: 'refused' };
const actions = {
  'drop the statement': refused,
  'Deny it': refused,
  'drop Action s3files:ClientMount': refused,
  'Action s3files:ClientMount becomes another': refused,
  'drop Action s3files:ClientWrite': { ...all, own: 'read-only+root' },
  'Action s3files:ClientWrite becomes another': { ...all, own: 'read-only+root' },
  'drop Action s3files:ClientRootAccess': { ...all, own: 'read-write' },
  'Action s3files:ClientRootAccess becomes another': { ...all, own: 'read-write' },
};

test.each(['file-system', 'access-point', 'either'] as const)(
  'the documented role mounts its own access point and no other, judged on %s',
  (reading) => expect(outcomes(documented, reading)).toEqual(all),
);

describe('when the actions are judged on the file system', () => {
  test('every part of the statement on the file system counts', () => {
    expect(failures('FileSystem', 'file-system')).toEqual({
      ...actions,
      'Resource in another Region': refused,
      'Resource in another account': refused,
      'Resource of another file system': refused,
      'drop Condition ArnEquals s3files:AccessPointArn': { ...all, neighbour: 'read-write+root' },
      'Condition ArnEquals s3files:AccessPointArn becomes ArnNotEquals': {
        own: 'refused',
        neighbour: 'read-write+root',
        elsewhere: 'refused',
      },
      'Condition ArnEquals s3files:AccessPointArn in another Region': refused,
      'Condition ArnEquals s3files:AccessPointArn in another account': refused,
      'Condition ArnEquals s3files:AccessPointArn of another file system': refused,
      'Condition ArnEquals s3files:AccessPointArn of another access point': refused,
      'Condition ArnEquals s3files:AccessPointArn of every file system': {
        ...all,
        neighbour: 'read-write+root',
      },
      'Condition ArnEquals s3files:AccessPointArn of every access point': {
        ...all,
        neighbour: 'read-write+root',
      },
    });
  });

  test('the statement on the access point neither helps nor harms, unless it grows to file systems', () => {
    const everywhere = {
      own: 'read-write+root',
      neighbour: 'read-write+root',
      elsewhere: 'read-write+root',
    };
    expect(failures('AccessPoint', 'file-system')).toEqual({
      'Resource of every file system': everywhere,
      'Resource becomes *': everywhere,
    });
  });
});

describe('when the actions are judged on the access point', () => {
  test('every part of the statement on the access point counts', () => {
    expect(failures('AccessPoint', 'access-point')).toEqual({
      ...actions,
      'Resource in another Region': refused,
      'Resource in another account': refused,
      'Resource of another file system': refused,
      'Resource of another access point': refused,
      'Resource of every access point': { ...all, neighbour: 'read-write+root' },
      'Resource of every file system': {
        own: 'read-write+root',
        neighbour: 'read-write+root',
        elsewhere: 'read-write+root',
      },
      'Resource becomes *': {
        own: 'read-write+root',
        neighbour: 'read-write+root',
        elsewhere: 'read-write+root',
      },
    });
  });

  test('the statement on the file system neither helps nor harms', () => {
    expect(failures('FileSystem', 'access-point')).toEqual({});
  });
});

test('judged either way, one statement of the two is enough and a denial on either refuses', () => {
  const only = (name: string) =>
    outcomes(mutations(documented).find((each) => each.name === name)!.policy, 'either').own;
  expect(only('FileSystem: drop the statement')).toBe('read-write+root');
  expect(only('AccessPoint: drop the statement')).toBe('read-write+root');
  expect(only('FileSystem: Deny it')).toBe('refused');
  expect(only('AccessPoint: Deny it')).toBe('refused');
  const neither = { ...documented, Statement: [(documented.Statement as readonly never[])[2]!] };
  expect(outcomes(neither, 'either')).toEqual(refused);
});

test('direct reads have no part in mounting: without them AWS falls back to the file system', () => {
  for (const reading of ['file-system', 'access-point', 'either'] as const) {
    expect(failures('DirectRead', reading)).toEqual({});
  }
});
