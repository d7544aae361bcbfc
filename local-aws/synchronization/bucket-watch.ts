import { createHash } from 'node:crypto';
import type { Bucket } from './bucket.ts';
import { type KeySpace, keyOfPath, pathOfKey } from './keys.ts';
import type { Reconciler } from './reconciler.ts';
import { Slots } from './slots.ts';

const LOOKS_AT_ONCE = 8;
/** From here on one listing costs less than looking at each key. */
const MANY_KEYS = 100;

/** Tells the reconciler what the bucket holds: all of it, or single keys. */
export class BucketWatch {
  readonly #bucket: Bucket;
  readonly #keys: KeySpace;
  readonly #reconciler: Reconciler;
  readonly #slots = new Slots(LOOKS_AT_ONCE);
  readonly #wanted = new Set<string>();
  readonly #looking = new Set<string>();
  // Answers may overtake each other and our own writes: a path learned about since a look began is not set back by it.
  readonly #learned = new Map<string, number>();
  #turn = 0;
  #looks = 0;
  #fingerprint = '';

  constructor(parts: { bucket: Bucket; keys: KeySpace; reconciler: Reconciler }) {
    this.#bucket = parts.bucket;
    this.#keys = parts.keys;
    this.#reconciler = parts.reconciler;
  }

  /** Lists the bucket. Answers whether that told anything new. */
  async lookAtAll(): Promise<boolean> {
    return this.#look(async (began) => {
      const hash = createHash('sha1');
      const { prefix } = this.#keys;
      const objects = await this.#bucket.list(prefix, (page) => hash.update(page));
      const fingerprint = hash.digest('hex');
      if (fingerprint === this.#fingerprint) return false;

      const found = new Map<string, { version: string; etag: string }>();
      for (const { key, version, etag } of objects) {
        const path = pathOfKey(this.#keys, key);
        if (path !== undefined) found.set(path, { version, etag });
      }
      let complete = true;
      const tell = (path: string) => {
        if (this.#reconciler.isBusy(path) || (this.#learned.get(path) ?? 0) > began)
          complete = false;
        else this.#reconciler.sightings.seeRemote(path, found.get(path));
      };
      for (const path of [...this.#reconciler.sightings.remotePaths()])
        if (!found.has(path)) tell(path);
      for (const path of found.keys()) tell(path);
      this.#fingerprint = complete ? fingerprint : '';
      return true;
    });
  }

  /** Looks at single paths; ones that are busy are looked at once they are not. */
  async lookAt(paths: Iterable<string>): Promise<void> {
    for (const path of paths) this.#wanted.add(path);
    for (let wanted = this.#takeWanted(); wanted.length > 0; wanted = this.#takeWanted()) {
      if (wanted.length > MANY_KEYS) await this.lookAtAll();
      else await Promise.all(wanted.map((path) => this.#slots.run(() => this.#lookAtPath(path))));
    }
  }

  #takeWanted(): string[] {
    const wanted = [...this.#wanted].filter(
      (path) => !this.#looking.has(path) && !this.#reconciler.isBusy(path),
    );
    for (const path of wanted) this.#wanted.delete(path);
    return wanted;
  }

  /** A path whose state in the bucket is known from a write of our own. */
  learned(path: string): void {
    this.#turn += 1;
    if (this.#looks > 0) this.#learned.set(path, this.#turn);
  }

  async #lookAtPath(path: string): Promise<void> {
    this.#looking.add(path);
    try {
      await this.#look(async (began) => {
        const object = await this.#bucket.head(keyOfPath(this.#keys, path));
        if (this.#reconciler.isBusy(path) || (this.#learned.get(path) ?? 0) > began) {
          this.#wanted.add(path);
          return;
        }
        this.#reconciler.sightings.seeRemote(
          path,
          object && { version: object.version, etag: object.etag },
        );
        this.learned(path);
      });
    } finally {
      this.#looking.delete(path);
    }
  }

  async #look<T>(work: (began: number) => Promise<T>): Promise<T> {
    this.#looks += 1;
    try {
      return await work(this.#turn);
    } finally {
      this.#looks -= 1;
      if (this.#looks === 0) this.#learned.clear();
    }
  }
}
