import {
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
} from 'node:fs';
import type { Local } from './decide.ts';
import { splitPath } from './keys.ts';
import { localOf } from './local-entry.ts';

const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;

/**
 * A folder whose contents others may change at any moment. No path is followed through a link, not even through one
 * that a handler swaps in during the call: so none leads outside. Everything is synchronous: what one call saw is still true for the next one in the same turn, as far as we write.
 */
export class Tree {
  readonly #root: number;
  readonly #realPath: string;

  constructor(folder: string) {
    this.#root = openSync(folder, O_RDONLY | O_DIRECTORY);
    this.#realPath = readlinkSync(handleOf(this.#root));
  }

  /** Calls with a path that stands for the directory itself, whatever happens to its names; undefined when there is none. */
  inDirectory<T>(directory: string, work: (handle: string) => T): T | undefined {
    let opened: number | undefined;
    try {
      opened = this.#open(directory);
      return opened === undefined ? undefined : work(handleOf(opened));
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    } finally {
      if (opened !== undefined) closeSync(opened);
    }
  }

  /** Opening follows links on the way, but the system then tells where the opened directory really lies. */
  #open(directory: string): number | undefined {
    const path = directory === '' ? '' : `/${directory}`;
    const opened = openSync(`${handleOf(this.#root)}${path || '/.'}`, O_RDONLY | O_DIRECTORY);
    if (readlinkSync(handleOf(opened)) === this.#realPath + path) return opened;
    closeSync(opened);
    return undefined;
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

const handleOf = (opened: number): string => `/proc/self/fd/${opened}`;

const lookAt = (path: string): Local | undefined => {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stats && localOf(stats);
};

/** Whether a system call failed with this code. */
export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException).code ?? '');

// A path that is too long for the system is too long for a key as well.
const isAbsence = (error: unknown): boolean =>
  hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG');
