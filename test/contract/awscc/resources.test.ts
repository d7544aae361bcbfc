import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { clientTokens } from '../../../local-aws/awscc/client/client-token.ts';
import { CloudControl } from '../../../local-aws/awscc/client/cloud-control.ts';
import { fillPlaces, unknownPlaces } from '../../../local-aws/awscc/document/unknowns.ts';
import { create, remove, update } from '../../../local-aws/awscc/resource/change.ts';
import { bareState } from '../../../local-aws/awscc/resource/outcome.ts';
import { read } from '../../../local-aws/awscc/resource/read.ts';
import { upgradeState } from '../../../local-aws/awscc/resource/stored.ts';
import { resourceType } from '../../../local-aws/awscc/schema/catalogue.ts';
import { type Fields, UNKNOWN } from '../../../local-aws/awscc/value/value.ts';
import { type Lab, startLab } from '../../plan/awscc/lab-server.ts';
import { callerOf } from './caller.ts';

const fileSystem = resourceType('awscc_s3files_file_system');
const accessPoint = resourceType('awscc_s3files_access_point');
const BUCKET = 'arn:aws:s3:::b';

let lab: Lab;
let cloud: CloudControl;

beforeEach(async () => {
  lab = await startLab();
  cloud = new CloudControl(callerOf(lab.url), clientTokens());
});

afterEach(() => lab.close());

const created = async (given: Fields): Promise<Fields> => {
  const planned: Fields = {
    ...bareState(fileSystem, ''),
    id: UNKNOWN,
    bucket: BUCKET,
    ...given,
  };
  const { state } = await create(cloud, fileSystem, planned);
  lab.takeCalls();
  return state as Fields;
};

test.each([true, false])(
  'a bucket warning of %s in the state is added to every later patch',
  async (accept_bucket_warning) => {
    const prior = await created({ accept_bucket_warning });
    await update(cloud, fileSystem, prior, { ...prior, tags: [{ key: 'a', value: '1' }] });
    const [call] = lab.takeCalls();
    expect(JSON.parse(call?.input?.PatchDocument ?? '')).toEqual([
      { op: 'add', path: '/AcceptBucketWarning', value: accept_bucket_warning },
      { op: 'add', path: '/Tags', value: [{ Key: 'a', Value: '1' }] },
    ]);
  },
);

test('reading keeps what the service never returns', async () => {
  const prior = await created({ accept_bucket_warning: true });
  const { state } = await read(cloud, fileSystem, prior);
  expect(state).toMatchObject({ accept_bucket_warning: true, bucket: BUCKET });
});

test('an update is not read again: the new state is the plan', async () => {
  const prior = await created({});
  const planned = { ...prior, tags: [{ key: 'a', value: '1' }] };
  expect(await update(cloud, fileSystem, prior, planned)).toEqual({
    state: planned,
    diagnostics: [],
  });
  expect(lab.takeCalls().map(({ op }) => op)).toEqual([
    'UpdateResource',
    'GetResourceRequestStatus',
  ]);
});

test('a role goes with every call but the polls', async () => {
  const caller = callerOf(lab.url);
  const roleArn = 'arn:aws:iam::111122223333:role/cloudcontrol';
  const settings = { ...caller.settings, roleArn };
  cloud = new CloudControl({ ...caller, settings }, clientTokens());
  const planned: Fields = {
    ...bareState(fileSystem, ''),
    id: UNKNOWN,
    bucket: BUCKET,
    status: UNKNOWN,
  };
  const { state } = await create(cloud, fileSystem, planned);
  await update(cloud, fileSystem, state as Fields, state as Fields);
  await cloud.list(fileSystem.cloudFormationName);
  await remove(cloud, fileSystem, state as Fields);
  expect(lab.takeCalls().map(({ op, input }) => [op, input?.RoleArn])).toEqual([
    ['CreateResource', roleArn],
    ['GetResourceRequestStatus', undefined],
    ['GetResource', roleArn],
    ['UpdateResource', roleArn],
    ['GetResourceRequestStatus', undefined],
    ['ListResources', roleArn],
    ['DeleteResource', roleArn],
    ['GetResourceRequestStatus', undefined],
  ]);
});

test('each change has a client token of its own', async () => {
  const prior = await created({});
  await update(cloud, fileSystem, prior, prior);
  await remove(cloud, fileSystem, prior);
  const tokens = lab.takeCalls().flatMap(({ input }) => input?.ClientToken ?? []);
  expect(tokens).toHaveLength(2);
  expect(new Set(tokens).size).toBe(2);
});

test('an error says what was asked of which type, how far it got, and why it failed', async () => {
  const details = async (fault: object, act: () => ReturnType<typeof remove>) => {
    lab.obey({ faults: [fault] });
    return (await act()).diagnostics.map(({ detail }) => detail);
  };
  const prior = await created({});
  const refusal = { refuse: 'InvalidRequestException', op: 'UpdateResource', message: 'bad patch' };
  expect(await details(refusal, () => update(cloud, fileSystem, prior, prior))).toEqual([
    'AWS::S3Files::FileSystem: UpdateResource was refused with InvalidRequestException (HTTP 400): bad patch',
  ]);
  const failure = { on: 'DELETE', code: 'ResourceConflict', message: 'has mount targets' };
  expect(await details(failure, () => remove(cloud, fileSystem, prior))).toEqual([
    'AWS::S3Files::FileSystem: DeleteResource was accepted, but failed with ResourceConflict: has mount targets.',
  ]);
  const lost = { refuse: 'AccessDeniedException', op: 'GetResourceRequestStatus', message: 'no' };
  expect(await details(lost, () => remove(cloud, fileSystem, prior))).toEqual([
    'AWS::S3Files::FileSystem: DeleteResource was accepted, but GetResourceRequestStatus was refused with AccessDeniedException (HTTP 400): no',
  ]);
});

test('a set with an unknown inside is fetched as a whole, an object only where it is unknown', () => {
  const state: Fields = {
    ...bareState(accessPoint, 'fsap-1'),
    tags: [{ key: 'a', value: UNKNOWN }],
    posix_user: { uid: '1', gid: '1', secondary_gids: UNKNOWN },
  };
  const places = unknownPlaces(accessPoint.attributes, state);
  expect([...places].sort()).toEqual([['posix_user', 'secondary_gids'], ['tags']]);
  const source = {
    tags: [
      { key: 'a', value: 'x' },
      { key: 'b', value: 'y' },
    ],
    posix_user: { uid: '9', gid: '9', secondary_gids: null },
  };
  expect(fillPlaces(state, places, source)).toMatchObject({
    tags: source.tags,
    posix_user: { uid: '1', gid: '1', secondary_gids: null },
  });
});

test('a stored state lacks nothing after reading it, and one of another version is refused', () => {
  const stored = { bucket: BUCKET, gone: 'since' };
  expect(upgradeState(fileSystem, 1, stored).state).toEqual({
    ...bareState(fileSystem, ''),
    id: null,
    bucket: BUCKET,
  });
  const [problem] = upgradeState(fileSystem, 2, stored).diagnostics;
  expect(problem?.summary).toBe('Unable to Upgrade Resource State');
});
