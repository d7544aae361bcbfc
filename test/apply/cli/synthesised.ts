import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  App,
  CloudBackend,
  NamedCloudWorkspace,
  S3Backend,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
import type { Construct } from 'constructs';

/** Where the user's stacks keep their state. */
export const BACKENDS = {
  local: () => {},
  s3: (stack) =>
    new S3Backend(stack, { bucket: 'real', key: `${stack.node.id}.tfstate`, region: 'eu-west-1' }),
  cloud: (stack) =>
    new CloudBackend(stack, {
      organization: 'real',
      workspaces: new NamedCloudWorkspace(stack.node.id),
    }),
} satisfies Record<string, (stack: TerraformStack) => unknown>;

class Kept extends TerraformResource {
  readonly #input: string;

  constructor(scope: Construct, input: string) {
    super(scope, 'kept', { terraformResourceType: 'terraform_data' });
    this.#input = input;
  }

  protected override synthesizeAttributes() {
    return { input: this.#input };
  }
}

/** Synthesises two stacks of a project, of which the second reads what the first has made. */
export const synthesise = (project: string, backend: keyof typeof BACKENDS): void => {
  const outdir = join(project, 'cdktf.out');
  rmSync(outdir, { recursive: true, force: true });
  writeFileSync(join(project, 'cdktf.json'), '{ "app": "true" }');
  const app = new App({ outdir });
  const first = new TerraformStack(app, 'first');
  const made = new Kept(first, 'made by the first');
  const second = new TerraformStack(app, 'second');
  new TerraformOutput(second, 'read', { value: made.getStringAttribute('output') });
  for (const stack of [first, second]) BACKENDS[backend](stack);
  app.synth();
};
