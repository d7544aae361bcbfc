import { type Agreed, decideFile, decideMarker, type Local, type Remote } from './decide.ts';
import { Directories } from './directories.ts';
import { ExportError } from './export-error.ts';
import { directoriesOf, isMarker, isTooLong, type KeySpace, keyOfPath } from './keys.ts';
import { ShownObjects } from './shown-objects.ts';
import { WaitingExports } from './waiting-exports.ts';

/** Something to do now. Whoever does it checks first that both sides are still as described, and then settles the path. */
export type Action =
  | { readonly do: 'put'; readonly path: string; readonly local: Local; readonly over?: Remote }
  | { readonly do: 'delete'; readonly path: string; readonly over: Remote }
  | { readonly do: 'fetch'; readonly path: string; readonly remote: Remote; readonly over?: Local }
  | { readonly do: 'drop' | 'rescue'; readonly path: string; readonly local: Local };

const OBSTACLE_RETRY_MS = 1_000;

/**
 * Folder and bucket of one file system as last seen, what they agreed on, and what follows from that. Knows nothing of
 * disks, networks or clocks: the same steps always give the same actions.
 */
export class Reconciler {
  readonly #keys: KeySpace;
  readonly #agreed = new Map<string, Agreed>();
  readonly #agreedDirectories = new Directories();
  readonly #local = new Map<string, Local>();
  readonly #remote = new ShownObjects();
  readonly #waiting: WaitingExports;
  readonly #dirty = new Set<string>();
  readonly #busy = new Map<string, Action>();
  readonly #retryAt = new Map<string, number>();
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
    this.#waiting = new WaitingExports(delay);
  }

  seeLocal(path: string, local: Local | undefined): void {
    const before = this.#local.get(path);
    if (before?.stamp === local?.stamp && before?.kind === local?.kind) return;
    if (local) this.#local.set(path, local);
    else this.#local.delete(path);
    this.#dirty.add(path);
    if (before?.kind === 'directory' || local?.kind === 'directory') this.#dirty.add(`${path}/`);
  }

  seeRemote(path: string, remote: Remote | undefined): void {
    if (this.#remote.behind(path)?.version === remote?.version) return;
    this.#dirty.add(path);
    for (const other of this.#remote.set(path, remote)) this.#dirty.add(other);
  }

  /** Where there was something at the last look. */
  remotePaths(): IterableIterator<string> {
    return this.#remote.paths();
  }

  isBusy(path: string): boolean {
    return this.#busy.has(path);
  }

  /** The actions that are due; their paths are busy until settled. */
  next(now: number): Action[] {
    for (const [path, at] of this.#retryAt) {
      if (at > now) continue;
      this.#retryAt.delete(path);
      this.#dirty.add(path);
    }
    const actions = [...this.#dirty].flatMap((path) => this.#review(path, now));
    for (const waiting of this.#waiting.due(now)) {
      if (this.#mustWait(waiting.path)) continue;
      actions.push(waiting.action);
      this.#waiting.take(waiting.path);
      this.#busy.set(waiting.path, waiting.action);
    }
    return actions;
  }

  /** When the next action is due; undefined when nothing waits for time to pass. */
  nextAt(now: number): number | undefined {
    const at = Math.min(this.#waiting.nextAt(now), ...this.#retryAt.values());
    return Number.isFinite(at) ? at : undefined;
  }

  /** A put, a delete or a fetch succeeded: both sides are equal at its path (undefined: nothing is there). */
  agree(path: string, agreed: Agreed | undefined): void {
    const fetched = this.#busy.get(path)?.do === 'fetch';
    this.#remember(path, agreed);
    // An export leaves the folder as it is: what was written to the file meanwhile may already have been seen.
    if (fetched && !isMarker(path)) this.seeLocal(path, agreed?.local);
    this.seeRemote(path, agreed?.remote);
    this.release(path);
  }

  /** What the mount had at the path is gone from there; what the bucket has decides what comes next. */
  tookAway(path: string): void {
    this.#remember(path, undefined);
    if (!isMarker(path)) this.seeLocal(path, undefined);
    this.release(path);
  }

  /** An action was not carried out, because a side changed meanwhile. */
  release(path: string): void {
    this.#busy.delete(path);
    this.#dirty.add(path);
  }

  /** An action failed: tried again later. */
  failed(path: string, error: Error, retryAt: number): void {
    const action = this.#busy.get(path);
    this.#report(path, error);
    this.release(path);
    if (action?.do === 'put' || action?.do === 'delete') {
      this.#waiting.failed(action, error, retryAt, this.#agreed.get(path)?.local);
    } else {
      this.#dirty.delete(path);
      this.#retryAt.set(path, retryAt);
    }
  }

  /** Changes of the mount that are not in the bucket yet, without those that never can be. */
  pendingExports(): number {
    const busy = [...this.#busy.values()].filter((a) => a.do === 'put' || a.do === 'delete');
    return busy.length + this.#waiting.count();
  }

  /** Actions under way that bring the bucket's state to the mount, and ones still to be decided. */
  pendingImports(): number {
    const busy = [...this.#busy.values()].filter((a) => a.do !== 'put' && a.do !== 'delete');
    return busy.length + [...this.#dirty].filter((path) => !this.#busy.has(path)).length;
  }

  exportErrors(): { path: string; error: Error }[] {
    return this.#waiting.errors();
  }

  #review(path: string, now: number): Action[] {
    if (this.#busy.has(path)) return [];
    this.#dirty.delete(path);
    const agreed = this.#agreed.get(path);
    const remote = this.#remote.get(path);
    const local = this.#local.get(isMarker(path) ? path.slice(0, -1) : path);
    const decision = (isMarker(path) ? decideMarker : decideFile)({ agreed, local, remote });

    if (decision === 'put') {
      const over = agreed?.remote;
      const action: Action = { do: 'put', path, local: local!, ...(over && { over }) };
      this.#waiting.add(action, local!.stamp, now);
      if (isTooLong(this.#keys, path)) {
        const bytes = Buffer.byteLength(keyOfPath(this.#keys, path));
        const message = `the key would have ${bytes} bytes, S3 takes 1,024; use shorter names`;
        const error = new ExportError('PathTooLong', message);
        this.#waiting.never(path, error);
        this.#report(path, error);
      }
      return [];
    }
    if (decision === 'delete') {
      this.#waiting.add({ do: 'delete', path, over: agreed!.remote }, '', now, agreed!.local);
      return [];
    }
    this.#waiting.take(path);
    switch (decision) {
      case 'none':
        return [];
      case 'adopt':
        this.#remember(path, { local: local!, remote: remote! });
        return [];
      case 'forget':
        this.#remember(path, undefined);
        this.#dirty.add(path);
        return [];
      case 'fetch': {
        const way = this.#obstacle(path);
        if (way) return this.#makeWay(way, path, now);
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

  /** A file of the mount where the bucket needs a directory. */
  #obstacle(path: string): string | undefined {
    return directoriesOf(path).find((directory) => {
      const kind = this.#local.get(directory)?.kind;
      return kind !== undefined && kind !== 'directory';
    });
  }

  #makeWay(obstacle: string, path: string, now: number): Action[] {
    const local = this.#local.get(obstacle)!;
    // A special file is not ours to move; the object shows once it is gone.
    if (local.kind === 'other') {
      this.#retryAt.set(path, now + OBSTACLE_RETRY_MS);
      return [];
    }
    this.#dirty.add(path);
    if (this.#busy.has(obstacle)) return [];
    this.#waiting.take(obstacle);
    const unchanged = this.#agreed.get(obstacle)?.local.stamp === local.stamp;
    return this.#start({ do: unchanged ? 'drop' : 'rescue', path: obstacle, local });
  }

  /** Keys that cannot be shown together must not exist together: what was there goes first. */
  #clashes(path: string): boolean {
    return (
      this.#agreedDirectories.has(path) ||
      directoriesOf(path).some((directory) => this.#agreed.has(directory))
    );
  }

  #mustWait(path: string): boolean {
    const waiting = this.#waiting.get(path)!;
    if (waiting.action.do === 'put') return this.#clashes(path);
    const renamed = waiting.identity && this.#puttingAs(waiting.identity);
    // Unless that put itself waits for a deletion: a circle, as in two files that swap places with their directories.
    if (!renamed || this.#clashes(renamed)) return false;
    const cause = this.#waiting.get(renamed)?.error;
    if (cause) {
      const message = `the object stays in the bucket until ${renamed} is exported`;
      const error = new ExportError('DependencyExportFailed', message);
      this.#waiting.blocked(path, error);
      this.#report(path, error);
    }
    return true;
  }

  /** Where a renamed file is to be exported to: its old key goes after the new one has come. */
  #puttingAs(identity: string): string | undefined {
    const busy = [...this.#busy.values()].find(
      (a) => a.do === 'put' && a.local.identity === identity,
    );
    return busy?.path ?? this.#waiting.putOf(identity);
  }

  #remember(path: string, agreed: Agreed | undefined): void {
    const known = this.#agreed.has(path);
    if (agreed) this.#agreed.set(path, agreed);
    else this.#agreed.delete(path);
    if (known === (agreed !== undefined)) return;
    if (agreed) this.#agreedDirectories.add(path);
    else this.#agreedDirectories.remove(path);
  }
}
