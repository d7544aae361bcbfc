import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { concurrently } from '../../../examples/pipeline/handlers/concurrently.ts';

test('every item is worked on once, no more than the limit at a time, results in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 5 }), async (turns, limit) => {
      let [running, most] = [0, 0];
      const results = await concurrently([...turns.entries()], limit, async ([index, count]) => {
        most = Math.max(most, ++running);
        for (let i = 0; i <= count; i++) await turn();
        running--;
        return index;
      });
      expect(results).toEqual(turns.map((_, index) => index));
      expect(most).toBe(Math.min(limit, turns.length));
    }),
  );
});

test('after a failure nothing new is begun, and what was begun has ended', async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const work = concurrently([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    if (item === 1) throw new Error('broken');
    for (let i = 0; i < 5; i++) await turn();
    ended.push(item);
  });
  await expect(work).rejects.toThrow('broken');
  expect(begun).toEqual([0, 1]);
  expect(ended).toEqual([0]);
});
