import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

/** Contents by path, with `/`. */
export type Files = Readonly<Record<string, Uint8Array>>;

interface Session {
  readonly outdir: string;
  readonly manifest: {
    forStack(stack: TerraformStack): { readonly workingDirectory: string };
  };
}

// How cdktf and cdktn find what else a construct writes; their own assets do it so.
const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');

/**
 * Files that become part of a stack's folder, below `assets` like those of cdktf.
 *
 * A `TerraformAsset` copies a whole file or folder: ours are made in memory, or lie among files that nobody wants in a stack.
 */
export class StackFiles extends Construct {
  /** Their folder, relative to the stack's. It is named by the content: neither folders nor dates nor machines change it. */
  readonly path: string;
  readonly #files: Files;

  constructor(scope: Construct, id: string, files: Files) {
    super(scope, id);
    this.#files = files;
    const stack = TerraformStack.of(this);
    const folder = `assets/${stack.getLogicalId(this.node)}`;
    this.path = `${folder}/${hashOf(files)}`;
    Object.defineProperty(this, CUSTOM_SYNTHESIS, {
      value: {
        onSynthesize: ({ outdir, manifest }: Session) => {
          const root = join(outdir, manifest.forStack(stack).workingDirectory);
          // What an earlier synthesis left there has another name.
          rmSync(join(root, folder), { recursive: true, force: true });
          this.#writeTo(join(root, this.path));
        },
      },
    });
  }

  #writeTo(folder: string): void {
    for (const [path, content] of Object.entries(this.#files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }
}

const hashOf = (files: Files): string => {
  const hash = createHash('sha256');
  for (const path of Object.keys(files).sort()) {
    const content = files[path] as Uint8Array;
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
};
