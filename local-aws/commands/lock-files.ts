import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK = '.terraform.lock.hcl';

/**
 * The caller's lock file and ours, which change places for the time of a command: the caller's may pin providers that are
 * not the ones of this run, and must not change by it.
 */
export class LockFiles {
  readonly #inPlace: string;
  readonly #callers: string;
  readonly #ours: string;
  /** Exists while they are exchanged, and says whether the caller had one. */
  readonly #exchanged: string;

  constructor(folder: string, own: string) {
    this.#inPlace = join(folder, LOCK);
    this.#callers = join(own, 'caller.lock.hcl');
    this.#ours = join(own, 'own.lock.hcl');
    this.#exchanged = join(own, 'exchanged');
  }

  exchange(): void {
    const hadOne = existsSync(this.#inPlace);
    writeFileSync(this.#exchanged, hadOne ? 'caller' : 'none');
    if (hadOne) renameSync(this.#inPlace, this.#callers);
    if (existsSync(this.#ours)) renameSync(this.#ours, this.#inPlace);
  }

  /** Also after a command that was killed, wherever it was. */
  restore(): void {
    if (!existsSync(this.#exchanged)) return;
    const isOurs = existsSync(this.#callers) || readFileSync(this.#exchanged, 'utf8') === 'none';
    if (isOurs && existsSync(this.#inPlace)) renameSync(this.#inPlace, this.#ours);
    if (existsSync(this.#callers)) renameSync(this.#callers, this.#inPlace);
    rmSync(this.#exchanged);
  }
}
