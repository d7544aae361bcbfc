import { randomBytes } from 'node:crypto';
import { chmodSync, renameSync } from 'node:fs';
import type { Tree } from './tree.ts';

// s3-files-troubleshooting: names get a hex prefix, and long ones are cut.
const MAX_NAME_CHARACTERS = 100;
const MAX_NAME_BYTES = 238;

/** Where the mount's version of a file goes that S3 won against. */
export class LostAndFound {
  readonly #tree: Tree;
  readonly #name: string;

  /** @param name of the directory at the root of the tree. */
  constructor(tree: Tree, name: string) {
    this.#tree = tree;
    this.#name = name;
    this.#make();
  }

  /** Moves a file in. */
  keep(path: string, name: string): void {
    this.#make();
    this.#tree.inDirectory(this.#name, (handle) => {
      renameSync(path, `${handle}/${randomBytes(8).toString('hex')}_${cut(name)}`);
    });
  }

  #make(): void {
    this.#tree.makeDirectory(this.#name);
    this.#tree.inDirectory(this.#name, (handle) => chmodSync(handle, 0o700));
  }
}

const cut = (name: string): string => {
  const characters = [...name].slice(0, MAX_NAME_CHARACTERS);
  while (Buffer.byteLength(characters.join('')) > MAX_NAME_BYTES) characters.pop();
  return characters.join('');
};
