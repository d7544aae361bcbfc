import { isAbsolute, relative, resolve, sep } from 'node:path';
import { OutsideWorkspaceError, PathTooLongError, ReservedNameError } from './errors.ts';

/** The kit's own directory at the top of a workspace: unfinished files and claims, never results. */
export const KIT_DIRECTORY = '.workspace';

/** S3 Files moves the mount's version of a conflicting file here and never exports it (S3 User Guide, s3-files-troubleshooting). */
const LOST_AND_FOUND = '.s3files-lost+found-';

/** Bytes in one name and in one S3 key (S3 User Guide, s3-files-quotas). */
const MAX_NAME_BYTES = 255;
const MAX_KEY_BYTES = 1024;

/**
 * The names that lead from `root` to `path`; none for `root` itself. Purely lexical: the disk is not touched.
 *
 * @throws OutsideWorkspaceError, ReservedNameError, PathTooLongError
 */
export const namesWithin = (root: string, path: string): string[] => {
  if (path.includes('\0')) {
    throw new OutsideWorkspaceError(path, `the path ${JSON.stringify(path)} contains a NUL byte`);
  }
  const inner = relative(root, resolve(root, path));
  if (inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner)) {
    throw new OutsideWorkspaceError(
      path,
      `the path ${JSON.stringify(path)} leads out of the workspace ${root}; use a path below it, without ".."`,
    );
  }
  const names = inner === '' ? [] : inner.split(sep);
  checkNames(path, names);
  return names;
};

/** @throws ReservedNameError, PathTooLongError when a name could not be one on the mount */
export const checkNames = (path: string, names: readonly string[]): void => {
  for (const name of names) {
    if (name === KIT_DIRECTORY || name.startsWith(LOST_AND_FOUND)) {
      throw new ReservedNameError(
        path,
        `the path ${JSON.stringify(path)} uses ${JSON.stringify(name)}, a name reserved for ${
          name === KIT_DIRECTORY ? 'the unfinished files of the workspace' : 'S3 Files'
        }; choose another name`,
      );
    }
    const bytes = Buffer.byteLength(name);
    if (bytes > MAX_NAME_BYTES) {
      throw new PathTooLongError(
        path,
        `the name ${JSON.stringify(`${name.slice(0, 40)}…`)} has ${bytes} bytes; S3 Files allows ${MAX_NAME_BYTES} in one name`,
      );
    }
  }
  const bytes = Buffer.byteLength(names.join('/'));
  if (bytes > MAX_KEY_BYTES) {
    throw new PathTooLongError(
      path,
      `the path ${JSON.stringify(`${path.slice(0, 40)}…`)} has ${bytes} bytes; an S3 key has at most ${MAX_KEY_BYTES}, the prefix of the file system included`,
    );
  }
};

/** Whether a name at the top of a workspace is a user's own. */
export const isOwnName = (name: string): boolean =>
  name !== KIT_DIRECTORY && !name.startsWith(LOST_AND_FOUND);
