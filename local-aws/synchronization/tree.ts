import {
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmdirSync,
} from 'node:fs';
import type { Local } from './decide.ts';
import { splitPath } from './keys.ts';
import { localOf } from './local-entry.ts';

const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;

/**
 * A folder whose contents others may change at any moment. Every path is walked component by component without
 * following links, so that a link that a handler made, or swaps in during the call, never leads outside.
 * Everything is synchronous: what one call saw is still true for the next one in the same turn, as far as we write.
 */
export class Tree {
  readonly #root: number;

  constructor(folder: string) {
    this.#root = openSync(folder, O_RDONLY | O_DIRECTORY);
  }

  /** Calls with a path that stands for the directory itself, whatever happens to its names; undefined when there is none. */
  inDirectory<T>(directory: string, work: (handle: string) => T): T | undefined {
    const opened: number[] = [];
    try {
      let handle = this.#root;
      for (const name of directory === '' ? [] : directory.split('/')) {
        handle = openSync(`/proc/self/fd/${handle}/${name}`, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
        opened.push(handle);
      }
      return work(`/proc/self/fd/${handle}`);
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    } finally {
      for (const handle of opened) closeSync(handle);
    }
  }

  /** What lies at a path, links not followed. */
  look(path: string): Local | undefined {
    const [directory, name] = splitPath(path);
    return this.inDirectory(directory, (handle) => lookAt(`${handle}/${name}`));
  }

  /** Removes a directory that is empty. Answers whether it did. */
  removeDirectory(path: string): boolean {
    const [directory, name] = splitPath(path);
    const removed = this.inDirectory(directory, (handle) => {
      try {
        rmdirSync(`${handle}/${name}`);
        return true;
      } catch (error) {
        if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EBUSY')) return false;
        throw error;
      }
    });
    return removed ?? false;
  }

  /** What lies in a directory, by name; undefined when it is no directory. */
  list(directory: string): Map<string, Local> | undefined {
    return this.inDirectory(directory, (handle) => {
      const found = new Map<string, Local>();
      for (const name of readdirSync(handle)) {
        const local = lookAt(`${handle}/${name}`);
        if (local) found.set(name, local);
      }
      return found;
    });
  }

  /** Makes a directory and those above it as S3 Files shows them: 0755, ours. Answers the ones that were missing. */
  makeDirectory(directory: string): string[] {
    if (directory === '') return [];
    const [parent, name] = splitPath(directory);
    const made = this.makeDirectory(parent);
    this.inDirectory(parent, (handle) => {
      try {
        mkdirSync(`${handle}/${name}`);
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return;
        throw error;
      }
      // The mode given to mkdir is cut by the umask.
      const opened = openSync(`${handle}/${name}`, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
      fchmodSync(opened, 0o755);
      closeSync(opened);
      made.push(directory);
    });
    return made;
  }

  close(): void {
    closeSync(this.#root);
  }
}

const lookAt = (path: string): Local | undefined => {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stats && localOf(stats);
};

/** Whether a system call failed with this code. */
export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException).code ?? '');

// ELOOP: a link where a directory was asked for.
const isAbsence = (error: unknown): boolean => hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP');
