import { beforeAll, describe, expect, test } from '@jest/globals';
import { testCompleteness } from './complete.ts';
import { testFunctionRights } from './function-rights.ts';
import { testMocks } from './mocks.ts';
import { testMutations } from './mutated.ts';
import { needs } from './needs.ts';
import { PARTITIONS, type Partition } from './partitions.ts';
import { type EveryPartition, type Produced, produce } from './produced.ts';
import { testResourceRights } from './resource-rights.ts';
import { testServiceRights } from './service-rights.ts';
import { meaning } from './statements.ts';

let everywhere: EveryPartition;
beforeAll(async () => {
  everywhere = await produce();
}, 600_000);

const producedIn = ({ partition }: Partition): Produced => {
  const produced = everywhere.get(partition);
  if (!produced) throw new Error(`nothing was applied in ${partition}`);
  return produced;
};

testMocks(producedIn);
testCompleteness(producedIn);

describe.each(PARTITIONS)('in $partition', (at) => {
  const needed = needs(at);

  test('there is no policy without a documented need, and none is missing', () => {
    expect(Object.keys(producedIn(at).policies).sort()).toEqual(Object.keys(needed).sort());
  });

  test.each(Object.keys(needed))('%s says what is needed and nothing else', (address) => {
    const policy = producedIn(at).policies[address];
    expect(policy && meaning(policy)).toEqual(
      meaning({ Version: '2012-10-17', Statement: needed[address] ?? [] }),
    );
  });

  testFunctionRights(at, () => producedIn(at));
  testServiceRights(at, () => producedIn(at));
  testResourceRights(at, () => producedIn(at));
});

// Partitions differ in ARNs only, which the statements show.
const [commercial] = PARTITIONS as readonly [Partition];
testMutations(commercial, () => producedIn(commercial));
