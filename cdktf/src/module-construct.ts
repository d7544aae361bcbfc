import { type ITerraformIterator, ref, TerraformHclModule, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { moduleSource } from './hcl.ts';
import { knownOf } from './known.ts';
import { declaredNames, refuseUnknownNames } from './names.ts';
import { referencesTo } from './references.ts';
import { brokenRules } from './rules/index.ts';
import { pathOf, stackOf } from './stack.ts';
import type { ModuleTable, NamesRow } from './tables.ts';
import { toHcl } from './to-hcl.ts';
import { hasTokens, withoutTokens } from './without-tokens.ts';

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

/** A construct that is one call of one of the shipped modules. */
export abstract class ModuleConstruct<Outputs extends object> extends TerraformHclModule {
  readonly #table: ModuleTable;
  #outputs: Outputs | undefined;

  /** @throws Error for what the module does not take, with the construct's path, the value and what is allowed. */
  protected constructor(scope: Construct, id: string, table: ModuleTable, props: object) {
    const { dependsOn, providers, forEach, ...inputs } = props as ModuleOptions;
    const path = pathOf(scope, id);
    super(scope, id, {
      source: moduleSource(stackOf(scope, path), table.module),
      skipAssetCreationFromLocalModules: true,
      variables: variablesOf(table, inputs, path),
      ...(dependsOn && { dependsOn: [...dependsOn] }),
      ...(providers && { providers: [...providers] as never }),
      ...(forEach && { forEach }),
    });
    this.#table = table;
  }

  override toTerraform(): { readonly module: Readonly<Record<string, object>> } {
    const made = super.toTerraform();
    const id = this.friendlyUniqueId;
    const call = made.module[id];
    // What is marked cannot be overridden.
    if ('module' in overridesOf(this.cdktfStack) || hasTokens(call)) return made;
    return withoutTokens({ module: { [id]: withoutTokens(call) } });
  }

  /** The outputs of one instance, where the construct has a `forEach`. */
  each(key: string): Outputs {
    if (!this.forEach)
      throw new Error(
        `${this.node.path} has no forEach, so there is no '${key}' of it: read its outputs directly`,
      );
    return this.#outputsAt(`[${JSON.stringify(key)}]`);
  }

  /** The module's outputs as references. */
  protected get outputs(): Outputs {
    if (this.forEach)
      throw new Error(
        `${this.node.path} has an instance for each key of its forEach: read the outputs of one, each('<key>')`,
      );
    this.#outputs ??= this.#outputsAt('');
    return this.#outputs;
  }

  #outputsAt(instance: string): Outputs {
    const table = this.#table;
    return referencesTo(
      (output) => ref(`module.${this.friendlyUniqueId}${instance}.${output}`, this.cdktfStack),
      table,
      (kind) => declaredNames(table.names[kind] as NamesRow, this.variables ?? {}),
    ) as Outputs;
  }
}

/** Props as the module's variables, when they keep all of its rules. */
const variablesOf = (table: ModuleTable, props: object, path: string): Record<string, unknown> => {
  const variables = toHcl(table.inputs, props, path);
  refuseUnknownNames(table, variables, path);
  const broken = brokenRules(table.rules, knownOf(table.inputs, props));
  if (broken.length > 0) throw new Error(broken.map((rule) => `${path}: ${rule}`).join('\n'));
  return variables;
};

/** What `addOverride` of a stack was told. */
const overridesOf = (stack: TerraformStack): object =>
  (stack as unknown as { rawOverrides: object }).rawOverrides;
