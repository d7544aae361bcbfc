import type { Local } from './decide.ts';
import { ExportError } from './export-error.ts';
import type { Action } from './reconciler.ts';

type Export = Extract<Action, { do: 'put' | 'delete' }>;

/** A change of the mount on its way to the bucket. */
export interface WaitingExport {
  readonly path: string;
  readonly action: Export;
  readonly stamp: string;
  /** Of the file that was put or deleted. */
  readonly identity: string | undefined;
  dueAt: number;
  error?: Error;
}

/** Changes that wait until their file has been left alone for a while, or until what refused them has changed. */
export class WaitingExports {
  readonly #delay: number;
  readonly #byPath = new Map<string, WaitingExport>();
  readonly #puts = new Map<string, string>();

  constructor(delay: number) {
    this.#delay = delay;
  }

  /** A further change of the file starts its delay again; seeing the same change again does not. */
  add(action: Export, stamp: string, now: number, deleted?: Local): void {
    const { path } = action;
    const known = this.#byPath.get(path);
    if (known?.action.do === action.do && known.stamp === stamp) return;
    this.take(path);
    const identity = action.do === 'put' ? action.local.identity : deleted?.identity;
    this.#byPath.set(path, { path, action, stamp, identity, dueAt: now + this.#delay });
    if (action.do === 'put') this.#puts.set(action.local.identity, path);
  }

  take(path: string): void {
    const known = this.#byPath.get(path);
    if (!known) return;
    this.#byPath.delete(path);
    const { identity } = known;
    if (identity && this.#puts.get(identity) === path) this.#puts.delete(identity);
  }

  get(path: string): WaitingExport | undefined {
    return this.#byPath.get(path);
  }

  /** The path that a file with this identity waits to be put at. */
  putOf(identity: string): string | undefined {
    return this.#puts.get(identity);
  }

  failed(action: Export, error: Error, retryAt: number, deleted?: Local): void {
    const stamp = action.do === 'put' ? action.local.stamp : '';
    this.add(action, stamp, retryAt - this.#delay, deleted);
    this.blocked(action.path, error);
  }

  blocked(path: string, error: Error): void {
    const waiting = this.#byPath.get(path);
    if (waiting) waiting.error = error;
  }

  never(path: string, error: Error): void {
    this.blocked(path, error);
    const waiting = this.#byPath.get(path);
    if (waiting) waiting.dueAt = Number.POSITIVE_INFINITY;
  }

  due(now: number): WaitingExport[] {
    const due = [...this.#byPath.values()].filter(({ dueAt }) => dueAt <= now);
    // A key that is deleted because its file was renamed goes after the file's new key.
    return due.sort((a, b) => Number(a.action.do === 'delete') - Number(b.action.do === 'delete'));
  }

  /** What is due already waits for another path, not for time. */
  nextAt(now: number): number {
    let at = Number.POSITIVE_INFINITY;
    for (const { dueAt } of this.#byPath.values()) if (dueAt > now) at = Math.min(at, dueAt);
    return at;
  }

  count(): number {
    let count = 0;
    for (const waiting of this.#byPath.values()) if (!isHopeless(waiting)) count += 1;
    return count;
  }

  errors(): { path: string; error: Error }[] {
    return [...this.#byPath.values()].flatMap(({ path, error }) =>
      error ? [{ path, error }] : [],
    );
  }
}

/** What can never be exported does not hold up the deletion of the file system. */
const isHopeless = ({ dueAt, error }: WaitingExport): boolean =>
  dueAt === Number.POSITIVE_INFINITY ||
  (error instanceof ExportError && error.name === 'DependencyExportFailed');
