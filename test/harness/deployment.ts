import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentFor, type Target } from '../../local-aws/environment.ts';
import type { Providers } from '../../local-aws/providers/supply.ts';
import { type TerraformMessage, terraform } from './terraform.ts';

export type Action = 'no-op' | 'create' | 'read' | 'update' | 'delete' | 'forget';

/** One planned change, as `terraform show -json` has it. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly Action[];
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  /** Paths that force a replacement, each joined by dots. */
  readonly replacePaths: readonly string[];
}

export interface Plan {
  /** Changes only: what stays as it is is left out. */
  readonly changes: readonly Change[];
  readonly outputChanges: readonly string[];
}

export interface DeploymentOptions {
  /** A folder of this repository with a configuration, relative to its root: `examples/pipeline`. */
  readonly configuration: string;
  readonly target: Target;
  readonly providers: Pick<Providers, 'environment'> & Partial<Pick<Providers, 'initEnvironment'>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
  readonly onMessage?: (message: TerraformMessage) => void;
}

// Two levels up, both from here and from the bundle in dist/scripts/.
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Never copied: what Terraform or a build left behind belongs to somebody else's run.
const LEFT_BEHIND =
  /(^|\/)(\.terraform|\.s3files-local|node_modules|cdktf\.out|[^/]*\.tfstate[^/]*)$/;

/** One configuration with a copy, a state and names of its own. */
export class Deployment implements AsyncDisposable {
  /** The copied configuration. */
  readonly folder: string;
  readonly #home: string;
  readonly #options: DeploymentOptions;
  /** In which its commands run. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  #mayExist = false;

  private constructor(home: string, options: DeploymentOptions) {
    this.#home = home;
    this.folder = join(home, options.configuration);
    this.#options = options;
    this.environment = {
      ...environmentFor(options.target),
      ...options.providers.environment,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
    };
  }

  /** Copies the module and the configuration, so that relative module sources still lead to the module. */
  static async open(options: DeploymentOptions): Promise<Deployment> {
    const home = await mkdtemp(join(tmpdir(), 's3files-deployment-'));
    const hcl = (await readdir(ROOT)).filter((name) => name.endsWith('.tf'));
    for (const name of [...hcl, 'modules', options.configuration]) {
      await cp(join(ROOT, name), join(home, name), {
        recursive: true,
        filter: (source) => !LEFT_BEHIND.test(relative(ROOT, source)),
      });
    }
    // A file, because an environment variable cannot say null.
    await writeFile(
      join(home, options.configuration, 'deployment.auto.tfvars.json'),
      JSON.stringify(options.variables ?? {}),
    );
    return new Deployment(home, options);
  }

  async init(): Promise<void> {
    await this.#run(['init', '-no-color'], [0], true, this.#options.providers.initEnvironment);
  }

  async plan(...args: string[]): Promise<Plan> {
    await this.#run(['plan', '-json', `-out=${this.planFile}`, ...args]);
    const { stdout } = await this.#run(['show', '-json', this.planFile]);
    return readPlan(stdout);
  }

  /** Where the last plan is kept. */
  get planFile(): string {
    return join(this.#home, 'plan.bin');
  }

  /** Applies exactly the last plan. */
  async applyPlan(): Promise<void> {
    this.#mayExist = true;
    await this.#run(['apply', '-json', this.planFile]);
  }

  /** Whatever happens in it, `destroy` is owed from here on; disposing pays. */
  async apply(...args: string[]): Promise<void> {
    this.#mayExist = true;
    await this.#run(['apply', '-json', '-auto-approve', ...args]);
  }

  async outputs<T = Record<string, unknown>>(): Promise<T> {
    const { stdout } = await this.#run(['output', '-json']);
    const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
    return Object.fromEntries(
      Object.entries(outputs).map(([name, { value }]) => [name, value]),
    ) as T;
  }

  /** Addresses that another apply would change; empty once the deployment is settled. */
  async pendingChanges(): Promise<string[]> {
    const { changes, outputChanges } = await this.plan();
    return [
      ...changes.map(({ address, actions }) => `${address} (${actions.join(', ')})`),
      ...outputChanges,
    ];
  }

  /** Addresses in the state. */
  async resources(): Promise<string[]> {
    const { stdout } = await this.#run(['state', 'list']);
    return stdout.split('\n').filter(Boolean);
  }

  /** Destroys everything in one pass. Not ended by the deployment's signal: this is the way out. */
  async destroy(...args: string[]): Promise<void> {
    await this.#run(['destroy', '-json', '-auto-approve', ...args], [0], false);
    this.#mayExist = false;
  }

  /** Deletes the copy and its state and destroys nothing: for when the whole local AWS goes away. */
  async discard(): Promise<void> {
    await rm(this.#home, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      if (this.#mayExist) await this.destroy();
    } finally {
      await this.discard();
    }
  }

  #run(
    args: string[],
    accept?: number[],
    stoppable = true,
    more: Readonly<Record<string, string | undefined>> = {},
  ) {
    const { signal, onMessage } = this.#options;
    return terraform(
      args,
      {
        cwd: this.folder,
        env: { ...this.environment, ...more },
        ...(signal && stoppable ? { signal } : {}),
        ...(onMessage ? { onMessage } : {}),
      },
      accept,
    );
  }
}

interface ShownPlan {
  resource_changes?: {
    address: string;
    type: string;
    change: {
      actions: Action[];
      before: Record<string, unknown> | null;
      after: Record<string, unknown> | null;
      replace_paths?: (string | number)[][];
    };
  }[];
  output_changes?: Record<string, { actions: Action[] }>;
}

const readPlan = (shown: string): Plan => {
  const { resource_changes = [], output_changes = {} } = JSON.parse(shown) as ShownPlan;
  return {
    changes: resource_changes
      .filter(({ change }) => change.actions[0] !== 'no-op')
      .map(({ address, type, change }) => ({
        address,
        type,
        actions: change.actions,
        before: change.before,
        after: change.after,
        replacePaths: (change.replace_paths ?? []).map((path) => path.join('.')),
      })),
    outputChanges: Object.entries(output_changes)
      .filter(([, { actions }]) => actions[0] !== 'no-op')
      .map(([name]) => `output.${name}`),
  };
};
