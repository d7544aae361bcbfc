import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CONSTRUCTS,
  refusedByConstruct,
} from '../../../synth/cdktf/rules/refused-by-constructs.ts';
import { ModuleUnderTest, testFiles } from '../module-tests.ts';
import { testFile } from '../scenario.ts';
import { REFUSALS, type Refusals } from './refusals/all.ts';
import { MODULES, providersOf, rulesOf, type Told, toldBy } from './rules.ts';

/** Rules that need more than input to be broken → the run of the module's own test file that does. */
const BROKEN_ELSEWHERE: Readonly<Record<string, string>> = {
  "${var.name}: at most 50 tags are allowed, Name and the provider's default_tags":
    'more_tags_than_a_file_system_takes_are_refused',
};

const told = new Map<Refusals, readonly Told[]>();

describe.each(MODULES)(
  'what AWS would refuse in the middle of apply is refused at plan: %s',
  (module) => {
    let under: ModuleUnderTest;
    const refusals = REFUSALS.filter((each) => (each.module ?? 'root') === module);
    const file = (n: number) => `refusals-${n}.tftest.hcl`;

    beforeAll(async () => {
      under = await ModuleUnderTest.open(module);
      for (const [n, { variables }] of refusals.entries())
        await under.add(file(n), testFile([{ name: 'refused', variables }], providersOf(module)));
      const runs = await under.test(refusals.map((_, n) => file(n)));
      for (const [n, each] of refusals.entries())
        told.set(each, toldBy(module, runs.get(`${file(n)}: refused`)?.diagnostics ?? []));
    }, 600_000);
    afterAll(() => under?.[Symbol.asyncDispose]());

    describe.each(refusals.map((each) => ({ ...each, each })))('$title', ({ messages, each }) => {
      test.each(messages.map(([says, ...values]) => ({ says, values })))(
        '"$says …" names the value',
        ({ says, values }) => {
          const found = told.get(each)!.filter(({ message }) => message.startsWith(says));
          expect(found).toHaveLength(1);
          for (const value of values) expect(found[0]!.message).toContain(value);
        },
      );

      // The s3files module has none.
      if (module in CONSTRUCTS)
        test('its construct refuses in the same words', async () => {
          const words = told.get(each)!.map(({ message }) => message);
          for (const message of await refusedByConstruct(module, each.variables)) {
            const pattern = message
              .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
              .replaceAll('\\(known after apply\\)', '.+');
            expect(words).toContainEqual(expect.stringMatching(new RegExp(`^${pattern}$`)));
          }
        });

      test('and nothing else is refused', () => {
        const others = told
          .get(each)!
          .filter(({ message }) => !messages.some(([says]) => message.startsWith(says)));
        expect(others).toEqual([]);
      });
    });
  },
);

test('every rule of every module is broken by one of these', () => {
  const runs = testFiles('s3files').flatMap(({ runs: names }) => names);
  const elsewhere = Object.entries(BROKEN_ELSEWHERE).filter(([, run]) => runs.includes(run));
  const broken = new Set([...told.values()].flat().map(({ rule }) => rule));
  const never = rulesOf()
    .filter(({ rule }) => !broken.has(rule))
    .filter(({ message }) => !elsewhere.some(([begins]) => message.startsWith(begins)))
    .map(({ file, message }) => `${file}: ${message}`);
  expect(never).toEqual([]);
});
