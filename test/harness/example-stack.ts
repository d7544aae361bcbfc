import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

/**
 * Versions of hashicorp/aws that the module takes. Bindings ask for exactly the one that they were made from, which not
 * every machine has.
 */
export const AWS_RANGE = '>= 5.100, < 7';

type Block = Record<string, unknown>;

/** A configuration as cdktf writes it. */
export interface StackJson {
  readonly terraform: {
    readonly backend: { readonly local: { path: string } };
    readonly required_providers: Readonly<Record<string, { source: string; version?: string }>>;
  };
  readonly module: { readonly s3files: { readonly functions: Record<string, Block> } };
  readonly resource: Record<string, Record<string, Block>>;
  readonly output: Record<string, Block>;
}

/** The stack of an example, synthesised as `cdktf` does it: by the app of its cdktf.json, in its folder. */
export class ExampleStack implements AsyncDisposable {
  /** Where Terraform works. */
  readonly folder: string;
  readonly #outdir: string;

  private constructor(outdir: string, folder: string) {
    this.#outdir = outdir;
    this.folder = folder;
  }

  static async synthesise(example: string): Promise<ExampleStack> {
    const cwd = join(EXAMPLES, example);
    const { app } = JSON.parse(await readFile(join(cwd, 'cdktf.json'), 'utf8')) as { app: string };
    const outdir = await mkdtemp(join(tmpdir(), 's3files-example-'));
    try {
      await execa(app, { cwd, shell: true, env: { CDKTF_OUTDIR: outdir, NODE_OPTIONS: '' } });
      const { stacks } = JSON.parse(await readFile(join(outdir, 'manifest.json'), 'utf8')) as {
        stacks: Record<string, { workingDirectory: string }>;
      };
      const [{ workingDirectory } = { workingDirectory: '' }, ...more] = Object.values(stacks);
      if (!workingDirectory || more.length > 0)
        throw new Error(`${example} has ${Object.keys(stacks).length} stacks, not one`);
      return new ExampleStack(outdir, join(outdir, workingDirectory));
    } catch (error) {
      await rm(outdir, { recursive: true, force: true });
      throw error;
    }
  }

  /** Changes its configuration; answers what it was before. */
  async change(change: (json: StackJson) => void): Promise<StackJson> {
    const path = join(this.folder, 'cdk.tf.json');
    const text = await readFile(path, 'utf8');
    const changed = JSON.parse(text) as StackJson;
    change(changed);
    await writeFile(path, JSON.stringify(changed));
    return JSON.parse(text) as StackJson;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#outdir, { recursive: true, force: true });
  }
}
