import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';

/** A stack as Terraform reads it. */
export interface Synthesised {
  readonly module: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [block: string]: unknown;
}

/** Synthesises one stack, and answers its configuration; `look` sees the folder before it goes. */
export const synthesiseStack = (
  build: (app: App) => TerraformStack,
  look: (folder: string, synthesised: Synthesised) => void = () => {},
): Synthesised => {
  const outdir = mkdtempSync(join(tmpdir(), 's3files-synth-'));
  try {
    const app = new App({ outdir });
    const { node } = build(app);
    app.synth();
    const folder = join(outdir, 'stacks', node.id);
    const synthesised = JSON.parse(
      readFileSync(join(folder, 'cdk.tf.json'), 'utf8'),
    ) as Synthesised;
    look(folder, synthesised);
    return synthesised;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

/** An empty stack for what is read before any synthesis. Its app makes a folder all the same. */
export const emptyStack = (): TerraformStack => {
  const outdir = mkdtempSync(join(tmpdir(), 's3files-synth-'));
  const stack = new TerraformStack(new App({ outdir }), 'stack');
  rmSync(outdir, { recursive: true, force: true });
  return stack;
};

/** Synthesises what `build` puts into an empty stack. */
export const synthesise = (
  build: (stack: TerraformStack) => void,
  look?: (folder: string, synthesised: Synthesised) => void,
): Synthesised =>
  synthesiseStack((app) => {
    const stack = new TerraformStack(app, 'stack');
    build(stack);
    return stack;
  }, look);

/** The arguments of the stack's only module, without what cdktf adds. */
export const onlyModule = (build: (stack: TerraformStack) => void): Record<string, unknown> => {
  const modules = Object.values(synthesise(build).module);
  if (modules.length !== 1) throw new Error(`expected one module, got ${modules.length}`);
  const { '//': _, source: __, ...inputs } = modules[0] as Record<string, unknown>;
  return inputs;
};

/** The least that S3Files takes. */
export const least = {
  name: 'notes',
  network: {
    vpcId: 'vpc-01234567',
    subnets: { 'eu-west-1a': 'subnet-01234567', 'eu-west-1b': 'subnet-01234568' },
  },
} as const;

/** An expression as Terraform's JSON has it. */
export const tf = (expression: string): string => `\${${expression}}`;

/** The same as HCL has it. */
export const leastInHcl = {
  name: 'notes',
  network: {
    vpc_id: 'vpc-01234567',
    subnets: { 'eu-west-1a': 'subnet-01234567', 'eu-west-1b': 'subnet-01234568' },
  },
} as const;
