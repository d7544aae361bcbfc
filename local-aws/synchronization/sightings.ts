import type { Local, Remote } from './decide.ts';
import { directoriesOf, isMarker } from './keys.ts';
import { ShownObjects } from './shown-objects.ts';

/** Folder and bucket as last seen, and the paths at which something new was seen. */
export class Sightings {
  readonly #local = new Map<string, Local>();
  readonly #remote = new ShownObjects();
  /** Paths to be decided about. */
  readonly dirty = new Set<string>();
  readonly #later = new Map<string, number>();

  seeLocal(path: string, local: Local | undefined): void {
    const before = this.#local.get(path);
    if (before?.stamp === local?.stamp && before?.kind === local?.kind) return;
    if (local) this.#local.set(path, local);
    else this.#local.delete(path);
    this.dirty.add(path);
    if (before?.kind === 'directory' || local?.kind === 'directory') this.dirty.add(`${path}/`);
  }

  seeRemote(path: string, remote: Remote | undefined): void {
    if (this.#remote.behind(path)?.version === remote?.version) return;
    this.dirty.add(path);
    for (const other of this.#remote.set(path, remote)) this.dirty.add(other);
  }

  /** Something is to be tried again then. */
  decideAt(path: string, at: number): void {
    this.#later.set(path, at);
  }

  /** Paths that waited until now are to be decided about. */
  pass(now: number): void {
    for (const [path, at] of this.#later) {
      if (at > now) continue;
      this.#later.delete(path);
      this.dirty.add(path);
    }
  }

  nextAt(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.#later.values());
  }

  /** What the folder has; for a folder marker, what it has in its place. */
  local(path: string): Local | undefined {
    return this.#local.get(isMarker(path) ? path.slice(0, -1) : path);
  }

  /** What the bucket shows. */
  remote(path: string): Remote | undefined {
    return this.#remote.get(path);
  }

  remotePaths(): IterableIterator<string> {
    return this.#remote.paths();
  }

  /** A path where the folder has a file and the bucket needs a directory for this path. */
  obstacle(path: string): string | undefined {
    return directoriesOf(path).find((directory) => {
      const kind = this.#local.get(directory)?.kind;
      return kind !== undefined && kind !== 'directory';
    });
  }
}
