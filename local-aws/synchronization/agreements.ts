import type { Agreed } from './decide.ts';
import { Directories } from './directories.ts';
import { directoriesOf } from './keys.ts';

/** What folder and bucket agreed on, by path. */
export class Agreements {
  readonly #agreed = new Map<string, Agreed>();
  readonly #directories = new Directories();

  get(path: string): Agreed | undefined {
    return this.#agreed.get(path);
  }

  /** Answers the paths that something may have waited for: see `clash`. */
  set(path: string, agreed: Agreed | undefined): string[] {
    const known = this.#agreed.has(path);
    if (agreed) this.#agreed.set(path, agreed);
    else this.#agreed.delete(path);
    if (known === (agreed !== undefined)) return [];
    if (!agreed) return [path, ...this.#directories.remove(path)];
    this.#directories.add(path);
    return [];
  }

  /**
   * What has to be gone before there can be a key at a path: an object that is its directory's name, or objects for
   * which it is the directory (then the path itself). Keys that cannot be shown together must not exist together.
   */
  clash(path: string): string | undefined {
    if (this.#directories.has(path)) return path;
    return directoriesOf(path).find((directory) => this.#agreed.has(directory));
  }
}
