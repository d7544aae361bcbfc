import { describe, expect, test } from '@jest/globals';
import type { PolicyDocument } from '../../../local-aws/iam/policy.ts';
import type { MountResource } from '../../../local-aws/mount/access.ts';
import {
  type Access,
  documentedOutcomes,
  effectsOnAccessPoint,
  effectsOnFileSystem,
  everywhere,
} from '../../harness/documented-mount-effects.ts';
import { mutationEffects, outcomes, type Places } from '../../harness/mount-mutations.ts';
import { mutations } from '../../harness/policy-mutations.ts';
import { accessPoint, fileSystem } from './fixtures.ts';

const home = fileSystem('fs-0aaaaaaaaaaaaaaa1');
const away = fileSystem('fs-0bbbbbbbbbbbbbbb2');
const own = accessPoint(home, 'fsap-0ccccccccccccccc3');
const places: Places = {
  own: { fileSystem: home, accessPoint: own },
  neighbour: { fileSystem: home, accessPoint: accessPoint(home, 'fsap-0ddddddddddddddd4') },
  elsewhere: { fileSystem: away, accessPoint: accessPoint(away, 'fsap-0eeeeeeeeeeeeeee5') },
};

const ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  'read-only': ['s3files:ClientMount'],
  'read-write': ['s3files:ClientMount', 's3files:ClientWrite'],
  root: ['s3files:ClientMount', 's3files:ClientWrite', 's3files:ClientRootAccess'],
};

/** The statement as AWS documents it, the one as its samples have it, and the one for direct reads. */
const documented = (access: Access): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'FileSystem',
      Effect: 'Allow',
      Action: ACTIONS[access],
      Resource: home.fileSystemArn,
      Condition: { ArnEquals: { 's3files:AccessPointArn': own.accessPointArn } },
    },
    {
      Sid: 'AccessPoint',
      Effect: 'Allow',
      Action: ACTIONS[access],
      Resource: own.accessPointArn,
    },
    {
      Sid: 'DirectRead',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: 'arn:aws:s3:::documents/pipeline/*',
    },
  ],
});

const READINGS: readonly MountResource[] = ['file-system', 'access-point', 'either'];
describe.each<Access>(['read-only', 'read-write', 'root'])('a role for %s', (access) => {
  const policy = documented(access);

  test.each(READINGS)('mounts its own access point and no other, judged on %s', (reading) => {
    expect(outcomes([policy], places, reading)).toEqual(documentedOutcomes(access));
  });

  test('judged on the file system, needs every part of the statement on it', () => {
    expect(mutationEffects(policy, 'FileSystem', places, 'file-system')).toEqual(
      effectsOnFileSystem(access),
    );
    expect(mutationEffects(policy, 'AccessPoint', places, 'file-system')).toEqual(
      everywhere(access),
    );
  });

  test('judged on the access point, needs every part of the statement on it', () => {
    expect(mutationEffects(policy, 'AccessPoint', places, 'access-point')).toEqual(
      effectsOnAccessPoint(access),
    );
    expect(mutationEffects(policy, 'FileSystem', places, 'access-point')).toEqual({});
  });

  test('judged either way, needs one statement of the two; a denial on either refuses', () => {
    const own = (name: string) => {
      const mutation = mutations(policy).find((each) => each.name === name);
      return outcomes([mutation!.policy], places, 'either').own;
    };
    const all = documentedOutcomes(access).own;
    expect(own('FileSystem: drop the statement')).toBe(all);
    expect(own('AccessPoint: drop the statement')).toBe(all);
    expect(own('FileSystem: Deny it')).toBe('refused');
    expect(own('AccessPoint: Deny it')).toBe('refused');
    const [, , directRead] = policy.Statement as readonly never[];
    expect(outcomes([{ ...policy, Statement: directRead! }], places, 'either').own).toBe('refused');
  });

  test('mounts without direct reads: they fall back to the file system', () => {
    for (const reading of READINGS) {
      expect(mutationEffects(policy, 'DirectRead', places, reading)).toEqual({});
    }
  });
});

test('every statement, action, resource and condition is mutated', () => {
  const names = mutations(documented('root')).map(({ name }) => name);
  expect(names.filter((name) => name.endsWith('drop the statement'))).toHaveLength(3);
  expect(names.filter((name) => name.endsWith('Deny it'))).toHaveLength(3);
  expect(names.filter((name) => name.includes(': drop Action'))).toHaveLength(3 + 3 + 2);
  expect(names.filter((name) => name.endsWith('becomes *'))).toHaveLength(3);
  expect(names.filter((name) => name.includes(': drop Condition'))).toHaveLength(1);
  expect(new Set(names).size).toBe(names.length);
});
