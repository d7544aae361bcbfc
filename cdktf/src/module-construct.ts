import { type ITerraformIterator, ref } from 'cdktf';
import { Construct } from 'constructs';
import { moduleSource } from './hcl.ts';
import { knownOf } from './known.ts';
import { ModuleCall } from './module-call.ts';
import { declaredNames } from './names.ts';
import { referencesTo } from './references.ts';
import { brokenRules } from './rules/index.ts';
import { stackOf } from './stack.ts';
import type { ModuleTable } from './tables.ts';
import { toHcl } from './to-hcl.ts';

/** Something that can be waited for: a resource, a module, one of these constructs. */
export interface Dependable {
  /** Its address in the configuration. */
  readonly fqn: string;
}

/** A provider, as cdktf and cdktn have it. */
export interface Provider {
  readonly terraformResourceType: string;
  readonly fqn: string;
}

/** What every module call takes besides its inputs. */
export interface ModuleOptions {
  /** What must exist first, beyond what the inputs refer to. */
  readonly dependsOn?: readonly Dependable[] | undefined;
  /** Providers to use; without them the stack's own `aws` and `awscc`. */
  readonly providers?: readonly Provider[] | undefined;
  /** One instance for each key of this; `each(key)` then has the outputs of one. Without it there is one. */
  readonly forEach?: ITerraformIterator | undefined;
}

interface Called<Outputs> {
  readonly module: ModuleCall;
  /** The outputs, or those of one instance. */
  readonly outputsOf: (key?: string) => Outputs;
  readonly isRepeated: boolean;
}

/** A construct that is one call of one of the shipped modules. */
export abstract class ModuleConstruct<Outputs extends object>
  extends Construct
  implements Dependable
{
  #called: Called<Outputs> | undefined;
  #outputs: Outputs | undefined;

  /** Address of the module, so that a resource can depend on all of it. */
  get fqn(): string {
    return this.#call.module.fqn;
  }

  /** The outputs of one instance, where the construct has a `forEach`. */
  each(key: string): Outputs {
    const { outputsOf, isRepeated } = this.#call;
    if (!isRepeated)
      throw new Error(
        `${this.node.path} has no forEach, so there is no '${key}' of it: read its outputs directly`,
      );
    return outputsOf(key);
  }

  /** The module's outputs as references. */
  protected get outputs(): Outputs {
    const { outputsOf, isRepeated } = this.#call;
    if (isRepeated)
      throw new Error(
        `${this.node.path} has an instance for each key of its forEach: read the outputs of one, each('<key>')`,
      );
    this.#outputs ??= outputsOf();
    return this.#outputs;
  }

  /**
   * Adds the call.
   *
   * @throws Error for what the module does not take, with the construct's path, the value and what is allowed.
   */
  protected call(table: ModuleTable, props: object): void {
    const { dependsOn, providers, forEach, ...inputs } = props as ModuleOptions;
    const { path } = this.node;
    const stack = stackOf(this);
    const variables = toHcl(table.inputs, inputs, path);
    const names = declaredNames(table, inputs, path);
    const { values, isAll } = knownOf(table.inputs, inputs);
    const broken = brokenRules(table.rules, values);
    if (broken.length > 0) throw new Error(broken.map((rule) => `${path}: ${rule}`).join('\n'));

    // An id that is left out of the address: the module is called as this construct is.
    const module = new ModuleCall(this, 'Default', {
      source: moduleSource(stack, table.module),
      skipAssetCreationFromLocalModules: true,
      variables,
      isKnown: isAll,
      ...(dependsOn && { dependsOn: [...dependsOn] }),
      ...(providers && { providers: [...providers] as never }),
      ...(forEach && { forEach }),
    });
    this.#called = {
      module,
      isRepeated: forEach !== undefined,
      outputsOf: (key) => {
        const instance = key === undefined ? '' : `[${JSON.stringify(key)}]`;
        const address = `module.${module.friendlyUniqueId}${instance}`;
        return referencesTo(
          (output) => ref(`${address}.${output}`, stack),
          table,
          names,
        ) as Outputs;
      },
    };
  }

  get #call(): Called<Outputs> {
    if (!this.#called) throw new Error(`${this.node.path} calls no module yet`);
    return this.#called;
  }
}
