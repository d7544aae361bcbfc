import { constants, existsSync, type Stats } from 'node:fs';
import { type FileHandle, lstat, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { LinkError, WorkspaceRootError } from './errors.ts';
import { failure, hasCode } from './failure.ts';

/** Node has no openat(2): a path below this one starts at an open directory, whatever happened to its name since. */
const DESCRIPTORS = '/proc/self/fd';
// Elsewhere than on Linux links are still refused, but one swapped in during the call is not noticed.
const hasDescriptors = process.platform === 'linux' && existsSync(DESCRIPTORS);

const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;

/** An open directory. Names below it are opened without following links. */
export class Directory {
  readonly #handle: FileHandle;
  readonly #location: string;
  readonly #path: string;

  private constructor(handle: FileHandle, location: string, path: string) {
    this.#handle = handle;
    this.#location = location;
    this.#path = path;
  }

  /** The top of a workspace; this path alone may be a link, since it comes from the configuration. */
  static async top(root: string): Promise<Directory> {
    try {
      return new Directory(await open(root, O_RDONLY | O_DIRECTORY), root, '.');
    } catch (cause) {
      throw new WorkspaceRootError(
        root,
        `cannot open the workspace directory ${root} (${(cause as Error).message}); is the file system mounted there?`,
        { cause },
      );
    }
  }

  /** A path for `node:fs` that means `name` in this very directory. */
  entry(name: string): string {
    return join(hasDescriptors ? `${DESCRIPTORS}/${this.#handle.fd}` : this.#location, name);
  }

  /** Opens the directory `name`, made first when `create` is set. */
  async enter(name: string, create: boolean): Promise<Directory> {
    const path = join(this.#path, name);
    return this.guard(name, async () => {
      const flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;
      const handle = await open(this.entry(name), flags).catch(async (error: unknown) => {
        if (!create || !hasCode(error, 'ENOENT')) throw error;
        await mkdir(this.entry(name)).catch((raced: unknown) => {
          if (!hasCode(raced, 'EEXIST')) throw raced;
        });
        return open(this.entry(name), flags);
      });
      return new Directory(handle, join(this.#location, name), path);
    });
  }

  /** Runs `work` on the entry `name` and turns what fails into a typed error about `path`. */
  async guard<T>(
    name: string,
    work: () => Promise<T>,
    path: string = join(this.#path, name),
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (hasCode(error, 'ELOOP', 'ENOTDIR') && (await this.#isLink(name))) {
        throw new LinkError(
          path,
          `${path} is a symbolic link, and links are not followed: they could lead out of the workspace; put the file itself there`,
          { cause: error },
        );
      }
      throw failure(error, path, await this.#stat());
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async #isLink(name: string): Promise<boolean> {
    return lstat(this.entry(name)).then(
      (found) => found.isSymbolicLink(),
      () => false,
    );
  }

  #stat(): Promise<Stats | undefined> {
    return this.#handle.stat().catch(() => undefined);
  }
}

/** Opens `names` below `root` one by one and hands the last directory to `work`. */
export const inDirectory = async <T>(
  root: string,
  names: readonly string[],
  create: boolean,
  work: (directory: Directory) => Promise<T>,
): Promise<T> => {
  let directory = await Directory.top(root);
  try {
    for (const name of names) {
      const next = await directory.enter(name, create);
      await directory.close();
      directory = next;
    }
    return await work(directory);
  } finally {
    await directory.close();
  }
};
