import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ImportDataRule } from '../../../local-aws/s3files/entities.ts';
import { s3FilesWorld } from './making.ts';
import { scope } from './surroundings.ts';

const rule = (prefix: string): ImportDataRule => ({
  prefix,
  trigger: 'ON_FILE_ACCESS',
  sizeLessThan: 1,
});

test("a file system reads back the service's own synchronization rules until it is told others", async () => {
  const { fileSystem, fileSystemResources } = s3FilesWorld();
  const id = await fileSystem();
  expect(fileSystemResources.get(scope, id).synchronization).toMatchObject({
    importDataRules: [{ prefix: '', trigger: 'ON_DIRECTORY_FIRST_ACCESS', sizeLessThan: 131072 }],
    daysAfterLastAccess: 30,
  });
});

test('synchronization rules change only for whoever read the latest version', async () => {
  const { fileSystem, fileSystemResources } = s3FilesWorld();
  const id = await fileSystem();
  const version = () => fileSystemResources.get(scope, id).synchronization.latestVersionNumber;
  const rules = { importDataRules: [rule('')], daysAfterLastAccess: 7 };
  const read = version();
  fileSystemResources.putSynchronization(scope, id, rules, read);
  expect(version()).toBeGreaterThan(read);
  expect(() => fileSystemResources.putSynchronization(scope, id, rules, read)).toThrow(
    expect.objectContaining({ code: 'ConflictException' }),
  );
  fileSystemResources.putSynchronization(scope, id, rules);
});

test.each([
  ['no rule for the root', ['logs/']],
  ['two rules for the root', ['', '']],
  ['two rules for one prefix', ['', 'a/', 'a/']],
])('import data rules with %s are refused', async (_, prefixes) => {
  const { fileSystem } = s3FilesWorld();
  const synchronization = { importDataRules: prefixes.map(rule), daysAfterLastAccess: 1 };
  await expect(fileSystem({ synchronization })).rejects.toMatchObject({
    code: 'ValidationException',
  });
});

test.each([
  ['a relative path', 'pipeline'],
  ['five levels', '/a/b/c/d/e'],
  ['an empty level', '/a//b'],
  ['a hidden level', '/a/.b'],
  ['a dot', '/.'],
  ['a way up', '/a/../b'],
  ...[...'$#<>;`|&?{}^*'].map((character) => [`a ${character}`, `/a${character}b`]),
])('a root directory with %s is refused', async (_, path = '') => {
  const { fileSystem, accessPointResources } = s3FilesWorld();
  const fileSystemId = await fileSystem();
  expect(() =>
    accessPointResources.create(scope, { fileSystemId, rootDirectory: { path } }),
  ).toThrow(
    expect.objectContaining({
      code: 'ValidationException',
      message: expect.stringContaining(path),
    }),
  );
});

test('root directories of up to four levels are accepted as they are', async () => {
  const { fileSystem, accessPointResources } = s3FilesWorld();
  const fileSystemId = await fileSystem();
  const level = fc.stringMatching(/^[a-zA-Z0-9_ ~@+,=-][a-zA-Z0-9_. ~@+,=-]{0,8}$/);
  fc.assert(
    fc.property(fc.array(level, { maxLength: 4 }), (levels) => {
      const path = `/${levels.join('/')}`;
      const made = accessPointResources.create(scope, { fileSystemId, rootDirectory: { path } });
      expect(made.rootDirectory).toBe(path);
    }),
  );
});

test('without a root directory an access point shows the root of the file system', async () => {
  const { fileSystem, accessPointResources } = s3FilesWorld();
  const made = accessPointResources.create(scope, { fileSystemId: await fileSystem() });
  expect(made.rootDirectory).toBe('/');
  expect(made).not.toHaveProperty('posixUser');
});

test('user and group ids are 32-bit numbers', async () => {
  const { fileSystem, accessPointResources } = s3FilesWorld();
  const fileSystemId = await fileSystem();
  const make = (uid: number) =>
    accessPointResources.create(scope, {
      fileSystemId,
      posixUser: { uid, gid: 0, secondaryGids: [] },
    });
  expect(make(4_294_967_295).posixUser?.uid).toBe(4_294_967_295);
  expect(() => make(4_294_967_296)).toThrow('4294967296');
});

test('creation permissions are octal', async () => {
  const { fileSystem, accessPointResources } = s3FilesWorld();
  const creationPermissions = { ownerUid: 1, ownerGid: 2, permissions: '0750' };
  const made = accessPointResources.create(scope, {
    fileSystemId: await fileSystem(),
    rootDirectory: { path: '/a', creationPermissions },
  });
  expect(made.creationPermissions).toEqual({ ownerUid: 1, ownerGid: 2, mode: 0o750 });
});

test('an access point is found by its ARN, and only by the whole of it', async () => {
  const { fileSystem, accessPointResources, s3files } = s3FilesWorld();
  const made = accessPointResources.create(scope, { fileSystemId: await fileSystem() });
  expect(s3files.accessPoint(made.accessPointArn)).toMatchObject({
    accessPointId: made.accessPointId,
  });
  expect(s3files.accessPoint(made.accessPointId)).toBeUndefined();
  expect(
    s3files.accessPoint(made.accessPointArn.replace('eu-west-1', 'eu-west-2')),
  ).toBeUndefined();
});

test('there is one policy, of at most 20,000 characters', async () => {
  const { fileSystem, fileSystemResources, s3files } = s3FilesWorld();
  const id = await fileSystem();
  const policy = { Statement: [{ Effect: 'Allow', Sid: 'x'.repeat(20_000) }] };
  expect(() => fileSystemResources.putPolicy(scope, id, policy)).toThrow('20000');
  fileSystemResources.putPolicy(scope, id, { Statement: [] });
  expect(s3files.policy(id)).toEqual({ Statement: [] });
  fileSystemResources.deletePolicy(scope, id);
  expect(s3files.policy(id)).toBeUndefined();
  expect(() => fileSystemResources.deletePolicy(scope, id)).toThrow(
    expect.objectContaining({ code: 'ResourceNotFoundException' }),
  );
});

test.each([
  ['no Statement', { Version: '2012-10-17' }],
  [
    'a statement without Principal',
    { Statement: [{ Effect: 'Allow', Action: 's3files:ClientMount' }] },
  ],
  ['an unknown effect', { Statement: [{ Effect: 'Maybe', Principal: '*', Action: 's3files:*' }] }],
  [
    'an element that statements do not have',
    { Statement: [{ Effect: 'Deny', Principal: '*', Actions: 's3files:*' }] },
  ],
])('a policy with %s is refused', async (_, policy) => {
  const { fileSystem, fileSystemResources, s3files } = s3FilesWorld();
  const id = await fileSystem();
  expect(() => fileSystemResources.putPolicy(scope, id, policy)).toThrow(
    expect.objectContaining({ code: 'ValidationException' }),
  );
  expect(s3files.policy(id)).toBeUndefined();
});
