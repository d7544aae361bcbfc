import { type FSWatcher, watch } from 'node:fs';

/**
 * Watches directories one by one. Only a help: a directory that cannot be watched (the system's limit is reached) or
 * an event that is lost (its queue overflowed) is found by the next look at the whole folder.
 */
export class Watcher {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed: (directory: string, name: string | undefined) => void;

  constructor(changed: (directory: string, name: string | undefined) => void) {
    this.#changed = changed;
  }

  /** @param handle a path that stands for the directory right now. */
  add(directory: string, handle: string): void {
    if (this.#watchers.has(directory)) return;
    try {
      const watcher = watch(handle, { persistent: false }, (_, name) =>
        this.#changed(directory, name ?? undefined),
      );
      watcher.on('error', () => this.remove(directory));
      this.#watchers.set(directory, watcher);
    } catch {
      // The next look at the whole folder tries again.
    }
  }

  remove(directory: string): void {
    this.#watchers.get(directory)?.close();
    this.#watchers.delete(directory);
  }

  close(): void {
    for (const directory of [...this.#watchers.keys()]) this.remove(directory);
  }
}
