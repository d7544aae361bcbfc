import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { type Providers, supplyProviders } from '../../../local-aws/providers/supply.ts';
import type { Action } from '../../harness/deployment.ts';
import { nowhere } from '../../harness/nowhere.ts';
import { type Diagnostic, type TerraformMessage, terraform } from '../../harness/terraform.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const HERE = join(ROOT, 'test/plan/hcl');

/** What became of one `run` block. */
export interface Run {
  readonly status: 'pass' | 'fail' | 'error' | 'skip';
  readonly diagnostics: readonly Diagnostic[];
  /** Address → actions of everything that its plan would change; only of a run that plans, when asked for. */
  readonly changes: Readonly<Record<string, readonly Action[]>>;
  /** Address → attributes of everything that is there after it; only of a run that applies, when asked for. */
  readonly resources: Readonly<Record<string, Attributes>>;
}

export type Attributes = Readonly<Record<string, unknown>>;

interface StateModule {
  readonly resources?: readonly { readonly address: string; readonly values: Attributes }[];
  readonly child_modules?: readonly StateModule[];
}

interface TestMessage extends TerraformMessage {
  readonly '@testfile'?: string;
  readonly '@testrun'?: string;
  readonly test_run?: { readonly progress: string; readonly status: Run['status'] };
  readonly test_plan?: {
    readonly resource_changes?: readonly {
      readonly address: string;
      readonly mode: string;
      readonly change: { readonly actions: readonly Action[] };
    }[];
  };
  readonly test_state?: { readonly root_module?: StateModule };
}

/** Titles of the `run` blocks of a test file, in order. */
export const runsIn = (text: string): string[] =>
  [...text.matchAll(/^run "([^"]+)"/gm)].map(([, name]) => name as string);

/** The test files that belong to a module, with their `run` blocks. */
export const testFiles = (module: string): { file: string; runs: string[] }[] =>
  readdirSync(join(HERE, module))
    .filter((file) => file.endsWith('.tftest.hcl'))
    .map((file) => ({ file, runs: runsIn(readFileSync(join(HERE, module, file), 'utf8')) }));

/** A copy of all modules in which one of them is tested, with mocked providers: nothing is called and nothing is left. */
export class ModuleUnderTest implements AsyncDisposable {
  readonly #home: string;
  readonly #folder: string;
  readonly #providers: Providers;

  private constructor(home: string, folder: string, providers: Providers) {
    this.#home = home;
    this.#folder = folder;
    this.#providers = providers;
  }

  /**
   * @param module `root`, the name of a folder in modules/, or the path of a folder with a configuration, whose handlers
   * become empty zips.
   * @param main stands in for the module's main.tf.
   * @param files more files, by their paths from the module's folder.
   */
  static async open(
    module: string,
    main?: string,
    files: Readonly<Record<string, string>> = {},
  ): Promise<ModuleUnderTest> {
    const home = await mkdtemp(join(tmpdir(), 's3files-hcl-'));
    const isConfiguration = module.includes('/');
    const folder = module === 'root' ? home : join(home, isConfiguration ? '' : 'modules', module);
    const hcl = readdirSync(ROOT).filter((name) => name.endsWith('.tf'));
    for (const name of [...hcl, 'modules', ...(isConfiguration ? [`${module}/main.tf`] : [])]) {
      await cp(join(ROOT, name), join(home, name), {
        recursive: true,
        filter: (source) => !/\.terraform/.test(source),
      });
    }
    if (main !== undefined) await writeFile(join(folder, 'main.tf'), main);
    const tests = join(folder, 'tests');
    await mkdir(tests);
    if (isConfiguration) await emptyZips(join(ROOT, module, 'handlers'), join(folder, 'dist'));
    else await cp(join(HERE, module), tests, { recursive: true });
    await cp(join(HERE, 'mocks'), join(tests, 'mocks'), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    // Mocked providers are never configured, so no endpoint is ever called.
    const under = new ModuleUnderTest(home, folder, await supplyProviders(nowhere));
    await terraform(['init', '-no-color'], under.#command);
    return under;
  }

  /** Adds a test file. */
  async add(file: string, text: string): Promise<void> {
    await writeFile(join(this.#folder, 'tests', file), text);
  }

  /**
   * Runs test files, all of the module's unless some are named; keys are `<file>: <run>`.
   *
   * @param verbose also reads plans and states, which costs 13 MB of schemas for each run.
   */
  async test(files: readonly string[] = [], verbose = false): Promise<Map<string, Run>> {
    const options = [
      ...(verbose ? ['-verbose'] : []),
      ...files.map((file) => `-filter=tests/${file}`),
    ];
    const { cwd, env } = this.#command;
    // Not kept as text: with plans this is hundreds of megabytes.
    const command = execa('terraform', ['test', '-json', ...options], {
      cwd,
      env: env as Record<string, string>,
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
      buffer: false,
    });
    const runs = new Map<string, Run>();
    for await (const line of command.iterable()) addTo(runs, JSON.parse(line) as TestMessage);
    await command;
    return runs;
  }

  /** Which resource refers to which, through modules and outputs, as Terraform sees it. */
  async dependencies(): Promise<Map<string, string[]>> {
    const { stdout } = await terraform(['graph'], this.#command);
    const edges = new Map<string, string[]>();
    for (const [, from, to] of stdout.matchAll(/"([^"]+)" -> "([^"]+)"/g))
      edges.set(from as string, [...(edges.get(from as string) ?? []), to as string]);
    return edges;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#providers.close();
    await rm(this.#home, { recursive: true, force: true });
  }

  get #command() {
    const { AWS_CA_BUNDLE: _, ...environment } = process.env;
    return {
      cwd: this.#folder,
      env: { ...environment, ...this.#providers.environment, CHECKPOINT_DISABLE: '1' },
    };
  }
}

const emptyZips = async (handlers: string, dist: string): Promise<void> => {
  if (!existsSync(handlers)) return;
  await mkdir(dist);
  for (const name of readdirSync(handlers))
    await writeFile(join(dist, name.replace(/\.ts$/, '.zip')), '');
};

const addTo = (runs: Map<string, Run>, message: TestMessage): void => {
  const {
    '@testfile': file,
    '@testrun': name,
    test_run,
    test_plan,
    test_state,
    diagnostic,
  } = message;
  // A file that cannot be read runs nothing.
  if (!name && diagnostic?.severity === 'error')
    throw new Error(
      [diagnostic.summary, diagnostic.detail, diagnostic.snippet?.context].join('\n'),
    );
  if (!file || !name) return;
  const key = `${file.replace(/^tests\//, '')}: ${name}`;
  const run = runs.get(key) ?? { status: 'skip', diagnostics: [], changes: {}, resources: {} };
  runs.set(key, {
    status: test_run?.progress === 'complete' ? test_run.status : run.status,
    diagnostics: diagnostic ? [...run.diagnostics, diagnostic] : run.diagnostics,
    changes: test_plan ? changesOf(test_plan) : run.changes,
    resources: test_state ? resourcesIn(test_state.root_module) : run.resources,
  });
};

const changesOf = ({ resource_changes = [] }: NonNullable<TestMessage['test_plan']>) =>
  Object.fromEntries(
    resource_changes
      .filter(({ mode, change }) => mode === 'managed' && change.actions[0] !== 'no-op')
      .map(({ address, change }) => [address, change.actions]),
  );

const resourcesIn = ({ resources = [], child_modules = [] }: StateModule = {}): Run['resources'] =>
  Object.assign(
    Object.fromEntries(resources.map(({ address, values }) => [address, values])),
    ...child_modules.map(resourcesIn),
  );
