import { describe, expect, test } from '@jest/globals';
import { mutations } from '../../../harness/policy-mutations.ts';
import { evaluations } from './evaluations.ts';
import { needs } from './needs.ts';
import type { Partition } from './partitions.ts';
import type { Produced } from './produced.ts';
import { meaning } from './statements.ts';
import { reasonToSurvive, SURVIVORS } from './survivors.ts';

/** That each statement, action, resource and condition of each policy matters: with one of them changed something is wrong. */
export const testMutations = (at: Partition, produced: () => Produced): void => {
  const mutationsAt = (address: string) => {
    const policy = produced().policies[address];
    if (!policy) throw new Error(`no policy at ${address}`);
    return mutations(policy);
  };

  test('each change of a policy is a difference to what is documented', () => {
    const unnoticed = Object.entries(needs(at)).flatMap(([address, Statement]) => {
      const needed = meaning({ Version: '2012-10-17', Statement }).join('\n');
      return mutationsAt(address)
        .filter(({ policy }) => meaning(policy).join('\n') === needed)
        .map(({ name }) => `${address}: ${name}`);
    });
    expect(unnoticed).toEqual([]);
  });

  describe('each change of a policy makes a decision wrong, unless it is known why not', () => {
    const survived = new Set<string>();

    test.each(Object.entries(evaluations(at, produced)))(
      '%s',
      (address, isWrong) => {
        const all = mutationsAt(address);
        expect(all.length).toBeGreaterThan(0);
        const unnoticed = all.filter(({ policy }) => !isWrong(policy)).map(({ name }) => name);
        for (const name of unnoticed) survived.add(reasonToSurvive(address, name) ?? '');
        expect(unnoticed.filter((name) => !reasonToSurvive(address, name))).toEqual([]);
      },
      300_000,
    );

    test('no reason is given for nothing', () => {
      expect([...survived].sort()).toEqual(Object.keys(SURVIVORS).sort());
    });
  });
};
