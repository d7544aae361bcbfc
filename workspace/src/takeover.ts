import { readdir, rename, rmdir, unlink } from 'node:fs/promises';
import type { Directory } from './directory.ts';
import { FileNotFoundError } from './errors.ts';
import { hasCode } from './failure.ts';
import { decode, openFile, readWhole } from './read.ts';
import type { Clock } from './wait.ts';

/** What others read in order to see how long a task is taken. */
export interface Lease {
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** The name of the lease in an owner's directory. */
export const LEASE = 'lease.json';

const ATTEMPTS = 20;
const PAUSE = 10;
const MAX_LEASE_BYTES = 64 * 1024;

/**
 * Makes the directory `prepared`, which holds an owner's, the one of the task; false if someone else has it. A rename onto a directory
 * succeeds only while that is empty, so of several at once one wins.
 */
export const install = async (
  prepared: string,
  claims: Directory,
  key: string,
  clock: Clock,
): Promise<boolean> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      await claims.guard(key, () => rename(prepared, claims.entry(key)));
      return true;
    } catch (error) {
      if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    }
    if (!(await vacate(claims, key, clock))) return false;
  }
  return false;
};

/** Removes whoever had the task and let the lease run out; false while it is somebody's. */
export const vacate = async (claims: Directory, key: string, clock: Clock): Promise<boolean> => {
  const task = await enterIfThere(claims, key);
  if (!task) return true;
  try {
    for (const token of await readdir(task.entry('.'))) {
      const expires = await expiryOf(task, token);
      if (expires > clock.now() || !(await removeOwner(task, token, clock))) return false;
    }
  } finally {
    await task.close();
  }
  await removeEmpty(claims.entry(key));
  return true;
};

/** Gives a task back: removes the owner, and the task when nobody has it. */
export const vacateOwn = async (
  claims: Directory,
  key: string,
  token: string,
  clock: Clock,
): Promise<void> => {
  const task = await enterIfThere(claims, key);
  if (!task) return;
  await removeOwner(task, token, clock).finally(() => task.close());
  await removeEmpty(claims.entry(key));
};

/**
 * Removes an owner's directory and what is staged in it. Only when it is gone is the owner fenced off: an NFS client knows the
 * directory by its handle and could use it under any other name.
 */
const removeOwner = async (task: Directory, token: string, clock: Clock): Promise<boolean> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const owner = await enterIfThere(task, token);
    if (!owner) return true;
    try {
      // The lease first: an owner that misses a staged file looks for it, to tell a takeover from another mishap.
      for (const name of [LEASE, ...(await readdir(owner.entry('.')))]) {
        await unlink(owner.entry(name)).catch(unless('ENOENT'));
      }
    } finally {
      await owner.close();
    }
    if (await removeEmpty(task.entry(token))) return true;
    await clock.sleep(PAUSE);
  }
  return false;
};

/** When an owner's lease runs out; at once if there is none, for then its removal has begun. */
const expiryOf = async (task: Directory, token: string): Promise<number> => {
  const owner = await enterIfThere(task, token);
  if (!owner) return 0;
  try {
    const file = await openFile(owner, LEASE, LEASE);
    const bytes = await readWhole(file, LEASE, { maxBytes: MAX_LEASE_BYTES }).finally(() =>
      file.close(),
    );
    const { expires } = JSON.parse(decode(bytes, LEASE)) as Partial<Lease>;
    return Number(expires) || 0;
  } catch (error) {
    if (error instanceof FileNotFoundError || error instanceof SyntaxError) return 0;
    throw error;
  } finally {
    await owner.close();
  }
};

const enterIfThere = (directory: Directory, name: string): Promise<Directory | undefined> =>
  directory.enter(name, false).catch((error: unknown) => {
    if (error instanceof FileNotFoundError) return undefined;
    throw error;
  });

/** False when there is still something in it. */
const removeEmpty = (path: string): Promise<boolean> =>
  rmdir(path).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return true;
      if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return false;
      throw error;
    },
  );

const unless =
  (...codes: readonly string[]) =>
  (error: unknown): void => {
    if (!hasCode(error, ...codes)) throw error;
  };
