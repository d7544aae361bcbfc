import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { tf } from '../../synth/cdktf/stacks.ts';
import { differences } from '../differences.ts';
import { EXAMPLES, type Spelling, Twins } from './twins.ts';

// No list: an example that is added is compared as well.
const examples = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let aws: TestAws;
const planned = new Map<string, Promise<Twins>>();
/** Planned once, for whoever asks first. */
const twinsOf = (example: string): Promise<Twins> => {
  const twins = planned.get(example) ?? Twins.plan(aws, example);
  planned.set(example, twins);
  return twins;
};
beforeAll(async () => {
  aws = await startTestAws();
}, 120_000);
afterAll(async () => {
  for (const twins of await Promise.allSettled(planned.values()))
    if (twins.status === 'fulfilled') await twins.value[Symbol.asyncDispose]();
  await aws?.[Symbol.asyncDispose]();
});

/** What differs between the HCL of an example and a stack, one line each. */
const told = ({ hcl }: Twins, constructs: Spelling): string[] =>
  differences(hcl.plan, constructs.plan, '', ['main.tf', 'stack.ts']);

/** The lines that there must be: each zip lies in another folder, and what is in it is the same. */
const zipsOf = ({ hcl }: Twins) =>
  Object.entries(hcl.plan.resources)
    .filter(([, { after }]) => after?.filename)
    .map(([address]) =>
      expect.stringMatching(
        `^\\.resources\\.${escaped(address)}\\.after\\.filename: main\\.tf "\\./dist/\\S+\\.zip", stack\\.ts "assets/\\S+\\.zip"$`,
      ),
    );

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe.each(examples)('examples/%s, as HCL and as constructs,', (example) => {
  let twins: Twins;
  beforeAll(async () => {
    twins = await twinsOf(example);
  }, 300_000);

  test('is planned to the same resources and outputs, with the same values', () => {
    expect(told(twins, twins.constructs)).toEqual(zipsOf(twins));
    expect(zipsOf(twins).length).toBeGreaterThan(0);
  });

  test('asks for the same providers, but for the one version of aws that bindings are made from', () => {
    const { hcl, constructs, pin } = twins;
    expect(constructs.providers).toEqual(hcl.providers);
    expect(Object.keys(hcl.providers)).toContain('registry.terraform.io/hashicorp/awscc');
    // Within the range of the module: >= 5.100, < 7.
    expect(pin).toMatch(/^(5\.\d{3}|6\.\d+)\.\d+$/);
  });

  test('is planned without a warning', () => {
    expect([twins.hcl.warnings, twins.constructs.warnings]).toEqual([[], []]);
  });
});

test('whatever differs is told, with its address and what each spelling says', async () => {
  const twins = await twinsOf('minimal');
  const changed = await twins.planChanged(({ module, resource, output }) => {
    module.s3files.functions.hello!.memory_size = 1024;
    delete resource.aws_subnet!.b!.timeouts;
    // As unknown as the right one before there is a VPC: only what is referred to tells them apart.
    resource.aws_vpc_endpoint!.s3!.route_table_ids = [tf('aws_vpc.main.default_route_table_id')];
    resource.aws_eip = { extra: { domain: 'vpc' } };
    output.bucket!.description = 'The bucket.';
    delete output.functions;
  });
  expect(told(twins, changed)).toEqual(
    expect.arrayContaining([
      '.resources.module.s3files.module.function["hello"].aws_lambda_function.this.after.memory_size: main.tf 512, stack.ts 1024',
      '.resources.aws_subnet.b.after.timeouts: main.tf {"create":null,"delete":"45m"}, stack.ts null',
      expect.stringMatching(/^\.resources\.aws_eip\.extra: main\.tf nothing, stack\.ts \{/),
      '.references.aws_vpc_endpoint.s3.route_table_ids.1: main.tf "aws_vpc.main.main_route_table_id", stack.ts "aws_vpc.main.default_route_table_id"',
      '.outputs.bucket.description: main.tf "Name of the bucket that the files are exported to.", stack.ts "The bucket."',
      expect.stringMatching(/^\.outputs\.functions: main\.tf \{.*\}, stack\.ts nothing$/),
    ]),
  );
}, 120_000);
