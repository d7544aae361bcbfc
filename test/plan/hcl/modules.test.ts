import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ModuleUnderTest, type Run, testFiles } from './module-tests.ts';

describe.each(['bucket', 'client', 'lambda', 'mount', 'network', 'root', 's3files'])(
  'module %s',
  (module) => {
    let under: ModuleUnderTest;
    let runs: Map<string, Run>;

    beforeAll(async () => {
      under = await ModuleUnderTest.open(module);
      runs = await under.test();
    }, 300_000);
    afterAll(() => under?.[Symbol.asyncDispose]());

    const titles = testFiles(module).flatMap(({ file, runs: names }) =>
      names.map((name) => [name.replaceAll('_', ' '), `${file}: ${name}`] as const),
    );

    test.each(titles)('%s', (_, key) => {
      const run = runs.get(key);
      const told = run?.diagnostics.map(({ summary, detail, snippet }) =>
        [summary, detail, snippet?.context].filter(Boolean).join('\n'),
      );
      expect({ status: run?.status ?? 'not run', told }).toEqual({ status: 'pass', told: [] });
    });
  },
);
