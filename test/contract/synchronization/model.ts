import { expect } from '@jest/globals';
import type { Action } from '../../../local-aws/synchronization/action.ts';
import type { Local, Remote } from '../../../local-aws/synchronization/decide.ts';
import { Reconciler } from '../../../local-aws/synchronization/reconciler.ts';

/** Every path that the model uses: few enough to meet, deep enough for a file where a directory is needed. */
export const PATHS = ['a', 'a/b', 'a/c', 'b', 'b/c', 'b/c/d', 'c'];
const MARKERS = ['a/', 'b/', 'b/c/'];
export const KEYS = [...PATHS, ...MARKERS];
export const DELAY = 60;

const above = (path: string): string[] =>
  PATHS.filter((other) => path.startsWith(`${other}/`) && other !== path.replace(/\/$/, ''));
const DIRECTORY = Symbol('directory');

interface File {
  readonly content: string;
  /** Changes with every write and rename of the file itself, as the change time does. */
  stamp: number;
}

/**
 * A folder and a bucket in memory, each with the rules of the real one, and the reconciler between them. Every content
 * is unique, so whoever loses one is found out: what synchronisation takes away must be kept somewhere.
 */
export class Model {
  readonly folder = new Map<string, File | typeof DIRECTORY>();
  readonly bucket = new Map<string, Remote>();
  readonly #kept = new Set<string>();
  readonly #shown = new Set<string>();
  readonly #made = new Set<string>();
  readonly #reconciler = new Reconciler({ prefix: '', reservedName: 'reserved' }, DELAY);
  readonly #steps: (() => (() => void) | undefined)[] = [];
  #now = 0;
  #count = 0;

  // What a handler does.

  write(path: string): void {
    if (this.#isDirectory(path) || above(path).some((other) => this.#file(other))) return;
    this.#count += 1;
    this.#place(path, { content: `local ${this.#count}`, stamp: this.#count });
  }

  remove(path: string): void {
    if (this.#file(path)) this.folder.delete(path);
  }

  removeDirectory(path: string): void {
    if (this.#isDirectory(path) && this.#below(path).length === 0) this.folder.delete(path);
  }

  rename(from: string, to: string): void {
    const source = this.folder.get(from);
    if (!source || from === to || to.startsWith(`${from}/`)) return;
    if (above(to).some((other) => !this.#isDirectory(other))) return;
    if (source === DIRECTORY) {
      if (this.#file(to) || this.#below(to).length > 0) return;
      const moved = [from, ...this.#below(from)].map(
        (path) => [path, this.folder.get(path)!] as const,
      );
      if (moved.some(([path]) => !PATHS.includes(to + path.slice(from.length)))) return;
      for (const [path] of moved) this.folder.delete(path);
      for (const [path, entry] of moved) this.#place(to + path.slice(from.length), entry);
    } else if (!this.#isDirectory(to)) {
      this.folder.delete(from);
      this.#count += 1;
      this.#place(to, { ...source, stamp: this.#count });
    }
  }

  // What a client of S3 does.

  put(key: string): void {
    this.#count += 1;
    this.#putObject(key, `remote ${this.#count}`);
  }

  delete(key: string): void {
    this.bucket.delete(key);
  }

  // What the world tells the reconciler, and when.

  notice(path: string): void {
    this.#reconciler.sightings.seeLocal(path, this.#look(path));
  }

  scan(): void {
    for (const path of PATHS) this.notice(path);
  }

  look(key: string): void {
    if (!this.#reconciler.isBusy(key))
      this.#reconciler.sightings.seeRemote(key, this.bucket.get(key));
  }

  list(): void {
    for (const key of KEYS) this.look(key);
  }

  wait(time: number): void {
    this.#now += time;
  }

  decide(): void {
    for (const action of this.#reconciler.next(this.#now)) {
      this.#steps.push(() => this.#begin(action));
    }
  }

  /** The first half of an action, or the second half of one that has begun. */
  work(index: number): void {
    if (this.#steps.length === 0) return;
    const [step] = this.#steps.splice(index % this.#steps.length, 1);
    const rest = step!();
    if (rest) this.#steps.push(() => void rest());
  }

  /** Lets everything happen that is going to happen. */
  settle(): void {
    for (let round = 0; round < 200; round += 1) {
      this.scan();
      this.list();
      this.decide();
      if (this.#steps.length === 0 && this.#reconciler.nextAt(this.#now) === undefined) return;
      while (this.#steps.length > 0) this.work(0);
      this.wait(DELAY);
    }
    throw new Error('folder and bucket never come to rest');
  }

  pendingExports(): number {
    return this.#reconciler.pendingExports();
  }

  files(): Record<string, string> {
    const files = PATHS.flatMap((path) => {
      const file = this.#file(path);
      return file ? [[path, file.content]] : [];
    });
    return Object.fromEntries(files);
  }

  /** What AWS would show: objects whose key is not also a directory, in the bucket or on the mount. */
  shown(): Record<string, string> {
    const shown = [...this.bucket].filter(
      ([key]) =>
        !key.endsWith('/') &&
        !this.#isDirectory(key) &&
        ![...this.bucket.keys()].some((other) => other.startsWith(`${key}/`)),
    );
    return Object.fromEntries(shown.map(([key, { etag }]) => [key, etag]));
  }

  #begin(action: Action): (() => void) | undefined {
    switch (action.do) {
      case 'put':
        return this.#beginPut(action);
      case 'delete':
        return this.#delete(action);
      case 'fetch':
        return this.#beginFetch(action);
      default:
        return this.#takeAway(action);
    }
  }

  #beginPut({ path, local, over }: Action & { do: 'put' }): (() => void) | undefined {
    if (this.#look(path)?.stamp !== local.stamp) return this.#release(path);
    if (this.bucket.get(path)?.etag !== over?.etag) return this.#release(path);
    if (over) this.#mustHaveBeenShown(path, over);
    const remote = this.#putObject(path, this.#file(path)!.content);
    return () => {
      this.#reconciler.agree(path, { local, remote });
      this.notice(path);
    };
  }

  #delete({ path, over }: Action & { do: 'delete' }): undefined {
    const gone = path.endsWith('/') ? !this.#isDirectory(path.slice(0, -1)) : !this.#file(path);
    if (!gone || this.bucket.get(path)?.etag !== over.etag) return this.#release(path);
    if (!path.endsWith('/')) this.#mustHaveBeenShown(path, over);
    this.bucket.delete(path);
    this.#reconciler.agree(path, undefined);
  }

  #beginFetch({ path, over }: Action & { do: 'fetch' }): (() => void) | undefined {
    const remote = this.bucket.get(path);
    if (!remote) return this.#release(path);
    return () => {
      const directory = path.endsWith('/') ? path.slice(0, -1) : undefined;
      const obstructed = above(path).some((other) => this.#file(other));
      if (obstructed || (directory && this.#file(directory))) return this.#release(path);
      if (!directory && this.#look(path)?.stamp !== over?.stamp) return this.#release(path);
      if (over && !directory) this.#mustBeKept(this.#file(path)!);
      for (const parent of above(path)) if (!this.folder.has(parent)) this.#made.add(parent);
      this.#count += 1;
      if (!directory) this.#place(path, { content: remote.etag, stamp: this.#count });
      else if (!this.folder.has(directory)) this.#place(directory, DIRECTORY);
      this.#reconciler.agree(path, { local: this.#look(directory ?? path)!, remote });
    };
  }

  #takeAway({ do: what, path, local }: Action & { do: 'drop' | 'rescue' }): undefined {
    if (path.endsWith('/')) {
      this.removeDirectory(path.slice(0, -1));
      this.#reconciler.tookAway(path);
      return;
    }
    if (this.#look(path)?.stamp !== local.stamp) return this.#release(path);
    const file = this.#file(path)!;
    if (what === 'rescue') this.#kept.add(file.content);
    this.#mustBeKept(file);
    this.folder.delete(path);
    this.#reconciler.tookAway(path);
    for (const parent of above(path).reverse()) {
      if (this.#made.has(parent)) this.removeDirectory(parent);
    }
  }

  #release(path: string): undefined {
    this.#reconciler.release(path);
    this.notice(path.replace(/\/$/, ''));
    this.look(path);
  }

  #putObject(key: string, content: string): Remote {
    this.#count += 1;
    const remote = { version: `${this.#count}`, etag: content };
    this.bucket.set(key, remote);
    this.#kept.add(content);
    return remote;
  }

  #place(path: string, entry: File | typeof DIRECTORY): void {
    for (const parent of above(path))
      if (!this.folder.has(parent)) this.folder.set(parent, DIRECTORY);
    this.folder.set(path, entry);
    if (entry !== DIRECTORY) this.#shown.add(`${path} ${entry.content}`);
  }

  /** Nothing may leave the folder that is neither a version in the bucket nor in lost and found. */
  #mustBeKept({ content }: File): void {
    expect(this.#kept).toContain(content);
  }

  /** Nothing may be replaced in the bucket that nobody could see on the mount before. */
  #mustHaveBeenShown(path: string, { etag }: Remote): void {
    expect(this.#shown).toContain(`${path} ${etag}`);
  }

  #look(path: string): Local | undefined {
    const entry = this.folder.get(path);
    if (entry === undefined) return undefined;
    if (entry === DIRECTORY) return { kind: 'directory', stamp: 'directory', identity: path };
    return { kind: 'file', stamp: `${entry.stamp}`, identity: entry.content };
  }

  #file(path: string): File | undefined {
    const entry = this.folder.get(path);
    return entry === DIRECTORY ? undefined : entry;
  }

  #isDirectory(path: string): boolean {
    return this.folder.get(path) === DIRECTORY;
  }

  #below(path: string): string[] {
    return [...this.folder.keys()].filter((other) => other.startsWith(`${path}/`));
  }
}
