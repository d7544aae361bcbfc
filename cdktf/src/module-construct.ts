import { TerraformHclModule } from 'cdktf';
import { Construct } from 'constructs';
import { moduleSource } from './hcl.ts';
import { declaredNames } from './names.ts';
import { referencesTo } from './references.ts';
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
}

/** A construct that is one call of one of the shipped modules. */
export abstract class ModuleConstruct extends Construct implements Dependable {
  #module: TerraformHclModule | undefined;

  /** Address of the module, so that a resource can depend on all of it. */
  get fqn(): string {
    return this.#called.fqn;
  }

  /** Adds the call; answers the module's outputs as references. */
  protected call<Outputs>(table: ModuleTable, props: object): Outputs {
    const { dependsOn, providers, ...inputs } = props as ModuleOptions;
    const { path } = this.node;
    const names = declaredNames(table, inputs, path);
    // An id that is left out of the address: the module is called as this construct is.
    this.#module = new TerraformHclModule(this, 'Default', {
      source: moduleSource(this, table.module),
      skipAssetCreationFromLocalModules: true,
      variables: toHcl(table.inputs, inputs, path),
      ...(dependsOn && { dependsOn: [...dependsOn] }),
      ...(providers && { providers: [...providers] as never }),
    });
    return referencesTo(this.#module, table, names) as Outputs;
  }

  get #called(): TerraformHclModule {
    if (!this.#module) throw new Error(`${this.node.path} calls no module yet`);
    return this.#module;
  }
}
