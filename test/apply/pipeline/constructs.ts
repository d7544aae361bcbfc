import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { App, LocalBackend } from 'cdktf';
import { PipelineStack } from '../../../examples/pipeline/stack.ts';
import type { Change } from '../../harness/deployment.ts';
import { AWS_RANGE } from '../../harness/example-stack.ts';
import { terraform } from '../../harness/terraform.ts';
import { changedPaths } from '../hcl/change/plan.ts';
import { MINUTES, type Stage } from './stage.ts';

/** Plans the example's stack on the state that its HCL left; answers what it would change, by address. */
const planOfConstructs = async ({ deployment }: Stage): Promise<Record<string, unknown>> => {
  const outdir = mkdtempSync(join(tmpdir(), 's3files-stack-'));
  try {
    const app = new App({ outdir });
    const stack = new PipelineStack(app, 'pipeline', {
      name: 'order',
      region: 'us-east-1',
      noncurrentVersionExpirationDays: 0,
      exportDrainSeconds: 2,
      bucketReleaseSeconds: 3,
    });
    new LocalBackend(stack, { path: join(deployment.folder, 'terraform.tfstate') });
    stack.addOverride('terraform.required_providers.aws.version', AWS_RANGE);
    app.synth();
    const options = { cwd: join(outdir, 'stacks', 'pipeline'), env: deployment.environment };
    await terraform(['init', '-no-color'], options);
    await terraform(['plan', '-json', '-out=plan.bin'], options);
    const { stdout } = await terraform(['show', '-json', 'plan.bin'], options);
    const { resource_changes, output_changes } = JSON.parse(stdout) as {
      resource_changes: { address: string; change: Omit<Change, 'address'> }[];
      output_changes: Record<string, { actions: string[] }>;
    };
    const changed = resource_changes.filter(({ change }) => change.actions[0] !== 'no-op');
    return Object.fromEntries([
      ...changed.map(({ address, change: { actions, before, after } }) => [
        address,
        { actions, paths: changedPaths(before, after) },
      ]),
      ...Object.entries(output_changes).filter(([, { actions }]) => actions[0] !== 'no-op'),
    ]);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

/** That the same example as constructs means what is there, down to which unknown value goes where. */
export const testConstructs = (stage: () => Stage): void => {
  test(
    'the constructs take over what the HCL made, and change nothing but where the zips lie',
    async () => {
      const update = { actions: ['update'], paths: ['filename', 'last_modified'] };
      const functions = Object.keys(stage().outputs.functions).map((name) => [
        `module.s3files.module.function["${name}"].aws_lambda_function.this`,
        update,
      ]);
      expect(await planOfConstructs(stage())).toEqual(Object.fromEntries(functions));
    },
    2 * MINUTES,
  );
};
