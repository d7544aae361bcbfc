import { type Action, isExport } from './action.ts';
import { Agreements } from './agreements.ts';
import { type Agreed, decideFile, decideMarker } from './decide.ts';
import { ExportError } from './export-error.ts';
import { ExportQueue } from './export-queue.ts';
import { isMarker, isTooLong, type KeySpace } from './keys.ts';
import { Sightings } from './sightings.ts';

const OBSTACLE_RETRY_MS = 1_000;

/**
 * Folder and bucket of one file system as last seen, what they agreed on, and what follows from that. Knows nothing of
 * disks, networks or clocks: the same steps always give the same actions.
 */
export class Reconciler {
  readonly #keys: KeySpace;
  readonly #agreements = new Agreements();
  readonly #exports: ExportQueue;
  /** What is seen of either side is told here; `next` acts on it. */
  readonly sightings = new Sightings();
  readonly #busy = new Map<string, Action>();
  readonly #report: (path: string, error: Error) => void;

  /**
   * @param delay milliseconds without a further change after which a change of the folder is exported.
   * @param report called with what stands in the way of a path, each time that this is found.
   */
  constructor(
    keys: KeySpace,
    delay: number,
    report: (path: string, error: Error) => void = () => {},
  ) {
    this.#keys = keys;
    this.#report = report;
    this.#exports = new ExportQueue(this.#agreements, delay, report);
  }

  isBusy(path: string): boolean {
    return this.#busy.has(path);
  }

  /** The actions that are due; their paths are busy until settled. */
  next(now: number): Action[] {
    this.sightings.pass(now);
    const actions = [...this.sightings.dirty].flatMap((path) => this.#review(path, now));
    for (const action of this.#exports.start(now)) actions.push(...this.#start(action));
    return actions;
  }

  /** When the next action is due; undefined when nothing waits for time to pass. */
  nextAt(now: number): number | undefined {
    const at = Math.min(this.#exports.nextAt(now), this.sightings.nextAt());
    return Number.isFinite(at) ? at : undefined;
  }

  /** A put, a delete or a fetch succeeded: both sides are equal at its path (undefined: nothing is there). */
  agree(path: string, agreed: Agreed | undefined): void {
    const fetched = this.#busy.get(path)?.do === 'fetch';
    this.#remember(path, agreed);
    // An export leaves the folder as it is: what was written to the file meanwhile may already have been seen.
    if (fetched && !isMarker(path)) this.sightings.seeLocal(path, agreed?.local);
    this.sightings.seeRemote(path, agreed?.remote);
    this.release(path);
  }

  /** What the mount had at the path is gone from there; what the bucket has decides what comes next. */
  tookAway(path: string): void {
    this.#remember(path, undefined);
    if (!isMarker(path)) this.sightings.seeLocal(path, undefined);
    this.release(path);
  }

  /** An action was not carried out, because a side changed meanwhile. */
  release(path: string): void {
    this.#busy.delete(path);
    this.#exports.settle(path);
    this.sightings.dirty.add(path);
  }

  /** An action failed: tried again later. */
  failed(path: string, error: Error, retryAt: number): void {
    const failed = this.#busy.get(path);
    this.#report(path, error);
    this.#busy.delete(path);
    if (isExport(failed)) {
      this.#exports.failed(path, error, retryAt);
      this.sightings.dirty.add(path);
    } else this.sightings.decideAt(path, retryAt);
  }

  /** Changes of the mount that are not in the bucket yet, without those that never can be. */
  pendingExports(): number {
    return this.#exports.count();
  }

  exportErrors(): { path: string; error: Error }[] {
    return this.#exports.errors();
  }

  #review(path: string, now: number): Action[] {
    if (this.#busy.has(path)) return [];
    this.sightings.dirty.delete(path);
    const agreed = this.#agreements.get(path);
    const local = this.sightings.local(path);
    const remote = this.sightings.remote(path);
    const decision = (isMarker(path) ? decideMarker : decideFile)({ agreed, local, remote });

    if (decision === 'put') {
      const over = agreed?.remote;
      const put: Action = { do: 'put', path, local: local!, ...(over && { over }) };
      this.#exports.add(put, undefined, now);
      if (isTooLong(this.#keys, path)) this.#exports.never(path, tooLong());
      return [];
    }
    if (decision === 'delete') {
      this.#exports.add({ do: 'delete', path, over: agreed!.remote }, agreed!.local, now);
      return [];
    }
    this.#exports.cancel(path);
    switch (decision) {
      case 'none':
        return [];
      case 'adopt':
        this.#remember(path, { local: local!, remote: remote! });
        return [];
      case 'forget':
        this.#remember(path, undefined);
        this.sightings.dirty.add(path);
        return [];
      case 'fetch': {
        const obstacle = this.sightings.obstacle(path);
        if (obstacle) return this.#makeWay(obstacle, path, now);
        return this.#start({ do: 'fetch', path, remote: remote!, ...(local && { over: local }) });
      }
      default:
        return this.#start({ do: decision, path, local: local! });
    }
  }

  #start(action: Action): Action[] {
    this.#busy.set(action.path, action);
    return [action];
  }

  #makeWay(obstacle: string, path: string, now: number): Action[] {
    const local = this.sightings.local(obstacle)!;
    // A special file is not ours to move; the object shows once it is gone.
    if (local.kind === 'other') {
      this.sightings.decideAt(path, now + OBSTACLE_RETRY_MS);
      return [];
    }
    this.sightings.dirty.add(path);
    if (this.#busy.has(obstacle)) return [];
    this.#exports.cancel(obstacle);
    const unchanged = this.#agreements.get(obstacle)?.local.stamp === local.stamp;
    return this.#start({ do: unchanged ? 'drop' : 'rescue', path: obstacle, local });
  }

  #remember(path: string, agreed: Agreed | undefined): void {
    this.#exports.free(this.#agreements.set(path, agreed));
  }
}

const tooLong = () =>
  new ExportError('PathTooLong', 'the key would be longer than 1,024 bytes; use shorter names');
