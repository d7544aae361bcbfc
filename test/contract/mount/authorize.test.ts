import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { roleWith } from './fixtures.ts';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.remove());

const CONNECTIVITY = 'S3FilesMountConnectivityException';
const FAILURE = 'S3FilesMountFailureException';

test('a function with everything in place gets the root directory at its path, as the POSIX user', async () => {
  expect(await world.mount()).toEqual({
    source: join(world.folder, 'pipeline'),
    target: '/mnt/pipeline',
    readOnly: false,
    user: { uid: 1000, gid: 1000, secondaryGids: [2000] },
  });
});

// S3 User Guide, "How S3 Files works with IAM" and "Creating access points for an S3 file system".
describe('what is configured wrongly is a failure that names it', () => {
  test.each<[string, (world: World) => Partial<World>, RegExp]>([
    [
      'a role that may nothing',
      () => ({ role: roleWith() }),
      /no policy allows s3files:ClientMount/,
    ],
    [
      'a role that is denied',
      () => ({
        policy: { Statement: { Effect: 'Deny', Principal: '*', Action: 's3files:ClientMount' } },
      }),
      /denies s3files:ClientMount/,
    ],
    ['a role that is gone', () => ({ role: undefined }), /role\/ingest does not exist/],
    [
      'a policy that nobody can read',
      () => ({
        role: roleWith({
          Statement: {
            Effect: 'Allow',
            Action: '*',
            Resource: '*',
            Condition: { Nope: { a: 'b' } },
          },
        }),
      }),
      /"Nope" is not a condition operator/,
    ],
    [
      'a file system that is being deleted',
      (w) => ({ fileSystem: { ...w.fileSystem, status: 'deleting' } }),
      /fs-0a\w+ is deleting/,
    ],
    [
      'an access point that is being deleted',
      (w) => ({ accessPoint: { ...w.accessPoint, status: 'deleting' } }),
      /fsap-0c\w+ is deleting/,
    ],
  ])('%s', async (_, change, message) => {
    Object.assign(world, change(world));
    const refusal = await world.refusal();
    expect(refusal).toMatch(message);
    expect(refusal).toContain(`${FAILURE}: `);
  });

  test('an access point that is gone', async () => {
    const accessPointArn = `${world.accessPoint.accessPointArn}0`;
    expect(await world.refusal({ accessPointArn })).toContain(
      `${FAILURE}: ${accessPointArn} does not`,
    );
  });

  test('the network comes first', async () => {
    world.role = roleWith();
    world.targets = [];
    expect(await world.refusal()).toContain(CONNECTIVITY);
  });
});

describe('the identity', () => {
  const allow = (...Action: string[]) =>
    roleWith({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } });

  test('without ClientWrite the mount is read-only', async () => {
    world.role = allow('s3files:ClientMount');
    expect(await world.mount()).toMatchObject({ readOnly: true });
  });

  test('root is nobody, unless the role has ClientRootAccess', async () => {
    world.accessPoint = {
      ...world.accessPoint,
      posixUser: { uid: 0, gid: 0, secondaryGids: [] },
    };
    expect(await world.mount()).toMatchObject({ user: { uid: 65_534, gid: 65_534 } });
    world.role = allow('s3files:Client*');
    expect(await world.mount()).toMatchObject({ user: { uid: 0, gid: 0 } });
  });

  test('without a POSIX user a function acts as the user that Lambda runs it as', async () => {
    const { posixUser: _, ...anyone } = world.accessPoint;
    world.accessPoint = anyone;
    expect(await world.mount()).toMatchObject({
      readOnly: false,
      user: { uid: 993, gid: 990, secondaryGids: [] },
    });
  });
});
