import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ModuleUnderTest, ROOT } from './module-tests.ts';
import { testFile } from './scenario.ts';

// The block as a user would paste it, but for the address of the module and packages that exist.
const asPasted = (): string => {
  const [, block = ''] =
    /```hcl\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  return [
    'terraform {',
    '  required_providers {',
    '    aws   = { source = "hashicorp/aws" }',
    '    awscc = { source = "hashicorp/awscc" }',
    '  }',
    '}',
    block
      .replaceAll('…/s3files/aws//', '../../')
      .replaceAll('…/s3files/aws', '../..')
      .replaceAll(/dist\/(write|read)\.zip/g, 'dist/hello.zip'),
  ].join('\n');
};

test('the smallest use in the README is planned without a warning: two functions, and no NAT', async () => {
  const under = await ModuleUnderTest.open('examples/minimal', asPasted());
  try {
    await under.add('plan.tftest.hcl', testFile([{ name: 'plan', variables: {} }]));
    const run = (await under.test([], true)).get('plan.tftest.hcl: plan');
    expect(run).toMatchObject({ status: 'pass', diagnostics: [] });
    const addresses = Object.keys(run?.changes ?? {});
    expect(addresses).toEqual(
      expect.arrayContaining([
        'module.s3files.module.function["write"].aws_lambda_function.this',
        'module.s3files.module.function["read"].aws_lambda_function.this',
      ]),
    );
    expect(addresses.filter((address) => /nat_gateway|internet_gateway/.test(address))).toEqual([]);
  } finally {
    await under[Symbol.asyncDispose]();
  }
}, 300_000);
