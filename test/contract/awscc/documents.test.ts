import { expect, test } from '@jest/globals';
import { goJson } from '../../../local-aws/awscc/document/json.ts';
import { keepWriting } from '../../../local-aws/awscc/document/same-meaning.ts';
import { toDocument } from '../../../local-aws/awscc/document/to-document.ts';
import { toState } from '../../../local-aws/awscc/document/to-state.ts';
import { resourceType } from '../../../local-aws/awscc/schema/catalogue.ts';
import { UNKNOWN } from '../../../local-aws/awscc/value/value.ts';

const fileSystem = resourceType('awscc_s3files_file_system');
const mountTarget = resourceType('awscc_s3files_mount_target');
const accessPoint = resourceType('awscc_s3files_access_point');
const policy = resourceType('awscc_s3files_file_system_policy');

test('what is null, unknown or empty is not sent; empty texts, false and zero are', () => {
  expect(
    toDocument(fileSystem, {
      bucket: 'arn:aws:s3:::b',
      role_arn: null,
      prefix: '',
      accept_bucket_warning: false,
      kms_key_id: UNKNOWN,
      tags: [],
      synchronization_configuration: {
        import_data_rules: [{ prefix: '', size_less_than: 0, trigger: null }],
        expiration_data_rules: [],
      },
    }),
  ).toEqual({
    AcceptBucketWarning: false,
    Bucket: 'arn:aws:s3:::b',
    Prefix: '',
    SynchronizationConfiguration: { ImportDataRules: [{ Prefix: '', SizeLessThan: 0 }] },
  });
});

test('an object whose members are all left out is left out too', () => {
  const empty = { uid: null, gid: null, secondary_gids: [] };
  expect(toDocument(accessPoint, { file_system_id: 'fs-1', posix_user: empty })).toEqual({
    FileSystemId: 'fs-1',
  });
});

test('the largest size is sent as an integer and keys are sorted', () => {
  const rule = { prefix: 'a/', size_less_than: 52673613135872, trigger: 'ON_FILE_ACCESS' };
  const document = toDocument(fileSystem, {
    role_arn: 'r',
    bucket: 'b',
    synchronization_configuration: { import_data_rules: [rule] },
  });
  expect(goJson(document)).toBe(
    '{"Bucket":"b","RoleArn":"r","SynchronizationConfiguration":{"ImportDataRules":[{"Prefix":"a/","SizeLessThan":52673613135872,"Trigger":"ON_FILE_ACCESS"}]}}',
  );
});

test('a policy is sent as an object, with the nulls inside it', () => {
  const text = '{"Version":"2012-10-17","Id":null}';
  expect(toDocument(policy, { file_system_id: 'fs-1', policy: text })).toEqual({
    FileSystemId: 'fs-1',
    Policy: { Version: '2012-10-17', Id: null },
  });
});

test('JSON is written as Go writes it', () => {
  expect(goJson({ b: '<a & b>\u2028', a: [1.5, true, null] })).toBe(
    '{"a":[1.5,true,null],"b":"\\u003ca \\u0026 b\\u003e\\u2028"}',
  );
});

test('empty arrays and nulls are read as null, unknown properties are skipped', () => {
  const state = toState(mountTarget, { SecurityGroups: [], VpcId: null, Unheard: { Of: 1 } });
  expect(Object.entries(state).filter(([, value]) => value !== null)).toEqual([]);
  expect(Object.keys(state)).toContain('security_groups');
});

test('lists of texts keep the order of the prior state, and new members follow sorted', () => {
  const prior = toState(accessPoint, { PosixUser: { SecondaryGids: ['9', '5', '7'] } });
  const answered = { PosixUser: { SecondaryGids: ['2', '1', '5', '9'] } };
  expect(toState(accessPoint, answered, prior).posix_user).toMatchObject({
    secondary_gids: ['9', '5', '1', '2'],
  });
});

test('texts inside a policy come back sorted', () => {
  const prior = toState(policy, { Policy: { Statement: [{ Action: ['b', 'a'] }] } });
  const answered = { Policy: { Statement: [{ Action: ['b', 'a'] }] } };
  expect(toState(policy, answered, prior).policy).toBe('{"Statement":[{"Action":["a","b"]}]}');
});

test('one tag is kept for each key', () => {
  const Tags = [
    { Key: 'b', Value: '1' },
    { Key: 'a', Value: '1' },
    { Key: 'a', Value: '2' },
  ];
  expect(toState(fileSystem, { Tags }, toState(fileSystem, {})).tags).toEqual([
    { key: 'a', value: '2' },
    { key: 'b', value: '1' },
  ]);
});

test.each([
  [accessPoint, { PosixUser: { Uid: 1000 } }, 'expected a text, got 1000'],
  [fileSystem, { Tags: 'none' }, 'expected a list, got "none"'],
  [fileSystem, { SynchronizationConfiguration: 1 }, 'expected an object, got 1'],
  [fileSystem, { CreationTime: 'yesterday' }, 'expected a time as in RFC 3339, got "yesterday"'],
])('an answer of the wrong type is an error', (type, document, message) => {
  expect(() => toState(type, document)).toThrow(message);
});

test('texts that mean the same keep their writing', () => {
  const keep = (before: object, after: object) =>
    keepWriting(
      fileSystem,
      { ...toState(fileSystem, {}), ...before },
      {
        ...toState(fileSystem, {}),
        ...after,
      },
    ).creation_time;
  const time = { creation_time: '2026-01-02T03:04:05Z' };
  expect(keep(time, { creation_time: '2026-01-02T03:04:05.678+00:00' })).toBe(time.creation_time);
  expect(keep(time, { creation_time: '2026-01-02T03:04:06Z' })).toBe('2026-01-02T03:04:06Z');

  const state = { ...toState(policy, {}), policy: '{ "b": 1, "a": 2 }' };
  expect(keepWriting(policy, state, { ...state, policy: '{"a":2,"b":1}' }).policy).toBe(
    state.policy,
  );
});
