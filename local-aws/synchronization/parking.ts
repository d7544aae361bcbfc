/** Paths that wait for other paths, so that thousands of them cost nothing until those are done. */
export class Parking {
  readonly #causes = new Map<string, string>();
  readonly #parked = new Map<string, Set<string>>();

  has(path: string): boolean {
    return this.#causes.has(path);
  }

  enter(path: string, cause: string): void {
    this.leave(path);
    this.#causes.set(path, cause);
    const parked = this.#parked.get(cause);
    if (parked) parked.add(path);
    else this.#parked.set(cause, new Set([path]));
  }

  leave(path: string): void {
    const cause = this.#causes.get(path);
    if (cause === undefined) return;
    this.#causes.delete(path);
    const parked = this.#parked.get(cause);
    parked?.delete(path);
    if (parked?.size === 0) this.#parked.delete(cause);
  }

  /** Lets everything go that waited for this. */
  free(cause: string): void {
    for (const path of [...(this.#parked.get(cause) ?? [])]) this.leave(path);
  }
}
