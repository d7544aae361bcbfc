import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ModuleUnderTest, type Run } from '../module-tests.ts';
import { MOCKS } from '../scenario.ts';
import { type Block, blocksOf, configuration, folderOf, pages, zipsIn } from './documents.ts';
import { LAMBDA_MODULE } from './preamble.ts';

// Existing resources are adopted by an apply (test/apply): what a block there imports has to be there.
const blocks = pages()
  .filter((page) => page !== 'docs/adopting.md')
  .flatMap(blocksOf);
const FIRST = 'readme_1';
const WRONG: Block = {
  page: 'wrong.md',
  number: 1,
  text: 'network = { vpc_id = aws_vpc.mian.id, subnets = { eu-west-1a = aws_subnet.a.id } }\n',
};

let under: ModuleUnderTest;
let runs: Map<string, Run>;
let changes: readonly string[];

// One folder and one test file for each block, all below one configuration: they share an init.
beforeAll(async () => {
  const files: Record<string, string> = { 'blocks/lambda/main.tf': LAMBDA_MODULE };
  for (const block of [...blocks, WRONG]) {
    const name = folderOf(block);
    files[`blocks/${name}/main.tf`] = configuration(block.text, 4);
    files[`tests/${name}.tftest.hcl`] =
      `${MOCKS}\nrun "plan" {\n  command = plan\n\n  module {\n    source = "./blocks/${name}"\n  }\n}\n`;
    for (const path of zipsIn(block.text)) files[path] = '';
  }
  under = await ModuleUnderTest.open('examples/minimal', '', files);
  runs = await under.test();
  const first = await under.test([`${FIRST}.tftest.hcl`], true);
  changes = Object.keys(first.get(`${FIRST}.tftest.hcl: plan`)?.changes ?? {});
}, 600_000);
afterAll(() => under?.[Symbol.asyncDispose]());

test('a block that refers to nothing fails', () => {
  const run = runs.get(`${folderOf(WRONG)}.tftest.hcl: plan`);
  const said = run?.diagnostics.map(({ detail }) => detail).join('\n');
  expect([run?.status, said]).toEqual(['error', expect.stringContaining('"mian"')]);
});

test('there are blocks to plan', () => {
  expect(new Set(blocks.map(({ page }) => page)).size).toBeGreaterThan(6);
});

test.each(blocks.map((block) => [block.page, block.number, block] as const))(
  '%s: block %i is planned without a warning',
  (_page, _number, block) => {
    const run = runs.get(`${folderOf(block)}.tftest.hcl: plan`);
    const said = run?.diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`);
    expect({ status: run?.status, said }).toEqual({ status: 'pass', said: [] });
  },
);

test('the smallest use makes two functions, and no NAT', () => {
  expect(changes).toEqual(
    expect.arrayContaining([
      'module.s3files.module.function["write"].aws_lambda_function.this',
      'module.s3files.module.function["read"].aws_lambda_function.this',
    ]),
  );
  expect(changes.filter((address) => /nat_gateway|internet_gateway/.test(address))).toEqual([]);
});
