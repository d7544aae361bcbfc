import type { Export } from './action.ts';
import type { Agreements } from './agreements.ts';
import type { Local } from './decide.ts';
import { ExportError } from './export-error.ts';
import { Parking } from './parking.ts';

interface Waiting {
  action: Export;
  readonly stamp: string;
  /** Of the file that is put, or was there before it was deleted. */
  readonly identity: string | undefined;
  dueAt: number;
  error?: Error;
}

/**
 * Changes of the folder on their way to the bucket. Each waits until its file has been left alone for the delay; then
 * for what has to be done before it; then, if it failed, for its next try.
 */
export class ExportQueue {
  readonly #agreements: Agreements;
  readonly #delay: number;
  readonly #report: (path: string, error: Error) => void;
  readonly #waiting = new Map<string, Waiting>();
  readonly #running = new Map<string, Waiting>();
  /** Where a file with this identity is to be put. */
  readonly #puts = new Map<string, string>();
  readonly #parking = new Parking();

  constructor(agreements: Agreements, delay: number, report: (path: string, error: Error) => void) {
    this.#agreements = agreements;
    this.#delay = delay;
    this.#report = report;
  }

  /** A further change of the file starts its delay again; seeing the same change again does not. */
  add(action: Export, before: Local | undefined, now: number): void {
    const { path } = action;
    const stamp = action.do === 'put' ? action.local.stamp : '';
    const known = this.#waiting.get(path);
    if (known?.action.do === action.do && known.stamp === stamp) {
      known.action = action;
      return;
    }
    this.cancel(path);
    const identity = (action.do === 'put' ? action.local : before)?.identity;
    this.#waiting.set(path, { action, stamp, identity, dueAt: now + this.#delay });
    if (action.do === 'put') this.#puts.set(action.local.identity, path);
  }

  /** There is nothing to export at a path any more. */
  cancel(path: string): void {
    const waiting = this.#waiting.get(path);
    if (!waiting) return;
    this.#waiting.delete(path);
    this.#forgetPut(path, waiting);
    this.#parking.leave(path);
    this.#parking.free(path);
  }

  /** What is to be done now; each stays under way until it is settled or failed. */
  start(now: number): Export[] {
    const due = [...this.#waiting.values()].filter(
      ({ action, dueAt }) => dueAt <= now && !this.#parking.has(action.path),
    );
    // Puts first: only then is it known which of them a deletion can wait for.
    due.sort((a, b) => Number(a.action.do === 'delete') - Number(b.action.do === 'delete'));
    return due.flatMap((waiting) => {
      const { path } = waiting.action;
      const cause = this.#waitsFor(waiting);
      if (cause !== undefined) {
        // A deletion that waits for this put was told to in the belief that it could go ahead.
        this.#parking.free(path);
        this.#parking.enter(path, cause);
        return [];
      }
      this.#waiting.delete(path);
      this.#running.set(path, waiting);
      return [waiting.action];
    });
  }

  /** An export ended, well or because a side had changed. */
  settle(path: string): void {
    const running = this.#running.get(path);
    if (!running) return;
    this.#running.delete(path);
    this.#forgetPut(path, running);
    this.#parking.free(path);
  }

  failed(path: string, error: Error, retryAt: number): void {
    const running = this.#running.get(path);
    if (!running) return;
    this.#running.delete(path);
    this.#waiting.set(path, { ...running, dueAt: retryAt, error });
    this.#parking.free(path);
  }

  /** A change that can never be exported. */
  never(path: string, error: Error): void {
    const waiting = this.#waiting.get(path);
    if (!waiting || waiting.error) return;
    waiting.dueAt = Number.POSITIVE_INFINITY;
    waiting.error = error;
    this.#report(path, error);
    this.#parking.free(path);
  }

  /** Something is gone that a path may have waited for. */
  free(causes: readonly string[]): void {
    for (const cause of causes) this.#parking.free(cause);
  }

  /** When the next change is due; what is due already waits for something else than time. */
  nextAt(now: number): number {
    let at = Number.POSITIVE_INFINITY;
    for (const { dueAt } of this.#waiting.values()) if (dueAt > now) at = Math.min(at, dueAt);
    return at;
  }

  /** Changes that are not in the bucket yet, without those that never can be. */
  count(): number {
    let count = this.#running.size;
    for (const waiting of this.#waiting.values()) if (!isHopeless(waiting)) count += 1;
    return count;
  }

  errors(): { path: string; error: Error }[] {
    return [...this.#waiting].flatMap(([path, { error }]) => (error ? [{ path, error }] : []));
  }

  #waitsFor(waiting: Waiting): string | undefined {
    const { action, identity } = waiting;
    if (action.do === 'put') return this.#agreements.clash(action.path);
    const renamed = identity && this.#puts.get(identity);
    // Unless that put itself waits for a deletion: a circle, as in two files that swap places with their directories.
    if (!renamed || this.#agreements.clash(renamed) !== undefined) return undefined;
    if (this.#waiting.get(renamed)?.error) {
      const message = `the object stays in the bucket until ${renamed} is exported`;
      waiting.error = new ExportError('DependencyExportFailed', message);
      this.#report(action.path, waiting.error);
    }
    return renamed;
  }

  #forgetPut(path: string, { identity }: Waiting): void {
    if (identity && this.#puts.get(identity) === path) this.#puts.delete(identity);
  }
}

/** What can never be exported must not hold up the deletion of the file system. */
const isHopeless = ({ dueAt, error }: Waiting): boolean =>
  dueAt === Number.POSITIVE_INFINITY ||
  (error instanceof ExportError && error.name === 'DependencyExportFailed');
