import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inventory } from '../../harness/inventory.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { MINUTES, setStage } from './stage.ts';
import { testBuckets } from './storage/buckets.ts';
import { LAST, testMany } from './storage/many.ts';
import type { Storage } from './storage/outputs.ts';
import { testOwnNetwork } from './storage/own-network.ts';
import { FIRST } from './storage/tenants.ts';
import { expectVersioningToStay, testVersioning } from './storage/versioning.ts';

let aws: TestAws;
let applied: Storage;
const stage = () => applied;

// The one apply with a rule for old versions, for which the provider waits 55 s: file systems, access points and functions are made meanwhile.
beforeAll(async () => {
  aws = await startTestAws();
  applied = await setStage(aws, 'storage', { tenants: FIRST });
}, 5 * MINUTES);

afterAll(async () => {
  await aws?.[Symbol.asyncDispose]();
}, 5 * MINUTES);

test(
  'buckets, many file systems and a network of yours: a second plan is empty',
  async () => {
    expect(await applied.deployment.pendingChanges()).toEqual([]);
  },
  2 * MINUTES,
);

testBuckets(stage);
testVersioning(stage);
testOwnNetwork(stage);
testMany(stage);

test(
  'buckets, many file systems and a network of yours: one destroy leaves nothing, and the file systems go before the versioning',
  async () => {
    applied.steps.clear();
    aws.local.calls.clear();
    await applied.deployment.destroy(LAST);
    expectVersioningToStay(applied);
    expect(await inventory(aws.clients)).toEqual(applied.before);
  },
  5 * MINUTES,
);
