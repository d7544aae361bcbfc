import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { S3FilesError } from './errors.ts';
import type { FileSystemRecord } from './records.ts';
import type { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * AWS minutes for which an unusable role keeps a new file system in `creating`: the time that hashicorp/aws grants IAM
 * to propagate. AWS itself would leave it there for good; a local run has to end.
 */
const ROLE_PATIENCE = 3 * 60_000;
const RETRY_AFTER = 250;

/** Brings new file systems from `creating` to `available`. */
export class FileSystemCreation {
  readonly #clock: Clock;
  readonly #surroundings: Surroundings;
  readonly #store: Store<FileSystemRecord>;
  readonly #attach: (fileSystem: FileSystemRecord) => Promise<void>;
  readonly #running = new Map<string, { done: Promise<void>; abort: AbortController }>();

  constructor(
    clock: Clock,
    surroundings: Surroundings,
    store: Store<FileSystemRecord>,
    attach: (fileSystem: FileSystemRecord) => Promise<void>,
  ) {
    this.#clock = clock;
    this.#surroundings = surroundings;
    this.#store = store;
    this.#attach = attach;
  }

  start(fileSystem: FileSystemRecord): void {
    const abort = new AbortController();
    const done = this.#run(fileSystem, abort.signal);
    // Whoever created it waits and hears of the failure; if nobody does, the status tells.
    done.catch(() => {});
    this.#running.set(fileSystem.fileSystemId, { done, abort });
  }

  /** Settles with the creation; at once when there is none. */
  async finished(fileSystemId: string): Promise<void> {
    await this.#running.get(fileSystemId)?.done;
  }

  /** Gives the creation up, and resolves when nothing of it goes on. */
  async stop(fileSystemId: string): Promise<void> {
    const running = this.#running.get(fileSystemId);
    running?.abort.abort();
    await running?.done.catch(() => {});
    this.#running.delete(fileSystemId);
  }

  async #run(fileSystem: FileSystemRecord, signal: AbortSignal): Promise<void> {
    const { fileSystemId } = fileSystem;
    await this.#roleUsable(fileSystem, signal);
    try {
      await this.#attach(fileSystem);
    } catch (error) {
      const statusMessage = error instanceof Error ? error.message : String(error);
      this.#store.change(fileSystemId, { status: 'error', statusMessage });
      throw new S3FilesError(
        'NotStabilized',
        `File system '${fileSystemId}' is in error: ${statusMessage}`,
      );
    }
    const { statusMessage: _, ...ready } = this.#store.find(fileSystemId) ?? fileSystem;
    if (!signal.aborted) this.#store.set(fileSystemId, { ...ready, status: 'available' });
  }

  async #roleUsable(fileSystem: FileSystemRecord, signal: AbortSignal): Promise<void> {
    const { fileSystemId } = fileSystem;
    const giveUp = this.#clock.now() + ROLE_PATIENCE * this.#clock.scale;
    for (;;) {
      const refusal = await this.#surroundings.roleRefusal(fileSystem);
      if (refusal === undefined) return;
      this.#store.change(fileSystemId, { statusMessage: refusal });
      if (signal.aborted || this.#clock.now() >= giveUp) {
        throw new S3FilesError(
          'NotStabilized',
          `File system '${fileSystemId}' is still creating: ${refusal} Correct the role, then delete the file system and create it again.`,
        );
      }
      await delay(RETRY_AFTER, undefined, { ref: false, signal }).catch(() => {});
    }
  }
}
