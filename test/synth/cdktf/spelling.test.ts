import { expect, test } from '@jest/globals';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import {
  Bucket,
  Client,
  LambdaFunction,
  Mount,
  Network,
  S3Files,
} from '../../../cdktf/src/index.ts';
import { type Declared, declaredInputs } from './declared.ts';
import { emptyStack } from './stacks.ts';

type AnyConstruct = new (scope: Construct, id: string, props: never) => Construct;
const CONSTRUCTS: readonly (readonly [module: string, construct: AnyConstruct])[] = [
  ['.', S3Files as AnyConstruct],
  ['modules/bucket', Bucket],
  ['modules/client', Client],
  ['modules/lambda', LambdaFunction],
  ['modules/mount', Mount],
  ['modules/network', Network as AnyConstruct],
];

// Keys that look like attributes of either spelling, and any others. Of "${" Terraform would make an expression.
const key = fc.oneof(
  fc.constantFrom('root_directory', 'rootDirectory', 'kmsKeyArn', 'kms_key_arn', '', 'a/B-c.d'),
  fc.string({ maxLength: 8 }).filter((name) => !/[${]/.test(name) && !(name in {})),
);
const text = fc.string({ maxLength: 8 }).filter((value) => !/[${]/.test(value) && !(value in {}));

/** A value as the props have it and the same as HCL has it. */
interface Pair {
  readonly props: unknown;
  readonly hcl: unknown;
}
const same = (value: unknown): Pair => ({ props: value, hcl: value });

const pairs = (declared: Declared): fc.Arbitrary<Pair> => {
  if (declared === 'string' || declared === 'any') return text.map(same);
  if (declared === 'number') return fc.integer({ min: 0, max: 10_000 }).map(same);
  if (declared === 'bool') return fc.boolean().map(same);
  if ('list' in declared)
    return fc.array(pairs(declared.list), { maxLength: 3 }).map((elements) => ({
      props: elements.map(({ props }) => props),
      hcl: elements.map(({ hcl }) => hcl),
    }));
  if ('map' in declared)
    return fc
      .uniqueArray(fc.tuple(key, pairs(declared.map)), { maxLength: 3, selector: ([name]) => name })
      .map((entries) => both(entries, (name) => name));
  return fc
    .tuple(
      ...Object.entries(declared.object).map(([name, type]) =>
        (typeof type === 'object' && 'optional' in type
          ? fc.option(pairs(type.optional), { nil: same(undefined) })
          : pairs(type)
        ).map((pair): [string, Pair] => [name, pair]),
      ),
    )
    .map((entries) => both(entries, camel));
};

const both = (entries: [string, Pair][], spell: (name: string) => string): Pair => ({
  props: Object.fromEntries(entries.map(([name, { props }]) => [spell(name), props])),
  hcl: Object.fromEntries(
    entries.flatMap(([name, { hcl }]) => (hcl === undefined ? [] : [[name, hcl]])),
  ),
});

const camel = (name: string): string => {
  const [first = '', ...rest] = name.split('_');
  return first + rest.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
};

type Inputs = Record<string, unknown>;

/** Declares every name that is used: the constructs refuse others. */
const declareNames = (drawn: Inputs, spell: (name: string) => string): Inputs => {
  const inputs = structuredClone(drawn);
  const {
    functions = {},
    clients = {},
    network,
  } = inputs as { functions?: Inputs; clients?: Inputs; network: Inputs };
  const policy = (inputs[spell('file_system_policy')] ?? {}) as Inputs;
  const accessPoints = (inputs[spell('access_points')] ?? {}) as Inputs;
  const subnets = network.subnets as Inputs;
  const users = [functions, clients, policy].flatMap((map) => Object.values(map) as Inputs[]);
  for (const user of users) accessPoints[user[spell('access_point')] as string] ??= {};
  for (const { zones } of Object.values(functions) as { zones?: string[] }[])
    for (const zone of zones ?? []) subnets[zone] ??= 'subnet-1';
  for (const zone of Object.keys(network[spell('mount_target_subnets')] ?? {}))
    subnets[zone] ??= 'subnet-1';
  for (const statement of Object.values(policy) as Inputs[]) {
    if (statement.functions) statement.functions = Object.keys(functions);
    if (statement.clients) statement.clients = Object.keys(clients);
  }
  return { ...inputs, [spell('access_points')]: accessPoints };
};

/** A mount's file system comes with its access point. */
const asHandle = ({ fileSystem, accessPoint, ...rest }: Inputs): Inputs => ({
  ...rest,
  accessPoint: { ...(accessPoint as object), id: 'ap-1', ready: { fqn: 'module.a' }, fileSystem },
});

for (const [module, Construct] of CONSTRUCTS)
  test(`whatever ${module} accepts arrives there as it was given`, async () => {
    const adapt: Record<string, (inputs: Inputs, spell: (name: string) => string) => Inputs> = {
      '.': declareNames,
      'modules/mount': (inputs, spell) => (spell === camel ? asHandle(inputs) : inputs),
    };
    const adapted = adapt[module] ?? ((inputs) => inputs);
    fc.assert(
      fc.property(pairs(await declaredInputs(module)), ({ props, hcl }) => {
        const stack = emptyStack();
        new Construct(stack, 'it', adapted(props as Inputs, camel) as never);
        const { '//': _, source: __, ...given } = stack.toTerraform().module.it;
        expect(given).toEqual(adapted(hcl as Inputs, (name) => name));
      }),
      { numRuns: 60 },
    );
  });
