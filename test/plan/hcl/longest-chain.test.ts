import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ModuleUnderTest } from './module-tests.ts';
import { FUNCTION, LEAST, testFile } from './scenario.ts';

// What an apply of one access point with one function does one after the other, however many things it does side by side.
const STATED = [
  'module.file_system.terraform_data.account',
  'module.bucket.aws_s3_bucket.this',
  'module.bucket.aws_s3_bucket_ownership_controls.this',
  'module.bucket.aws_s3_bucket_policy.this',
  'module.file_system.aws_iam_role_policy.service',
  'module.file_system.terraform_data.release',
  'module.file_system.awscc_s3files_file_system.this',
  'module.file_system.awscc_s3files_access_point.this',
  'module.file_system.terraform_data.drain',
  'module.function.aws_iam_role_policy.mount',
  'module.function.aws_lambda_function.this',
];

let under: ModuleUnderTest;
let dependencies: Map<string, string[]>;
let created: Set<string>;
beforeAll(async () => {
  under = await ModuleUnderTest.open('root');
  dependencies = await under.dependencies();
  await under.add(
    'one-function.tftest.hcl',
    testFile([{ name: 'one_function', variables: { ...LEAST, functions: { one: FUNCTION } } }]),
  );
  const runs = await under.test(['one-function.tftest.hcl'], true);
  const run = runs.get('one-function.tftest.hcl: one_function');
  if (run?.status !== 'pass')
    throw new Error(`the plan failed: ${run?.diagnostics.map(({ detail }) => detail).join('\n')}`);
  created = new Set(Object.keys(run.changes).map(withoutKeys));
}, 300_000);
afterAll(() => under?.[Symbol.asyncDispose]());

const withoutKeys = (address: string): string => address.replace(/\[[^\]]*\]/g, '');

/** First to last. What is not created lengthens nothing: a data source, a policy that nobody asked for. */
const longestChainTo = (address: string, known: Map<string, string[]>): string[] => {
  const before = known.get(address);
  if (before) return before;
  const longest = (dependencies.get(address) ?? [])
    .map((needed) => longestChainTo(needed, known))
    .reduce((one, other) => (other.length > one.length ? other : one), []);
  const chain = created.has(address) ? [...longest, address] : longest;
  known.set(address, chain);
  return chain;
};

test('each resource of the stated chain is created, and only after the one before it', () => {
  const known = new Map<string, string[]>();
  const positions = STATED.map((address) => longestChainTo(address, known).length);
  expect(STATED.filter((address) => !created.has(address))).toEqual([]);
  expect(positions).toEqual(STATED.map((_, i) => i + 1));
});

test('no chain of an apply is longer than the stated one', () => {
  const known = new Map<string, string[]>();
  const longer = [...created]
    .map((address) => longestChainTo(address, known))
    .filter((chain) => chain.length > STATED.length);
  expect(longer).toEqual([]);
});
