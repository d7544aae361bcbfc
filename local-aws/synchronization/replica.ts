import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { MiniStackClient } from '../ministack/client.ts';
import type { FileSystem } from '../s3files/entities.ts';
import { type Action, isExport } from './action.ts';
import { Bucket } from './bucket.ts';
import { BucketWatch } from './bucket-watch.ts';
import { Comparison } from './comparison.ts';
import { Complaints } from './complaints.ts';
import { Folder } from './folder.ts';
import { Importer } from './importer.ts';
import { type KeySpace, lostAndFoundName, pathOfKey } from './keys.ts';
import { LostAndFound } from './lost-and-found.ts';
import { type May, Permission } from './permission.ts';
import { Reconciler } from './reconciler.ts';
import { Tree } from './tree.ts';
import { Uploader } from './uploader.ts';
import { Worker } from './worker.ts';

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
  readonly #keys: KeySpace;
  readonly #tree: Tree;
  readonly #folder: Folder;
  readonly #bucketWatch: BucketWatch;
  readonly #reconciler: Reconciler;
  readonly #permission: Permission;
  readonly #worker: Worker;
  readonly #running = new Set<Promise<void>>();
  readonly #complaints: Complaints;
  readonly #comparison = new Comparison(() => this.#compare());
  #imports = 0;
  #imported: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;
  #closed = false;

  constructor(fileSystem: FileSystem, options: ReplicaOptions) {
    const { fileSystemId, prefix, scope, bucket: bucketName } = fileSystem;
    const { client, folder, aside, exportDelay, may, log } = options;
    const reservedName = lostAndFoundName(fileSystemId);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    this.fileSystem = fileSystem;
    this.#options = options;
    this.#keys = { prefix, reservedName };
    const keys = this.#keys;
    const tree = new Tree(folder);
    const bucket = new Bucket(client, scope, bucketName);
    const complaints = new Complaints((line) => log(`${fileSystemId}: ${line}`));
    const reconciler = new Reconciler(keys, Math.max(exportDelay, SETTLE_MS), (path, error) =>
      complaints.say(path, error),
    );
    const lostAndFound = new LostAndFound(tree, reservedName);
    const uploader = new Uploader(tree, bucket);
    const importer = new Importer({ tree, bucket, aside, lostAndFound });
    const permission = new Permission(fileSystem, may);
    this.#tree = tree;
    this.#complaints = complaints;
    this.#reconciler = reconciler;
    this.#permission = permission;
    this.#worker = new Worker({ keys, tree, bucket, uploader, importer, permission, reconciler });
    this.#bucketWatch = new BucketWatch({ bucket, keys, reconciler });
    this.#folder = new Folder(
      { tree, reservedName },
      (path, local) => reconciler.seeLocal(path, local),
      () => this.#wake(),
    );
  }

  /** Shows the bucket's objects. AWS loads names on first access and data by rule; here all is loaded at once. */
  async start(): Promise<void> {
    await this.#folder.lookAtAll();
    await this.#bucketWatch.lookAtAll();
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
    const paths = objectKeys?.map((key) => pathOfKey(this.#keys, key));
    const shown = paths?.filter((path) => path !== undefined);
    if (this.#closed || shown?.length === 0) return;
    if ((await this.#permission.refusal('import')) !== undefined) return;
    await this.#try(shown ? this.#bucketWatch.lookAt(shown) : this.#bucketWatch.lookAtAll());
    this.#advance();
  }

  async pendingExports(): Promise<number> {
    await this.#folder.lookAtAll();
    this.#advance();
    return this.#reconciler.pendingExports();
  }

  exportErrors(): { path: string; error: Error }[] {
    return this.#reconciler.exportErrors();
  }

  async close({ forget = false } = {}): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#soon);
    this.#folder.close();
    this.#worker.close();
    await Promise.all([...this.#running, this.#comparison.stop()]);
    this.#tree.close();
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
    for (const action of this.#reconciler.next(now)) this.#start(action);
    clearTimeout(this.#timer);
    const at = this.#reconciler.nextAt(now);
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
      const look = (await this.#worker.carryOut(action)) === 'look';
      this.#bucketWatch.learned(path);
      this.#complaints.settle(path);
      const mayLook = look && (await this.#permission.refusal('import')) === undefined;
      await this.#try(this.#bucketWatch.lookAt(mayLook ? [path] : []));
    } catch (error) {
      this.#reconciler.failed(path, error as Error, Date.now() + RETRY_MS);
    }
  }

  async #compare(): Promise<boolean> {
    await this.#try(this.#folder.lookAtAll());
    let found = false;
    if ((await this.#permission.refusal('import')) === undefined) {
      await this.#try(this.#bucketWatch.lookAtAll().then((news) => (found = news)));
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
