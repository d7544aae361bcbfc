import { createHash } from 'node:crypto';

/** Passes bytes on and knows, once all have passed, which they were. */
export class Fingerprint implements AsyncIterable<Buffer> {
  bytes = 0;
  readonly #hash = createHash('sha256');
  readonly #source: AsyncIterable<Buffer>;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const piece of this.#source) {
      this.bytes += piece.length;
      this.#hash.update(piece);
      yield piece;
    }
  }

  /** Hexadecimal; to be asked for once. */
  sha256(): string {
    return this.#hash.digest('hex');
  }
}
