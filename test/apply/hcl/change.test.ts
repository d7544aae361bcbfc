import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { type Change, Deployment } from '../../harness/deployment.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { CASES, ofFunction, type Scope } from './change/cases.ts';
import { FUNCTIONS } from './change/each.ts';
import { attributeOf } from './change/inputs.ts';
import { configuration, type When } from './change/instances.ts';
import { changedPaths, effectsOf, labelOf } from './change/plan.ts';
import { type Effect, type Row, Rows, readRows } from './change/table.ts';

const HANDLERS = fileURLToPath(new URL('change/handlers', import.meta.url));
const rows = readRows();
const table = new Rows(rows);

let aws: TestAws;
let deployment: Deployment;
let changes: readonly Change[];
let addresses: readonly string[];

// One apply and one plan for everything: half of the calls get their inputs in that plan, the other half lose them. Never destroyed, because the whole
// local AWS goes away.
beforeAll(async () => {
  aws = await startTestAws({ region: 'eu-west-1', timeScale: 0 });
  deployment = await Deployment.open({
    configuration: 'test/apply/hcl/change',
    target: aws.local,
    providers: aws.providers,
  });
  const modules = join(deployment.folder, 'modules.tf.json');
  await bundleHandlers(HANDLERS, join(deployment.folder, 'dist'));
  await writeFile(modules, configuration('first'));
  await deployment.init();
  await deployment.apply('-parallelism=20');
  await writeFile(modules, configuration('second'));
  ({ changes } = await deployment.plan('-parallelism=20'));
  const before = await deployment.resources();
  addresses = [...new Set([...before, ...changes.map(({ address }) => address)])];
}, 600_000);
afterAll(async () => {
  await deployment?.discard();
  await aws?.[Symbol.asyncDispose]();
}, 60_000);

const UPDATED: Effect = 'in place aws_lambda_function';
const rowOf = (edit: string): Row => table.of(edit)[0] as Row;
const labelIn = (effect: Effect) => effect.split(' ').at(-1) as string;

/** Effects that the page tells of an edit, as far as they concern resources that are there; what a row says itself goes before what it includes. */
const told = (edit: string, scope: Scope, when: When): { row: Row; effect: Effect }[] => {
  const labels = new Set(addresses.filter(scope).map(labelOf));
  const [own, ...included] = table.of(edit) as [Row, ...Row[]];
  if (own.onlyGiven && when === 'before') return [];
  const ownLabels = own.effects.map(labelIn);
  return [own, ...included].flatMap((row) =>
    row.effects
      .filter((effect) => row === own || !ownLabels.includes(labelIn(effect)))
      .filter((effect) => labels.has(labelIn(effect)))
      .map((effect) => ({ row, effect })),
  );
};

describe.each([
  ['given', 'later'],
  ['taken away', 'before'],
] as const)('an input that is %s does what the page says', (_, when) => {
  test.each(CASES.map(([edits, scope]) => [edits.join(', '), edits, scope(when)] as const))(
    '%s',
    (_title, edits, scope) => {
      const planned = changes.filter(({ address }) => scope(address));
      const expected = edits.flatMap((edit) => told(edit, scope, when).map(({ effect }) => effect));
      expect(effectsOf(planned, when)).toEqual([...new Set(expected)].sort());
    },
  );

  // Several inputs update the same function: each has to be part of it.
  const updates = Object.entries(FUNCTIONS).flatMap(([name, inputs]) =>
    inputs
      .filter((input) => rowOf(`functions.*.${input}`).effects.includes(UPDATED))
      .map((input) => [input, name] as const),
  );
  test.each(updates)('functions.*.%s is seen in its attribute of the function', (input, name) => {
    const change = changes.find(
      ({ address, type }) => ofFunction(name, when)(address) && type === 'aws_lambda_function',
    );
    const changed = changedPaths(change?.before, change?.after).filter((path) =>
      `${path}.`.startsWith(`${attributeOf(input)}.`),
    );
    const isNoticed = when === 'later' || !rowOf(`functions.*.${input}`).onlyGiven;
    expect(changed.length > 0).toBe(isNoticed);
  });
});

test.each(CASES.map(([edits]) => [edits] as const))(
  'no two of %p can be taken for each other',
  (edits) => {
    const effects = edits.flatMap((edit) => table.of(edit).flatMap((row) => row.effects));
    const shared = effects.filter((effect, i) => effects.indexOf(effect) < i);
    expect(shared.filter((effect) => effect !== UPDATED)).toEqual([]);
  },
);

test('nothing else changes', () => {
  const others = changes.filter(
    ({ address, actions }) =>
      actions[0] !== 'read' &&
      (!address.startsWith('module.') ||
        (address.startsWith('module.each-') &&
          !/module\.function\[|access_point|file_system_policy/.test(address))),
  );
  expect(others.map(({ address }) => address)).toEqual([]);
});

test('every effect in the table is one that was planned', () => {
  const seen = CASES.flatMap(([edits, scope]) =>
    edits.flatMap((edit) => told(edit, scope('later'), 'later')),
  );
  const unseen = rows.flatMap((row) =>
    row.effects
      .filter((effect) => !seen.some((one) => one.row === row && one.effect === effect))
      .map((effect) => `${row.edits[0]}: ${effect}`),
  );
  expect(unseen).toEqual([]);
});

test('every edit in the table was made', () => {
  const made = CASES.flatMap(([edits]) => edits);
  const phrases = rows.flatMap(({ includes }) => includes);
  const edits = rows.flatMap((row) => row.edits);
  expect(edits.filter((edit) => !made.includes(edit) && !phrases.includes(edit))).toEqual([]);
});
