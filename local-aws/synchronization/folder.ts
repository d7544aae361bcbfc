import type { Local } from './decide.ts';
import { joinPath } from './keys.ts';
import type { Tree } from './tree.ts';
import { Watcher } from './watcher.ts';

/** Tells every difference between what a folder holds and what it held at the last look. */
export class Folder {
  readonly #tree: Tree;
  readonly #path: string;
  readonly #reservedName: string;
  readonly #known = new Map<string, Map<string, Local>>();
  readonly #touched = new Map<string, Set<string> | 'all'>();
  readonly #watcher: Watcher;
  readonly #tell: (path: string, local: Local | undefined) => void;

  /**
   * @param tell called for each path that differs.
   * @param touched called when the system says that something changed and `lookAtTouched` would find it.
   */
  constructor(
    { tree, path, reservedName }: { tree: Tree; path: string; reservedName: string },
    tell: (path: string, local: Local | undefined) => void,
    touched: () => void,
  ) {
    this.#tree = tree;
    this.#path = path;
    this.#reservedName = reservedName;
    this.#tell = tell;
    this.#watcher = new Watcher((directory, name) => {
      this.#touch(directory, name);
      touched();
    });
  }

  get root(): string {
    return this.#path;
  }

  /** Looks at everything. Other work runs between two directories. */
  async lookAtAll(): Promise<void> {
    const queue = [''];
    for (let directory = queue.pop(); directory !== undefined; directory = queue.pop()) {
      this.#lookAtDirectory(directory);
      for (const [name, { kind }] of this.#known.get(directory) ?? []) {
        if (kind === 'directory') queue.push(joinPath(directory, name));
      }
      await new Promise(setImmediate);
    }
  }

  /** Looks at what the system said was touched. */
  lookAtTouched(): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const [directory, names] of touched) {
      if (!this.#known.has(directory)) continue;
      if (names === 'all') this.#lookAtDirectory(directory);
      else for (const name of names) this.#lookAtName(directory, name);
    }
  }

  /** Looks at one path. */
  lookAt(path: string): void {
    const at = path.lastIndexOf('/');
    const directory = at === -1 ? '' : path.slice(0, at);
    if (this.#known.has(directory)) this.#lookAtName(directory, path.slice(at + 1));
    else if (directory !== '') this.lookAt(directory);
  }

  close(): void {
    this.#watcher.close();
  }

  #touch(directory: string, name: string | undefined): void {
    const names = this.#touched.get(directory);
    if (names === 'all') return;
    if (name === undefined) this.#touched.set(directory, 'all');
    else if (names) names.add(name);
    else this.#touched.set(directory, new Set([name]));
  }

  #lookAtDirectory(directory: string): void {
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
    for (const [name, local] of found) this.#see(directory, name, local);
  }

  #lookAtName(directory: string, name: string): void {
    this.#see(directory, name, this.#tree.look(joinPath(directory, name)));
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
    if (local?.kind === 'directory') this.#lookAtDirectory(path);
  }

  #forget(directory: string): void {
    this.#watcher.remove(directory);
    const known = this.#known.get(directory);
    if (!known) return;
    for (const name of [...known.keys()]) this.#see(directory, name, undefined);
    this.#known.delete(directory);
  }
}
