import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ModuleUnderTest, type Run } from '../module-tests.ts';
import { testFile } from '../scenario.ts';
import { BOUNDARIES } from './boundaries/all.ts';
import { MODULES, providersOf } from './rules.ts';

describe.each(MODULES.filter((name) => BOUNDARIES.some(({ module = 'root' }) => module === name)))(
  'what AWS takes passes: %s',
  (module) => {
    let under: ModuleUnderTest;
    let runs: Map<string, Run>;
    const boundaries = BOUNDARIES.filter((each) => (each.module ?? 'root') === module);
    const file = (n: number) => `boundaries-${n}.tftest.hcl`;

    beforeAll(async () => {
      under = await ModuleUnderTest.open(module);
      for (const [n, { variables }] of boundaries.entries())
        await under.add(file(n), testFile([{ name: 'taken', variables }], providersOf(module)));
      runs = await under.test(boundaries.map((_, n) => file(n)));
    }, 600_000);
    afterAll(() => under?.[Symbol.asyncDispose]());

    test.each(boundaries.map(({ title }, n) => ({ title, n })))('$title', ({ n }) => {
      const run = runs.get(`${file(n)}: taken`);
      const told = run?.diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`);
      expect({ status: run?.status, told }).toEqual({ status: 'pass', told: [] });
    });
  },
);
