import { rm } from 'node:fs/promises';
import type { MiniStackClient } from '../ministack/client.ts';
import { withWayOut } from '../no-room.ts';
import type { FileSystem } from '../s3files/entities.ts';
import { type Action, isExport } from './action.ts';
import { Comparison } from './comparison.ts';
import { Complaints } from './complaints.ts';
import { Folder } from './folder.ts';
import { isMarker, pathOfKey } from './keys.ts';
import { assemble, type Parts } from './parts.ts';
import { type May, Permission } from './permission.ts';

/** A path is retried after this long when its export or import failed. */
const RETRY_MS = 1_000;
/** Kernel time stamps move in steps of up to 10 ms: a file is let alone that long, or two writes could look like one. */
const SETTLE_MS = 20;

export interface ReplicaOptions {
  readonly client: MiniStackClient;
  /** Of this file system; and one beside it that no mount shows. */
  readonly folder: string;
  readonly aside: string;
  readonly exportDelay: number;
  readonly may: May;
  readonly log: (line: string) => void;
}

/** One file system: a folder and a part of a bucket that are kept equal. */
export class Replica {
  readonly fileSystem: FileSystem;
  readonly #options: ReplicaOptions;
  readonly #permission: Permission;
  readonly #parts: Parts;
  readonly #folder: Folder;
  readonly #running = new Set<Promise<void>>();
  readonly #complaints: Complaints;
  readonly #comparison = new Comparison(() => this.#compare());
  #imports = 0;
  #imported: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;
  #closed = false;

  constructor(fileSystem: FileSystem, options: ReplicaOptions) {
    const tell = (line: string) => options.log(`${fileSystem.fileSystemId}: ${line}`);
    this.fileSystem = fileSystem;
    this.#options = options;
    this.#complaints = new Complaints(tell);
    this.#permission = new Permission(fileSystem, options.may);
    this.#parts = assemble(fileSystem, {
      ...options,
      permission: this.#permission,
      exportDelay: Math.max(options.exportDelay, SETTLE_MS),
      report: (path, error) => this.#complaints.say(path, error),
    });
    const { tree, keys, reconciler } = this.#parts;
    this.#folder = new Folder(
      { tree, reservedName: keys.reservedName },
      (path, local) => reconciler.sightings.seeLocal(path, local),
      () => this.#wake(),
    );
  }

  /** Shows the bucket's objects. AWS loads names on first access and data by rule; here all is loaded at once. */
  async start(): Promise<void> {
    await this.#folder.lookAtAll();
    await this.#parts.bucketWatch.lookAtAll();
    this.#advance();
    if (this.#imports > 0) {
      await new Promise<void>((resolve) => {
        this.#imported = resolve;
      });
    }
    this.#comparison.start();
  }

  /** Objects changed, as far as anybody told. */
  async hint(objectKeys?: readonly string[]): Promise<void> {
    const paths = objectKeys?.map((key) => pathOfKey(this.#parts.keys, key));
    const shown = paths?.filter((path) => path !== undefined);
    if (this.#closed || shown?.length === 0) return;
    if ((await this.#permission.refusal('import')) !== undefined) return;
    await this.#try(
      shown ? this.#parts.bucketWatch.lookAt(shown) : this.#parts.bucketWatch.lookAtAll(),
    );
    this.#advance();
  }

  async pendingExports(): Promise<number> {
    await this.#folder.lookAtAll();
    this.#advance();
    return this.#parts.reconciler.pendingExports();
  }

  exportErrors(): { path: string; error: Error }[] {
    return this.#parts.reconciler.exportErrors();
  }

  async close({ forget = false } = {}): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#soon);
    this.#folder.close();
    this.#parts.worker.close();
    await Promise.all([...this.#running, this.#comparison.stop()]);
    this.#parts.tree.close();
    await rm(this.#options.aside, { recursive: true, force: true });
    if (forget) await rm(this.#options.folder, { recursive: true, force: true });
  }

  /** Several events of one moment are one look. */
  #wake(): void {
    if (this.#closed) return;
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      void this.#try(this.#folder.lookAtTouched()).then(() => this.#advance());
    });
  }

  #advance(): void {
    if (this.#closed) return;
    const now = Date.now();
    for (const action of this.#parts.reconciler.next(now)) this.#start(action);
    clearTimeout(this.#timer);
    const at = this.#parts.reconciler.nextAt(now);
    if (at === undefined) return;
    this.#timer = setTimeout(() => this.#advance(), Math.max(at - now, 1)).unref();
  }

  #start(action: Action): void {
    const imports = isExport(action) ? 0 : 1;
    this.#imports += imports;
    const running = this.#carryOut(action).finally(() => {
      this.#running.delete(running);
      this.#advance();
      this.#imports -= imports;
      if (this.#imports === 0) this.#imported?.();
    });
    this.#running.add(running);
  }

  async #carryOut(action: Action): Promise<void> {
    const { path } = action;
    try {
      if (this.#closed) return;
      const look = (await this.#parts.worker.carryOut(action)) === 'look';
      if (action.do === 'fetch' && !isMarker(path)) this.#folder.learn(path);
      this.#parts.bucketWatch.learned(path);
      this.#complaints.settle(path);
      const mayLook = look && (await this.#permission.refusal('import')) === undefined;
      await this.#try(this.#parts.bucketWatch.lookAt(mayLook ? [path] : []));
    } catch (error) {
      const reason = withWayOut(error as Error, this.#options.folder);
      this.#parts.reconciler.failed(path, reason, Date.now() + RETRY_MS);
    }
  }

  async #compare(): Promise<boolean> {
    await this.#try(this.#folder.lookAtAll());
    let found = false;
    if ((await this.#permission.refusal('import')) === undefined) {
      await this.#try(this.#parts.bucketWatch.lookAtAll().then((news) => (found = news)));
    }
    this.#advance();
    return found;
  }

  /** A look that failed is repeated by the next comparison. */
  async #try(look: Promise<unknown>): Promise<void> {
    try {
      await look;
      this.#complaints.settle('');
    } catch (error) {
      if (!this.#closed) this.#complaints.say('', error as Error);
    }
  }
}
