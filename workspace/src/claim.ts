import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Directory, inDirectory } from './directory.ts';
import { ClaimLostError } from './errors.ts';
import { hasCode } from './failure.ts';
import { checkNames, KIT_DIRECTORY } from './path.ts';
import { type Content, type InStaging, type Staging, stage } from './publish.ts';
import { install, LEASE, type Lease, vacate, vacateOwn } from './takeover.ts';
import type { Clock } from './wait.ts';

export interface ClaimOptions {
  /** Milliseconds without `renew()` after which others may take the task over; 60,000 when left out. */
  readonly lease?: number;
  /** Who works on it, for people who look; a random name when left out. */
  readonly owner?: string;
}

/** What a claim needs of its workspace. */
export interface ClaimContext {
  readonly top: string;
  readonly task: string;
  readonly publish: (inStaging: InStaging, path: string, content: Content) => Promise<number>;
  readonly clock: Clock;
}

const DEFAULT_LEASE = 60_000;
const CLAIMS = [KIT_DIRECTORY, 'claims'];
const STAGING = [KIT_DIRECTORY, 'staging'];

/**
 * A task that is ours. It is the directory `.workspace/claims/<task>/<owner's token>`, in which everything is staged: takeover
 * removes that directory, and a file in a directory that is gone cannot be renamed into a result.
 */
export class Claim {
  readonly task: string;
  readonly #context: ClaimContext;
  readonly #lease: Required<ClaimOptions>;
  readonly #token: string;

  constructor(context: ClaimContext, lease: Required<ClaimOptions>, token: string) {
    this.task = context.task;
    this.#context = context;
    this.#lease = lease;
    this.#token = token;
  }

  /**
   * Like `Workspace.publish`, as long as the task is ours.
   *
   * @throws ClaimLostError once it was taken over; nothing is published then
   */
  publish(path: string, content: Content): Promise<number> {
    return this.#context.publish((work) => this.#inside(work), path, content);
  }

  /**
   * Makes the lease last its full length from now on. To be called well before it runs out.
   *
   * @throws ClaimLostError once the task was taken over
   */
  renew(): Promise<void> {
    return this.#inside((staging) => {
      const aside = randomUUID();
      return staging.guard(aside, async () => {
        await stage(staging.entry(aside), leaseText(this.#context.clock, this.#lease));
        await rename(staging.entry(aside), staging.entry(LEASE));
      });
    });
  }

  /** Gives the task back; nothing happens if it was taken over. */
  release(): Promise<void> {
    return inDirectory(this.#context.top, CLAIMS, true, (claims) =>
      vacateOwn(claims, keyOf(this.task), this.#token, this.#context.clock),
    );
  }

  /** Names are looked up anew for every step: a descriptor of the directory would follow it wherever it goes. */
  #inside<T>(work: (staging: Staging) => Promise<T>): Promise<T> {
    return inDirectory(this.#context.top, CLAIMS, true, (claims) => {
      const entry = (name: string) => claims.entry(join(keyOf(this.task), this.#token, name));
      return work({ entry, guard: (_, attempt, path) => this.#guard(claims, attempt, path) });
    });
  }

  async #guard<T>(claims: Directory, attempt: () => Promise<T>, path = this.task): Promise<T> {
    try {
      return await attempt();
    } catch (cause) {
      const isOurs = await lstat(claims.entry(join(keyOf(this.task), this.#token, LEASE))).then(
        () => true,
        (error: unknown) => !hasCode(error, 'ENOENT', 'ESTALE'),
      );
      if (!isOurs) {
        throw new ClaimLostError(
          path,
          `the claim on ${JSON.stringify(this.task)} was taken over after ${this.#lease.lease / 1000} s without renew(); leave the task to its new owner, or renew more often`,
          { cause },
        );
      }
      return claims.guard(keyOf(this.task), () => Promise.reject(cause), path);
    }
  }
}

/** Takes a task for a new owner; nothing while someone else's lease lasts. */
export const takeClaim = async (
  context: ClaimContext,
  { lease = DEFAULT_LEASE, owner }: ClaimOptions,
): Promise<Claim | undefined> => {
  const { top, task, clock } = context;
  const token = randomUUID();
  const key = keyOf(task);
  checkNames(task, [key]);
  const terms = { lease, owner: owner ?? token };
  return inDirectory(top, STAGING, true, (staging) =>
    inDirectory(top, CLAIMS, true, async (claims) => {
      // Whoever waits for a turn asks often: nothing is written while the task is taken.
      if (!(await vacate(claims, key, clock))) return undefined;
      const prepared = staging.entry(token);
      try {
        await staging.guard(token, async () => {
          await mkdir(join(prepared, token), { recursive: true });
          await stage(join(prepared, token, LEASE), leaseText(clock, terms));
        });
        const isOurs = await install(prepared, claims, key, clock);
        return isOurs ? new Claim(context, terms, token) : undefined;
      } finally {
        await rm(prepared, { recursive: true, force: true });
      }
    }),
  );
};

const leaseText = (clock: Clock, { lease, owner }: Required<ClaimOptions>): string =>
  JSON.stringify({ owner, expires: clock.now() + lease } satisfies Lease);

// A prefix, because "." and ".." are no names.
const keyOf = (task: string): string => `task-${encodeURIComponent(task)}`;
