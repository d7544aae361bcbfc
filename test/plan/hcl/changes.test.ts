import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACCESS_POINT_INPUTS, BASE, FUNCTION_INPUTS, ROOT_INPUTS } from './inputs.ts';
import { ModuleUnderTest, type Run } from './module-tests.ts';
import { FUNCTION, merge, reversed, type Scenario, testFile, type Values } from './scenario.ts';

const entries = Object.entries;
const inFunction = (name: string, address: string) => `module.function["${name}"].${address}`;
const ofAccessPoint = (name: string, type: string) =>
  `module.file_system.${type === 'terraform_data.access_point' ? type : `${type}.this`}["${name}"]`;
const keyed = (input: string) => input.replaceAll(/[. ]/g, '_').replaceAll('*', 'any');

/** One function and one access point for each input, with it or without it. */
const each = (given: boolean): Values => ({
  functions: Object.fromEntries(
    entries(FUNCTION_INPUTS).map(([input, { value, without = {} }]) => [
      keyed(input),
      { ...FUNCTION, ...(given ? value : without) },
    ]),
  ),
  access_points: Object.fromEntries(
    entries(ACCESS_POINT_INPUTS).map(([input, { value }]) => [keyed(input), given ? value : {}]),
  ),
});

const rootInputs = (but?: string) =>
  entries(ROOT_INPUTS)
    .filter(([input]) => input !== but)
    .reduce((values, [, { value }]) => merge(values, value), BASE);
const run = (name: string, variables: Values): Scenario => ({ name: keyed(name), variables });
const applied = (variables: Values): Scenario => ({ name: 'base', command: 'apply', variables });

const FILES: Readonly<Record<string, readonly Scenario[]>> = {
  'each-given': [
    applied(merge(BASE, each(false))),
    run('each', merge(BASE, each(true))),
    run('reordered', reversed(merge(BASE, each(false)))),
  ],
  'each-removed': [applied(merge(BASE, each(true))), run('each', merge(BASE, each(false)))],
  given: [
    applied(BASE),
    ...entries(ROOT_INPUTS).map(([input, { value }]) => run(input, merge(BASE, value))),
    run('another function', merge(BASE, { functions: { another: FUNCTION } })),
    run('another access point', merge(BASE, { access_points: { another: {} } })),
  ],
  removed: [
    applied(rootInputs()),
    ...entries(ROOT_INPUTS).map(([input]) => run(input, rootInputs(input))),
  ],
};

let under: ModuleUnderTest;
let runs: Map<string, Run>;
beforeAll(async () => {
  under = await ModuleUnderTest.open('root');
  for (const [name, scenarios] of entries(FILES))
    await under.add(`${name}.tftest.hcl`, testFile(scenarios));
  runs = await under.test(
    Object.keys(FILES).map((name) => `${name}.tftest.hcl`),
    true,
  );
}, 600_000);
afterAll(() => under?.[Symbol.asyncDispose]());

const changesOf = (file: string, name: string): Record<string, string> => {
  const found = runs.get(`${file}.tftest.hcl: ${keyed(name)}`);
  expect(found).toMatchObject({ status: 'pass', diagnostics: [] });
  return Object.fromEntries(
    entries(found!.changes).map(([address, actions]) => [address, actions.join(', ')]),
  );
};

describe.each([
  ['given', 0],
  ['removed', 1],
] as const)('an optional input that is %s is planned', (file, which) => {
  const below = (prefix: string): Record<string, string> =>
    Object.fromEntries(
      entries(changesOf(`each-${file}`, 'each')).filter(([address]) => address.includes(prefix)),
    );

  test.each(entries(FUNCTION_INPUTS))(
    'functions.*.%s, for its function only',
    (input, { effects }) => {
      const expected = entries(effects).map(([address, effect]) => [
        inFunction(keyed(input), address),
        effect[which],
      ]);
      expect(below(`module.function["${keyed(input)}"]`)).toEqual(Object.fromEntries(expected));
    },
  );

  test.each(entries(ACCESS_POINT_INPUTS))(
    'access_points.*.%s, for its access point only',
    (input, { effects }) => {
      const expected = entries(effects).map(([type, effect]) => [
        ofAccessPoint(keyed(input), type),
        effect[which],
      ]);
      expect(below(`["${keyed(input)}"]`)).toMatchObject(Object.fromEntries(expected));
      expect(changesOf(`each-${file}`, 'each')).not.toHaveProperty([
        ofAccessPoint('shared', 'awscc_s3files_access_point'),
      ]);
    },
  );

  test.each(entries(ROOT_INPUTS))('%s', (input, { effects, amongOthers = false }) => {
    const expected = Object.fromEntries(
      entries(effects).map(([address, effect]) => [address, effect[which]]),
    );
    const changes = changesOf(file, input);
    if (amongOthers) expect(changes).toMatchObject(expected);
    else expect(changes).toEqual(expected);
  });
});

describe('maps are keyed, not ordered', () => {
  test('another order changes nothing', () => {
    expect(changesOf('each-given', 'reordered')).toEqual({});
  });

  test('another function touches no other', () => {
    expect(Object.keys(changesOf('given', 'another function')).sort()).toEqual(
      [
        'aws_cloudwatch_log_group.this',
        'aws_iam_role.this[0]',
        'aws_iam_role_policy.execution',
        'aws_iam_role_policy.mount',
        'aws_lambda_function.this',
      ].map((address) => inFunction('another', address)),
    );
  });

  test('another access point touches no other', () => {
    expect(changesOf('given', 'another access point')).toEqual({
      [ofAccessPoint('another', 'terraform_data.access_point')]: 'create',
      [ofAccessPoint('another', 'awscc_s3files_access_point')]: 'create',
    });
  });
});
