import type { Mount } from '../../mount/mount.ts';
import type { PosixUser } from '../../s3files/entities.ts';

/**
 * How far an execution environment is separated from the machine.
 * - `root`: own mounts and processes, and the identity of the access point.
 * - `user`: the same inside a user namespace; one identity, so files belong to whoever started us.
 * - `path`: an ordinary process; the workspace is a plain directory.
 */
export type Mode = 'root' | 'user' | 'path';

/** How environments are started; a `loose path` process may outlive us when we are killed. */
export type Launch = Mode | 'loose path';

/** What an execution environment is made of. */
export interface Specification {
  /** An empty folder of this machine, on which the environment's own root is mounted, in its namespace alone. */
  readonly root: string;
  /** The folder with the bootstrap. */
  readonly runtime: string;
  /** The unpacked code. */
  readonly code: string;
  /** Size of `/tmp` in MB. */
  readonly temporaryStorage: number;
  readonly mount: Mount | undefined;
  readonly user: PosixUser;
  readonly variables: Readonly<Record<string, string>>;
  readonly nodeArguments: readonly string[];
}

/** Lambda's own user, for functions without an access point. */
export const DEFAULT_USER: PosixUser = { uid: 993, gid: 990, secondaryGids: [] };

/** A command line; nothing of our environment goes with it. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly folder: string;
}
