import { TerraformHclModule, type TerraformHclModuleConfig } from 'cdktf';
import type { Construct } from 'constructs';

interface Context {
  readonly preparing: boolean;
}

/** A module call that is cheap to synthesise where its inputs are known. */
export class ModuleCall extends TerraformHclModule {
  readonly #isKnown: boolean;

  constructor(
    scope: Construct,
    id: string,
    { isKnown, ...config }: TerraformHclModuleConfig & { readonly isKnown: boolean },
  ) {
    super(scope, id, config);
    this.#isKnown = isKnown;
  }

  // A stack is resolved once to find what refers to other stacks, and then for real. What is known refers to nothing.
  protected override synthesizeAttributes(): Record<string, unknown> {
    const attributes = super.synthesizeAttributes();
    // An override reaches into the values.
    const isPlain = this.#isKnown && Object.keys(this.rawOverrides).length === 0;
    return isPlain ? mapped(attributes, whenWritten) : attributes;
  }
}

const whenWritten = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? {
        creationStack: [],
        resolve: ({ preparing }: Context) => (preparing ? undefined : value),
      }
    : value;

const mapped = (record: Record<string, unknown>, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
