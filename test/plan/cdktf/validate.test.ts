import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { App, type TerraformStack } from 'cdktf';
import { MinimalStack } from '../../../examples/minimal/stack.ts';
import { PipelineStack } from '../../../examples/pipeline/stack.ts';
import { type Providers, supplyProviders } from '../../../local-aws/providers/supply.ts';
import { nowhere } from '../../harness/nowhere.ts';
import { terraform } from '../../harness/terraform.ts';

const outdir = mkdtempSync(join(tmpdir(), 's3files-stacks-'));
let providers: Providers;
beforeAll(async () => {
  // Validating calls no endpoint.
  providers = await supplyProviders(nowhere);
});
afterAll(async () => {
  await providers.close();
  rmSync(outdir, { recursive: true, force: true });
});

const STACKS: readonly (readonly [string, (app: App) => TerraformStack])[] = [
  ['minimal', (app) => new MinimalStack(app, 'minimal')],
  ['pipeline', (app) => new PipelineStack(app, 'pipeline', { region: 'eu-west-1' })],
];

for (const [name, build] of STACKS)
  test(`Terraform accepts the stack of the ${name} example`, async () => {
    const app = new App({ outdir });
    // The bindings ask for exactly the version that they were made from; the module takes this range.
    build(app).addOverride('terraform.required_providers.aws.version', '>= 5.100, < 7');
    app.synth();
    const options = {
      cwd: join(outdir, 'stacks', name),
      env: { PATH: process.env.PATH, HOME: outdir, ...providers.environment },
    };
    await terraform(['init', '-backend=false', '-no-color'], options);
    const { stdout } = await terraform(['validate', '-json'], options);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, error_count: 0, warning_count: 0 });
  }, 120_000);
