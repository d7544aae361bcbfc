import type { Local } from './decide.ts';
import { joinPath } from './keys.ts';
import { hasCode, type Tree } from './tree.ts';
import { Watcher } from './watcher.ts';

/** Tells every difference between what a folder holds and what it held at the last look. */
export class Folder {
  readonly #tree: Tree;
  readonly #reservedName: string;
  readonly #known = new Map<string, Map<string, Local>>();
  readonly #touched = new Map<string, Set<string> | 'all'>();
  readonly #watcher: Watcher;
  readonly #queue: { readonly directory: string; readonly deep: boolean }[] = [];
  #drained: Promise<void> = Promise.resolve();
  #closed = false;
  readonly #tell: (path: string, local: Local | undefined) => void;

  /**
   * @param tell called for each path that differs.
   * @param touched called when the system says that something changed and `lookAtTouched` would find it.
   */
  constructor(
    { tree, reservedName }: { tree: Tree; reservedName: string },
    tell: (path: string, local: Local | undefined) => void,
    touched: () => void,
  ) {
    this.#tree = tree;
    this.#reservedName = reservedName;
    this.#tell = tell;
    this.#watcher = new Watcher((directory, name) => {
      this.#touch(directory, name);
      touched();
    });
  }

  /** Looks at everything. */
  async lookAtAll(): Promise<void> {
    this.#queue.push({ directory: '', deep: true });
    await this.#drain();
  }

  /** Looks at what the system said was touched. */
  async lookAtTouched(): Promise<void> {
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const [directory, names] of touched) {
      if (!this.#known.has(directory)) continue;
      if (names === 'all') this.#queue.push({ directory, deep: false });
      else for (const name of names) this.#lookAtName(directory, name);
    }
    await this.#drain();
  }

  /**
   * Takes note of a path that we wrote ourselves: only what was seen here can later be seen to be gone, as when its
   * directory is renamed before anybody looks into it.
   */
  learn(path: string): void {
    const names = path.split('/');
    for (const [depth, name] of names.entries()) {
      const directory = names.slice(0, depth).join('/');
      if (!this.#known.has(directory))
        unlessForbidden(() => this.#lookAtDirectory(directory, false));
      if (this.#known.has(directory)) this.#lookAtName(directory, name);
    }
    if (!this.#tree.look(path)) this.#tell(path, undefined);
    // A look that fails now is repeated by the next one, which says so.
    this.#drain().catch(() => {});
  }

  close(): void {
    this.#closed = true;
    this.#watcher.close();
  }

  /** One after the other: who waits for a look waits for all that was to be looked at. */
  #drain(): Promise<void> {
    const drained = this.#drained.then(() => this.#work());
    this.#drained = drained.catch(() => {});
    return drained;
  }

  /** Other work runs between two directories. */
  async #work(): Promise<void> {
    for (let next = this.#queue.pop(); next; next = this.#queue.pop()) {
      const { directory, deep } = next;
      unlessForbidden(() => this.#lookAtDirectory(directory, deep));
      if (this.#queue.length > 0) await new Promise(setImmediate);
    }
  }

  #touch(directory: string, name: string | undefined): void {
    const names = this.#touched.get(directory);
    if (names === 'all') return;
    if (name === undefined) this.#touched.set(directory, 'all');
    else if (names) names.add(name);
    else this.#touched.set(directory, new Set([name]));
  }

  #lookAtDirectory(directory: string, deep: boolean): void {
    if (this.#closed) return;
    // Watched before it is read: what happens in between is then seen twice rather than never.
    this.#tree.inDirectory(directory, (handle) => this.#watcher.add(directory, handle));
    const found = this.#tree.list(directory);
    if (!found) {
      this.#forget(directory);
      return;
    }
    const known = this.#known.get(directory) ?? new Map<string, Local>();
    this.#known.set(directory, known);
    for (const name of known.keys()) if (!found.has(name)) this.#see(directory, name, undefined);
    if (directory === '') found.delete(this.#reservedName);
    for (const [name, local] of found) {
      this.#see(directory, name, local);
      const below = joinPath(directory, name);
      if (deep && local.kind === 'directory') this.#queue.push({ directory: below, deep });
    }
  }

  #lookAtName(directory: string, name: string): void {
    unlessForbidden(() => this.#see(directory, name, this.#tree.look(joinPath(directory, name))));
  }

  #see(directory: string, name: string, local: Local | undefined): void {
    if (directory === '' && name === this.#reservedName) return;
    const siblings = this.#known.get(directory)!;
    const before = siblings.get(name);
    if (before?.stamp === local?.stamp && before?.kind === local?.kind) return;
    const path = joinPath(directory, name);
    if (before?.kind === 'directory') this.#forget(path);
    if (local) siblings.set(name, local);
    else siblings.delete(name);
    this.#tell(path, local);
    if (local?.kind === 'directory') this.#queue.push({ directory: path, deep: false });
  }

  #forget(directory: string): void {
    this.#watcher.remove(directory);
    const known = this.#known.get(directory);
    if (!known) return;
    for (const name of [...known.keys()]) this.#see(directory, name, undefined);
    this.#known.delete(directory);
  }
}

/** Who is not root may be shut out of a directory: what is in it then stays as it was last seen. */
const unlessForbidden = (look: () => void): void => {
  try {
    look();
  } catch (error) {
    if (!hasCode(error, 'EACCES')) throw error;
  }
};
