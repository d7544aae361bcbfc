import type { Action } from './action.ts';
import type { Bucket } from './bucket.ts';
import { BucketError } from './bucket-answer.ts';
import { exportErrorOf } from './export-error.ts';
import type { Importer } from './importer.ts';
import { isMarker, type KeySpace, keyOfPath } from './keys.ts';
import type { Permission } from './permission.ts';
import type { Reconciler } from './reconciler.ts';
import { Slots } from './slots.ts';
import type { Tree } from './tree.ts';
import type { Uploader } from './uploader.ts';

const AT_ONCE = 8;

interface Parts {
  readonly keys: KeySpace;
  readonly tree: Tree;
  readonly bucket: Bucket;
  readonly uploader: Uploader;
  readonly importer: Importer;
  readonly permission: Permission;
  readonly reconciler: Reconciler;
}

/** Carries out actions and tells the reconciler how they went. */
export class Worker {
  readonly #parts: Parts;
  readonly #exports = new Slots(AT_ONCE);
  readonly #imports = new Slots(AT_ONCE);
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What has not begun yet is not begun any more. */
  close(): void {
    this.#closed = true;
  }

  /** Settles the action's path unless it throws. Answers `look` when the bucket is not as the action supposes. */
  async carryOut(action: Action): Promise<'done' | 'look'> {
    switch (action.do) {
      case 'put':
        return this.#exports.run(() => this.#unlessClosed(() => this.#put(action)));
      case 'delete':
        return this.#exports.run(() => this.#unlessClosed(() => this.#delete(action)));
      case 'fetch':
        return this.#imports.run(() => this.#unlessClosed(() => this.#fetch(action)));
      default:
        return this.#takeAway(action);
    }
  }

  async #unlessClosed(work: () => Promise<'done' | 'look'>): Promise<'done' | 'look'> {
    return this.#closed ? 'done' : work();
  }

  async #put({ path, local, over }: Action & { do: 'put' }): Promise<'done' | 'look'> {
    const { keys, tree, uploader, permission, reconciler } = this.#parts;
    // A stale action must not cost a call, and a change seen now starts the delay again.
    if (!this.#isStill(path, local.stamp)) return 'done';
    await permission.demand('export');
    try {
      const remote = await uploader.put(path, keyOfPath(keys, path), local, over);
      if (remote) reconciler.agree(path, { local, remote });
      else reconciler.release(path);
      reconciler.sightings.seeLocal(path, tree.look(path));
      return 'done';
    } catch (error) {
      return this.#refused(path, error);
    }
  }

  async #delete({ path, over }: Action & { do: 'delete' }): Promise<'done' | 'look'> {
    const { keys, bucket, permission, reconciler } = this.#parts;
    if (isMarker(path)) {
      if (!this.#isStill(path.slice(0, -1), undefined)) return 'done';
    } else if (!this.#isStill(path, undefined)) return 'done';
    await permission.demand('delete');
    try {
      await bucket.remove(keyOfPath(keys, path), { 'if-match': over.etag });
      reconciler.agree(path, undefined);
      return 'done';
    } catch (error) {
      return this.#refused(path, error);
    }
  }

  async #fetch({ path, over }: Action & { do: 'fetch' }): Promise<'done' | 'look'> {
    const { keys, importer, reconciler, tree } = this.#parts;
    try {
      const agreed = await importer.fetch(path, keyOfPath(keys, path), over);
      if (agreed) {
        reconciler.agree(path, agreed);
        return 'done';
      }
      reconciler.release(path);
      if (!isMarker(path)) reconciler.sightings.seeLocal(path, tree.look(path));
      return 'done';
    } catch (error) {
      // Deleted, or replaced while it was read.
      if (!(error instanceof BucketError && [404, 412].includes(error.status))) throw error;
      reconciler.release(path);
      return 'look';
    }
  }

  async #takeAway({ do: what, path, local }: Action & { do: 'drop' | 'rescue' }): Promise<'done'> {
    const { importer, reconciler, tree } = this.#parts;
    if (isMarker(path)) {
      tree.removeDirectory(path.slice(0, -1));
      reconciler.tookAway(path);
    } else if (what === 'rescue' ? importer.rescue(path, local) : importer.drop(path, local)) {
      reconciler.tookAway(path);
    } else {
      reconciler.release(path);
      reconciler.sightings.seeLocal(path, tree.look(path));
    }
    importer.prune(path);
    return 'done';
  }

  #isStill(path: string, stamp: string | undefined): boolean {
    const { reconciler, tree } = this.#parts;
    const local = tree.look(path);
    const found = local?.kind === 'directory' && stamp === undefined ? undefined : local;
    if (found?.stamp === stamp) return true;
    reconciler.release(path);
    reconciler.sightings.seeLocal(path, local);
    return false;
  }

  /** S3 refused because it has something else than we knew of: not an error, but a conflict to be found by looking. */
  #refused(path: string, error: unknown): 'look' {
    if (!(error instanceof BucketError)) throw error;
    if (error.status === 412 || (error.status === 404 && error.code === 'NoSuchKey')) {
      this.#parts.reconciler.release(path);
      return 'look';
    }
    throw exportErrorOf(error);
  }
}
