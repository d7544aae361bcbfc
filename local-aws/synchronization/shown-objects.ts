import type { Remote } from './decide.ts';
import { Directories } from './directories.ts';

/**
 * The objects of a bucket as far as they can be paths. Where a key is both a file and a directory of other keys
 * (`a` and `a/b`), the directory shows and the file does not: so more of the bucket can be seen.
 */
export class ShownObjects {
  readonly #objects = new Map<string, Remote>();
  readonly #directories = new Directories();

  /** Answers the other paths that became visible or invisible by this. */
  set(path: string, remote: Remote | undefined): string[] {
    const known = this.#objects.has(path);
    if (remote) this.#objects.set(path, remote);
    else this.#objects.delete(path);
    if (known === (remote !== undefined)) return [];
    return remote ? this.#directories.add(path) : this.#directories.remove(path);
  }

  /** The object that shows at a path. */
  get(path: string): Remote | undefined {
    return this.#directories.has(path) ? undefined : this.#objects.get(path);
  }

  /** The object behind a path, whether it shows or not. */
  behind(path: string): Remote | undefined {
    return this.#objects.get(path);
  }

  /** Whether an object makes this path a directory. */
  isDirectory(path: string): boolean {
    return this.#directories.has(path);
  }

  paths(): IterableIterator<string> {
    return this.#objects.keys();
  }
}
