import { join } from 'node:path';
import { environmentFor } from '../../../local-aws/environment.ts';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { AWS_RANGE, ExampleStack, type StackJson } from '../../harness/example-stack.ts';
import type { TestAws } from '../../harness/local.ts';
import { terraform } from '../../harness/terraform.ts';
import { type Planned, planned } from './planned.ts';

export const EXAMPLES = join(import.meta.dirname, '../../../examples');

/** One spelling of an example: what Terraform plans, what it warns of, and which providers it asks for. */
export interface Spelling {
  readonly plan: Planned;
  readonly warnings: readonly string[];
  /** Provider → every constraint on its version, by whichever module. */
  readonly providers: Readonly<Record<string, readonly string[]>>;
}

/** Both spellings of an example. */
export class Twins implements AsyncDisposable {
  readonly hcl: Spelling;
  readonly constructs: Spelling;
  /** The version of hashicorp/aws that the stack asks for by itself. */
  readonly pin: string | undefined;
  readonly #aws: TestAws;
  readonly #stack: ExampleStack;

  private constructor(
    aws: TestAws,
    stack: ExampleStack,
    pin: string | undefined,
    [hcl, constructs]: readonly [Spelling, Spelling],
  ) {
    this.#aws = aws;
    this.#stack = stack;
    this.pin = pin;
    this.hcl = hcl;
    this.constructs = constructs;
  }

  static async plan(aws: TestAws, example: string): Promise<Twins> {
    const stack = await ExampleStack.synthesise(example);
    const before = await stack.change(({ terraform: { required_providers, backend } }) => {
      const { aws: bindings } = required_providers;
      if (bindings) bindings.version = AWS_RANGE;
      // The path that cdktf writes is in the folder of the example, where a user's state is.
      backend.local.path = 'terraform.tfstate';
    });
    try {
      const spellings = await Promise.all([hclOf(aws, example), constructsOf(aws, stack)]);
      return new Twins(aws, stack, before.terraform.required_providers.aws?.version, spellings);
    } catch (error) {
      await stack[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** What Terraform plans for the stack after a change to it, which is kept. */
  async planChanged(change: (json: StackJson) => void): Promise<Spelling> {
    await this.#stack.change(change);
    return spellingIn(this.#aws, this.#stack.folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack[Symbol.asyncDispose]();
  }
}

const hclOf = async (aws: TestAws, example: string): Promise<Spelling> => {
  const deployment = await aws.deploy({ configuration: `examples/${example}` });
  await bundleHandlers(join(EXAMPLES, example, 'handlers'), join(deployment.folder, 'dist'));
  await deployment.init();
  return spellingIn(aws, deployment.folder);
};

const constructsOf = async (aws: TestAws, { folder }: ExampleStack): Promise<Spelling> => {
  await terraform(['init', '-no-color'], { cwd: folder, env: environmentOf(aws) });
  return spellingIn(aws, folder);
};

const spellingIn = async (aws: TestAws, cwd: string): Promise<Spelling> => {
  const options = { cwd, env: environmentOf(aws) };
  const { messages } = await terraform(['plan', '-json', '-out=plan.bin'], options);
  const shown = await terraform(['show', '-json', 'plan.bin'], options);
  const asked = await terraform(['providers'], options);
  return {
    plan: planned(shown.stdout),
    warnings: messages.flatMap(({ diagnostic }) =>
      diagnostic?.severity === 'warning' ? [diagnostic.summary] : [],
    ),
    providers: constraintsIn(asked.stdout),
  };
};

const environmentOf = ({ local, providers }: TestAws) => ({
  ...environmentFor(local),
  ...providers.environment,
});

/** Of the tree that `terraform providers` prints. */
const constraintsIn = (tree: string): Record<string, string[]> => {
  const constraints: Record<string, string[]> = {};
  for (const [, provider = '', constraint] of tree.matchAll(/provider\[(.+?)\] ?(.*)/g)) {
    const known = constraints[provider] ?? [];
    constraints[provider] =
      !constraint || known.includes(constraint) ? known : [...known, constraint];
  }
  return constraints;
};
