import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { type Change, Deployment } from '../../harness/deployment.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { ACCESS_POINT_INPUTS } from '../../plan/hcl/inputs.ts';
import { attributeOf } from './change-inputs.ts';
import {
  accessPointOf,
  callName,
  configuration,
  FUNCTIONS,
  INSTANCES,
  type When,
} from './change-instances.ts';
import { changedPaths, effectsOf, labelOf } from './change-plan.ts';
import { type Effect, type Row, Rows, readRows } from './change-table.ts';

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

type Scope = (address: string) => boolean;
const labelIn = (effect: Effect) => effect.split(' ').at(-1) as string;
const seen = new Set<string>();
const key = (row: Row, effect: Effect) => `${row.edits[0]}: ${effect}`;

/** What the table says of these edits, as far as it concerns resources that are there; what a row says itself goes before what it includes. */
const expected = (edits: readonly string[], scope: Scope, when: When): Effect[] => {
  const labels = new Set(addresses.filter(scope).map(labelOf));
  const effects = edits.flatMap((edit) => {
    const [own, ...included] = table.of(edit) as [Row, ...Row[]];
    if (own.onlyGiven && when === 'before') return [];
    const ownLabels = own.effects.map(labelIn);
    return [own, ...included].flatMap((row) =>
      row.effects
        .filter((effect) => row === own || !ownLabels.includes(labelIn(effect)))
        .filter((effect) => labels.has(labelIn(effect)))
        .map((effect) => {
          seen.add(key(row, effect));
          return effect;
        }),
    );
  });
  return [...new Set(effects)].sort();
};

const inCall = (name: string, when: When) => (address: string) =>
  address.startsWith(`module.${callName(name, when)}.`);
const planned = (scope: Scope, when: When) =>
  effectsOf(
    changes.filter(({ address }) => scope(address)),
    when,
  );

const DIRECTIONS = [
  ['given', 'later'],
  ['taken away', 'before'],
] as const;

describe.each(DIRECTIONS)('an input that is %s does what the page says', (_, when) => {
  const roots = Object.entries(INSTANCES).filter(([name]) => name !== 'each');
  test.each(roots.map(([name, { inputs }]) => [inputs.join(', '), name, inputs] as const))(
    '%s',
    (_inputs, name, inputs) => {
      const scope = inCall(name, when);
      expect(planned(scope, when)).toEqual(expected(inputs, scope, when));
    },
  );

  const ofFunction = (name: string) => (address: string) =>
    inCall('each', when)(address) && address.includes(`.module.function["${name}"].`);
  test.each(Object.entries(FUNCTIONS))('functions.*, function %s: %p', (name, inputs) => {
    const scope = ofFunction(name);
    const paths = inputs.map((input) => `functions.*.${input}`);
    expect(planned(scope, when)).toEqual(expected(paths, scope, when));
  });

  // Several inputs update the same function, each has to be part of it.
  const updates = Object.entries(FUNCTIONS).flatMap(([name, inputs]) =>
    inputs
      .filter((input) =>
        table.of(`functions.*.${input}`)[0]?.effects.includes('in place aws_lambda_function'),
      )
      .map((input) => [input, name] as const),
  );
  test.each(updates)('functions.*.%s changes its attribute of the function', (input, name) => {
    const change = changes.find(
      ({ address, type }) => ofFunction(name)(address) && type === 'aws_lambda_function',
    );
    const changed = changedPaths(change?.before, change?.after).filter((path) =>
      `${path}.`.startsWith(`${attributeOf(input)}.`),
    );
    const isNoticed = when === 'later' || !table.of(`functions.*.${input}`)[0]?.onlyGiven;
    expect(changed.length > 0).toBe(isNoticed);
  });

  test.each(Object.keys(ACCESS_POINT_INPUTS))('access_points.*.%s', (input) => {
    const name = accessPointOf(input);
    const isMounted = addresses.some(ofFunction(`on_${name}`));
    const scope = (address: string) =>
      ofFunction(`on_${name}`)(address) ||
      (inCall('each', when)(address) &&
        (address.endsWith(`.awscc_s3files_access_point.this["${name}"]`) ||
          (input === 'posix_user.uid' && address.includes('awscc_s3files_file_system_policy'))));
    expect(isMounted).toBe(['posix_user.uid', 'tags'].includes(input));
    expect(planned(scope, when)).toEqual(expected([`access_points.*.${input}`], scope, when));
  });
});

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
  const unseen = rows.flatMap((row) =>
    row.effects.map((effect) => key(row, effect)).filter((one) => !seen.has(one)),
  );
  expect(unseen).toEqual([]);
});

test('every edit in the table was made', () => {
  const made = [
    ...Object.values(INSTANCES).flatMap(({ inputs }) => inputs),
    ...Object.values(FUNCTIONS).flatMap((inputs) => inputs.map((input) => `functions.*.${input}`)),
    ...Object.keys(ACCESS_POINT_INPUTS).map((input) => `access_points.*.${input}`),
  ];
  const phrases = rows.flatMap(({ includes }) => includes);
  const edits = rows.flatMap((row) => row.edits);
  expect(edits.filter((edit) => !made.includes(edit) && !phrases.includes(edit))).toEqual([]);
});
