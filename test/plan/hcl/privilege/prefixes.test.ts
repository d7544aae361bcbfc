import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PolicyDocument } from '../../../../local-aws/iam/policy.ts';
import { ModuleUnderTest } from '../module-tests.ts';
import { type Scenario, testFile } from '../scenario.ts';
import { decide } from './probe.ts';

// What IAM reads as something else than itself, or a person might mean as such.
const piece = fc.constantFrom(
  '*',
  '?',
  '$',
  '${',
  '}',
  'a',
  'b',
  ' ',
  ':',
  "'",
  ',',
  '.',
  '/',
  'ä',
  '%',
);
const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
const shown = fc.record({
  prefix: text.map((prefix) => `${prefix}/`),
  root_directory: fc.constantFrom('/', '/a', '/a b/c', '/b.c'),
});

const HAND_PICKED = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable as IAM reads it.
  ...['a*/', 'a?b/', '$/', '${*}/', '${aws:username}/', "${a, '*'}/", '*/', '?/'],
].map((prefix) => ({ prefix, root_directory: '/a' }));

const SEED = 20_261_123;
const all = [...HAND_PICKED, ...fc.sample(shown, { numRuns: 16, seed: SEED })].map(
  (each, index) => ({ ...each, name: `p${index}` }),
);

/** Keys that begin with a prefix, nearly do, or do not. */
const keyNear = (prefix: string): fc.Arbitrary<string> =>
  fc.oneof(
    text.map((rest) => prefix + rest),
    text,
    fc
      .tuple(fc.nat(prefix.length - 1), text, text)
      .map(([at, middle, rest]) => prefix.slice(0, at) + middle + prefix.slice(at + 1) + rest),
    fc.tuple(fc.nat(prefix.length - 1), text).map(([at, rest]) => prefix.slice(0, at) + rest),
  );

let policies: Readonly<Record<string, PolicyDocument>>;
beforeAll(async () => {
  const variables = { shown: Object.fromEntries(all.map(({ name, ...each }) => [name, each])) };
  await using under = await ModuleUnderTest.open(
    'test/plan/hcl/privilege/prefixes',
    undefined,
    // JSON, in which no text is a template.
    { 'terraform.tfvars.json': JSON.stringify(variables) },
  );
  const scenario: Scenario = { name: 'any', command: 'apply', variables: {} };
  await under.add('any.tftest.hcl', testFile([scenario]));
  const run = (await under.test([], true)).get('any.tftest.hcl: any');
  expect(run?.diagnostics).toEqual([]);
  policies = Object.fromEntries(
    Object.entries(run?.resources ?? {}).flatMap(([address, { policy }]) =>
      address.includes('aws_iam_role_policy.') ? [[address, JSON.parse(policy as string)]] : [],
    ),
  );
}, 300_000);

/** Whether a role with a policy may do something with an object. */
const may = (address: string, action: string, key: string): boolean => {
  const policy = policies[address];
  if (!policy) throw new Error(`no policy at ${address}`);
  const role = { arn: 'arn:aws:iam::111122223333:role/any', identity: [policy] };
  const context = { 'aws:username': 'a' };
  return decide(role, { action, resource: `arn:aws:s3:::files/${key}`, context }) === 'allowed';
};

test.each(all)(
  'the service role of prefix $prefix reaches what begins with it and nothing else',
  ({ name, prefix }) => {
    const address = `module.file_system["${name}"].aws_iam_role_policy.service[0]`;
    fc.assert(
      fc.property(keyNear(prefix), fc.constantFrom('s3:GetObject', 's3:PutObject'), (key, action) =>
        expect(may(address, action, key)).toBe(key.startsWith(prefix)),
      ),
    );
  },
);

test.each(all)(
  'direct reads of prefix $prefix and root directory $root_directory stay below both',
  ({ name, prefix, root_directory }) => {
    const below = root_directory === '/' ? prefix : `${prefix}${root_directory.slice(1)}/`;
    const address = `module.client["${name}"].aws_iam_role_policy.mount`;
    fc.assert(
      fc.property(keyNear(below), (key) => {
        expect(may(address, 's3:GetObject', key)).toBe(key.startsWith(below));
        expect(may(address, 's3:PutObject', key)).toBe(false);
      }),
    );
  },
);
