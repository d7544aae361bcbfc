import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ModuleUnderTest } from './module-tests.ts';
import { REFUSALS } from './refusals.ts';
import { testFile } from './scenario.ts';

describe('what AWS would refuse in the middle of apply is refused at plan', () => {
  let under: ModuleUnderTest;
  const told: string[][] = [];

  beforeAll(async () => {
    under = await ModuleUnderTest.open('root');
    for (const [n, { variables }] of REFUSALS.entries())
      await under.add(`refusals-${n}.tftest.hcl`, testFile([{ name: 'refused', variables }]));
    const runs = await under.test(REFUSALS.map((_, n) => `refusals-${n}.tftest.hcl`));
    for (const n of REFUSALS.keys())
      told[n] = (runs.get(`refusals-${n}.tftest.hcl: refused`)?.diagnostics ?? [])
        .filter(({ severity }) => severity === 'error')
        .map(({ summary, detail }) => `${detail ?? summary}`.replace(/\s+/g, ' '));
  }, 300_000);
  afterAll(() => under?.[Symbol.asyncDispose]());

  describe.each(REFUSALS.map(({ title, messages }, n) => ({ title, messages, n })))(
    '$title',
    ({ messages, n }) => {
      test.each(messages)('"%s …" names the value %s', (says, value) => {
        const found = told[n]!.filter((message) => message.startsWith(says));
        expect(found).toHaveLength(1);
        expect(found[0]).toContain(value);
      });

      test('and nothing else is refused', () => {
        const others = told[n]!.filter(
          (message) => !messages.some(([says]) => message.startsWith(says)),
        );
        expect(others).toEqual([]);
      });
    },
  );
});
