import { expect, test } from '@jest/globals';
import { ACCESS_POINT, FILE_SYSTEM, MOUNT_TARGET, minimal, POLICY, wire } from './calling.ts';
import { codeOf } from './things.ts';

const FileSystemId = 'fs-0123456789abcdef0';
const rule = { Prefix: '', Trigger: 'ON_FILE_ACCESS', SizeLessThan: 1 };
const rules = { ImportDataRules: [rule], ExpirationDataRules: [{ DaysAfterLastAccess: 1 }] };
const sync = (SynchronizationConfiguration: object) => ({
  ...minimal,
  SynchronizationConfiguration,
});

/** Each breaks one rule of AWS's schema; the sentence names the property and the value or the limit. */
test.each([
  [FILE_SYSTEM, { RoleArn: minimal.RoleArn }, '#: required key [Bucket] not found'],
  [FILE_SYSTEM, { ...minimal, BucketArn: 'x' }, '#: extraneous key [BucketArn] is not permitted'],
  [
    FILE_SYSTEM,
    { ...minimal, Bucket: 'data' },
    '#/Bucket: string [data] does not match pattern ^(arn:aws[a-zA-Z0-9-]*:s3:::.+)$',
  ],
  [
    FILE_SYSTEM,
    { ...minimal, Prefix: 'a' },
    '#/Prefix: string [a] does not match pattern ^(|.*/)$',
  ],
  [
    FILE_SYSTEM,
    { ...minimal, AcceptBucketWarning: 'yes' },
    '#/AcceptBucketWarning: expected type: Boolean, found: String',
  ],
  [FILE_SYSTEM, { ...minimal, Tags: [{ Key: 'a' }] }, '#/Tags/0: required key [Value] not found'],
  [
    FILE_SYSTEM,
    {
      ...minimal,
      Tags: [
        { Key: 'a', Value: 'b' },
        { Key: 'a', Value: 'b' },
      ],
    },
    '#/Tags: array items are not unique',
  ],
  [
    FILE_SYSTEM,
    sync({ ...rules, ExpirationDataRules: [] }),
    '#/SynchronizationConfiguration/ExpirationDataRules: expected minimum item count: 1, found: 0',
  ],
  [
    FILE_SYSTEM,
    sync({ ...rules, ImportDataRules: Array(11).fill(rule) }),
    '#/SynchronizationConfiguration/ImportDataRules: expected maximum item count: 10, found: 11',
  ],
  [
    FILE_SYSTEM,
    sync({ ...rules, ImportDataRules: [{ ...rule, SizeLessThan: -1 }] }),
    '#/SynchronizationConfiguration/ImportDataRules/0/SizeLessThan: -1 is not greater or equal to 0',
  ],
  [
    FILE_SYSTEM,
    sync({ ...rules, ImportDataRules: [{ ...rule, Trigger: 'NEVER' }] }),
    '#/SynchronizationConfiguration/ImportDataRules/0/Trigger: NEVER is not a valid enum value',
  ],
  [
    FILE_SYSTEM,
    sync({ ...rules, ExpirationDataRules: [{ DaysAfterLastAccess: 366 }] }),
    '#/SynchronizationConfiguration/ExpirationDataRules/0/DaysAfterLastAccess: 366 is not less or equal to 365',
  ],
  [
    FILE_SYSTEM,
    sync({ ...rules, LatestVersionNumber: 1 }),
    '#: readOnlyProperties [/properties/SynchronizationConfiguration/LatestVersionNumber] cannot be specified',
  ],
  [
    MOUNT_TARGET,
    { FileSystemId, SubnetId: 'subnet-1' },
    '#/SubnetId: expected minLength: 15, actual: 8 in [subnet-1]',
  ],
  [
    MOUNT_TARGET,
    { FileSystemId, SubnetId: 'subnet-00000000', IpAddressType: 'ipv4' },
    '#/IpAddressType: ipv4 is not a valid enum value',
  ],
  [
    MOUNT_TARGET,
    { FileSystemId, SubnetId: 'subnet-00000000', SecurityGroupIds: [] },
    '#: extraneous key [SecurityGroupIds] is not permitted',
  ],
  [
    ACCESS_POINT,
    { FileSystemId, PosixUser: { Uid: 1000, Gid: '1000' } },
    '#/PosixUser/Uid: expected type: String, found: Integer',
  ],
  [
    ACCESS_POINT,
    { FileSystemId, PosixUser: { Uid: '1000' } },
    '#/PosixUser: required key [Gid] not found',
  ],
  [
    ACCESS_POINT,
    { FileSystemId, RootDirectory: { CreationInfo: {} } },
    '#/RootDirectory: extraneous key [CreationInfo] is not permitted',
  ],
  [POLICY, { FileSystemId, Policy: '{}' }, '#/Policy: expected type: JSONObject, found: String'],
])('%s refuses %j', async (TypeName, desired, sentence) => {
  const answer = await wire().call('CreateResource', {
    TypeName,
    DesiredState: JSON.stringify(desired),
  });
  expect(codeOf(answer)).toBe('ValidationException');
  expect(answer.Message).toMatch(/^Model validation failed \(.*\)$/s);
  expect(answer.Message).toContain(sentence);
});

test('every violation is told at once', async () => {
  const DesiredState = JSON.stringify({ Bucket: 'data', RoleArn: 'role' });
  const { Message } = await wire().call('CreateResource', { TypeName: FILE_SYSTEM, DesiredState });
  expect(Message.split('\n')).toHaveLength(2);
});

test('a patch whose result breaks the schema changes nothing', async () => {
  const { create, call, read } = wire();
  const Identifier = await create(FILE_SYSTEM, { ...minimal, Tags: [{ Key: 'a', Value: '1' }] });
  const before = await read(FILE_SYSTEM, Identifier);
  const PatchDocument = JSON.stringify([{ op: 'remove', path: '/Tags/0/Value' }]);
  const answer = await call('UpdateResource', { TypeName: FILE_SYSTEM, Identifier, PatchDocument });
  expect(codeOf(answer)).toBe('ValidationException');
  expect(answer.Message).toContain('#/Tags/0: required key [Value] not found');
  expect(await read(FILE_SYSTEM, Identifier)).toEqual(before);
});
