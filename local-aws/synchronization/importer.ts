import { randomBytes } from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bucket } from './bucket.ts';
import type { Agreed, Local } from './decide.ts';
import { download } from './download.ts';
import { directoriesOf, isMarker, splitPath } from './keys.ts';
import { localOf } from './local-entry.ts';
import type { LostAndFound } from './lost-and-found.ts';
import { hasCode, type Tree } from './tree.ts';

/** Brings objects of a bucket into a folder, so that a reader sees all of a version or nothing of it. */
export class Importer {
  readonly #tree: Tree;
  readonly #bucket: Bucket;
  readonly #aside: string;
  readonly #lostAndFound: LostAndFound;
  readonly #made = new Map<string, string>();

  /** @param aside a folder on the same disk that no mount shows. */
  constructor(parts: { tree: Tree; bucket: Bucket; aside: string; lostAndFound: LostAndFound }) {
    this.#tree = parts.tree;
    this.#bucket = parts.bucket;
    this.#aside = parts.aside;
    this.#lostAndFound = parts.lostAndFound;
    mkdirSync(parts.aside, { recursive: true, mode: 0o700 });
  }

  /** Shows an object at a path where `over` is now; undefined when something else came to be there meanwhile. */
  async fetch(path: string, key: string, over: Local | undefined): Promise<Agreed | undefined> {
    const staged = join(this.#aside, randomBytes(8).toString('hex'));
    try {
      const remote = await download(this.#bucket, key, staged, isMarker(path));
      const local = isMarker(path)
        ? this.#placeDirectory(staged, path.slice(0, -1))
        : this.#place(staged, path, over);
      return local && { local, remote };
    } finally {
      await rm(staged, { recursive: true, force: true });
    }
  }

  /** Moves the mount's version of a file to lost and found if it still is as described. Answers whether it did. */
  rescue(path: string, local: Local): boolean {
    const [directory, name] = splitPath(path);
    const rescued = this.#tree.inDirectory(directory, (handle) => {
      if (this.#tree.look(path)?.stamp !== local.stamp) return false;
      this.#lostAndFound.keep(`${handle}/${name}`, name);
      return true;
    });
    return rescued ?? false;
  }

  /** Removes the directories above a path that only objects had made, now that nothing is in them. */
  prune(path: string): void {
    for (const directory of directoriesOf(path).reverse()) {
      const made = this.#made.get(directory);
      if (made === undefined) return;
      if (this.#tree.look(directory)?.stamp !== made) this.#made.delete(directory);
      else if (!this.#tree.removeDirectory(directory)) return;
    }
  }

  /** Removes what lies at a path if it still is as described. Answers whether it did. */
  drop(path: string, local: Local): boolean {
    const [directory, name] = splitPath(path);
    const dropped = this.#tree.inDirectory(directory, (handle) => {
      const aside = join(this.#aside, randomBytes(8).toString('hex'));
      try {
        if (this.#tree.look(path)?.stamp !== local.stamp) return false;
        renameSync(`${handle}/${name}`, aside);
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return false;
        throw error;
      }
      this.#discard(aside, local, name);
      return true;
    });
    return dropped ?? false;
  }

  /** A file written to in the moment before it was taken away is a conflict, not rubbish. */
  #discard(aside: string, local: Local, name: string): void {
    const stats = lstatSync(aside, { bigint: true });
    if (localOf(stats).identity !== local.identity) this.#lostAndFound.keep(aside, name);
    else rmSync(aside);
  }

  #place(staged: string, path: string, over: Local | undefined): Local | undefined {
    const [directory, name] = splitPath(path);
    this.#makeDirectory(directory);
    return this.#tree.inDirectory(directory, (handle) => {
      const target = `${handle}/${name}`;
      if (this.#tree.look(path)?.stamp !== over?.stamp) return undefined;
      if (over) this.#replace(staged, target, over, name);
      else if (!placeNew(staged, target)) return undefined;
      return localOf(lstatSync(target, { bigint: true }));
    });
  }

  /** The old file keeps a second name until we know that nobody wrote to it in the last moment. */
  #replace(staged: string, target: string, over: Local, name: string): void {
    const old = `${staged}.old`;
    try {
      linkSync(target, old);
    } catch (error) {
      // The system may forbid links to files of others when we are not root.
      if (!hasCode(error, 'EPERM')) throw error;
      renameSync(staged, target);
      return;
    }
    renameSync(staged, target);
    this.#discard(old, over, name);
  }

  #makeDirectory(path: string): void {
    for (const made of this.#tree.makeDirectory(path)) {
      const local = this.#tree.look(made);
      if (local) this.#made.set(made, local.stamp);
    }
  }

  #placeDirectory(staged: string, path: string): Local | undefined {
    const [directory, name] = splitPath(path);
    this.#makeDirectory(directory);
    return this.#tree.inDirectory(directory, (handle) => {
      // Never replaces anything but an empty directory.
      if (this.#tree.look(path) === undefined) renameSync(staged, `${handle}/${name}`);
      const local = this.#tree.look(path);
      return local?.kind === 'directory' ? local : undefined;
    });
  }
}

/** Unlike a rename, a link never replaces what a handler made a moment ago. */
const placeNew = (staged: string, target: string): boolean => {
  try {
    linkSync(staged, target);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
  unlinkSync(staged);
  return true;
};
