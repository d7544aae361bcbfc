import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { testConstructs } from './constructs.ts';
import { testCreation } from './creation.ts';
import { testDestruction } from './destruction.ts';
import { testMountErrors } from './mount-errors.ts';
import { testMountRights } from './mount-rights.ts';
import { testRun } from './run.ts';
import { MINUTES, type Stage, setStage } from './stage.ts';

let aws: TestAws;
let applied: Stage;
const stage = () => applied;

// An apply costs half a minute, so one serves every question about an applied pipeline, in the order of its life.
beforeAll(async () => {
  aws = await startTestAws();
  applied = await setStage(aws);
}, 5 * MINUTES);

afterAll(async () => {
  await aws?.[Symbol.asyncDispose]();
}, 5 * MINUTES);

testCreation(stage);
testRun(stage);

test(
  'a second plan is empty',
  async () => {
    expect(await applied.deployment.pendingChanges()).toEqual([]);
  },
  2 * MINUTES,
);

testConstructs(stage);
testMountRights(stage);
testMountErrors(stage);
testDestruction(stage);
