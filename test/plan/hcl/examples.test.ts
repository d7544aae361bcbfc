import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ModuleUnderTest, ROOT, type Run } from './module-tests.ts';
import { testFile } from './scenario.ts';

const examples = readdirSync(join(ROOT, 'examples')).filter((name) =>
  existsSync(join(ROOT, 'examples', name, 'main.tf')),
);

describe.each(examples)('example %s', (name) => {
  let under: ModuleUnderTest;
  let runs: Map<string, Run>;

  beforeAll(async () => {
    under = await ModuleUnderTest.open(`examples/${name}`);
    await under.add('plan.tftest.hcl', testFile([{ name: 'plan', variables: {} }]));
    runs = await under.test([], true);
  }, 300_000);
  afterAll(() => under?.[Symbol.asyncDispose]());

  test('is planned without a warning, with nothing but its name to give', () => {
    expect(runs.get('plan.tftest.hcl: plan')).toMatchObject({ status: 'pass', diagnostics: [] });
  });

  test('plans a file system with its mount targets and a function that mounts it', () => {
    const types = Object.keys(runs.get('plan.tftest.hcl: plan')!.changes).map(
      (address) => /([a-z0-9_]+)\.this(?:\[[^\]]*\])?$/.exec(address)?.[1],
    );
    expect(types).toEqual(
      expect.arrayContaining([
        'awscc_s3files_file_system',
        'awscc_s3files_mount_target',
        'aws_lambda_function',
      ]),
    );
    expect(types).not.toContain('aws_nat_gateway');
  });
});
