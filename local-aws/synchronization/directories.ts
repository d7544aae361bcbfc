import { directoriesOf } from './keys.ts';

/** Counts paths by the directories they need, so that "is anything below it?" costs one look-up. */
export class Directories {
  readonly #paths = new Map<string, number>();

  /** Answers the directories that had nothing below them until now. */
  add(path: string): string[] {
    return directoriesOf(path).filter((directory) => {
      const count = this.#paths.get(directory) ?? 0;
      this.#paths.set(directory, count + 1);
      return count === 0;
    });
  }

  /** Answers the directories that have nothing below them any more. */
  remove(path: string): string[] {
    return directoriesOf(path).filter((directory) => {
      const count = (this.#paths.get(directory) ?? 0) - 1;
      if (count > 0) this.#paths.set(directory, count);
      else this.#paths.delete(directory);
      return count <= 0;
    });
  }

  has(directory: string): boolean {
    return this.#paths.has(directory);
  }
}
