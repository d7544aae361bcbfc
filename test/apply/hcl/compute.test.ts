import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inventory } from '../../harness/inventory.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { callsInOrder } from '../../harness/order.ts';
import { expectClientsToGoFirst, testClients } from './compute/clients.ts';
import { testFunctionSettings } from './compute/function-settings.ts';
import { testFunctions } from './compute/functions.ts';
import { testNetwork } from './compute/network.ts';
import type { Compute } from './compute/outputs.ts';
import { testFileSystemPolicy } from './compute/policy.ts';
import { MINUTES, setStage } from './stage.ts';

let aws: TestAws;
let applied: Compute;
const stage = () => applied;

// One apply serves every question about functions, clients, the policy and the network, in the order of its life.
beforeAll(async () => {
  aws = await startTestAws();
  applied = await setStage(aws, 'compute');
}, 5 * MINUTES);

afterAll(async () => {
  await aws?.[Symbol.asyncDispose]();
}, 5 * MINUTES);

test(
  'functions, clients, policy and network: a second plan is empty',
  async () => {
    expect(await applied.deployment.pendingChanges()).toEqual([]);
  },
  2 * MINUTES,
);

testFunctions(stage);
testFunctionSettings(stage);
testClients(stage);
testFileSystemPolicy(stage);
testNetwork(stage);

test(
  'functions, clients, policy and network: one destroy leaves nothing, and every function goes before what it mounts',
  async () => {
    applied.steps.clear();
    aws.local.calls.clear();
    await applied.deployment.destroy();
    expectClientsToGoFirst(applied);
    const { first, last } = callsInOrder(aws.local.calls.all);
    for (const type of ['MountTarget', 'AccessPoint', 'FileSystem'])
      expect(last('DeleteFunction')).toBeLessThan(first('DeleteResource', `AWS::S3Files::${type}`));
    expect(await inventory(aws.clients)).toEqual(applied.before);
  },
  5 * MINUTES,
);
