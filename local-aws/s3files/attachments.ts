import type { Clock } from '../clock.ts';
import type { FileSystem } from './entities.ts';

/** S3 counts a bucket as attached for some minutes after its file system is gone. */
export class Attachments {
  readonly #clock: Clock;
  #released: { fileSystem: FileSystem; until: number }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  release(fileSystem: FileSystem): void {
    this.#released.push({
      fileSystem,
      until: this.#clock.now() + this.#clock.real('bucketRelease'),
    });
  }

  /** File systems that are gone but still hold their bucket. */
  lingering(): readonly FileSystem[] {
    this.#released = this.#released.filter(({ until }) => until > this.#clock.now());
    return this.#released.map(({ fileSystem }) => fileSystem);
  }
}
