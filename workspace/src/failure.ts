import type { Stats } from 'node:fs';
import {
  AccessDeniedError,
  DataUnavailableError,
  FileNotFoundError,
  NoSpaceError,
  PathTooLongError,
  ReadOnlyWorkspaceError,
  WorkspaceError,
  WrongKindError,
} from './errors.ts';

// Not by instanceof: under jest, Node's own errors come from another realm.
const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** Whether a system call failed for this reason. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  codes.some((code) => code === codeOf(error));

/**
 * The typed error for a failed system call; errors that need no translation come back as they are.
 *
 * @param path what the caller asked for
 * @param directory the directory in which the call failed, to tell whose it is
 */
export const failure = (error: unknown, path: string, directory?: Stats): unknown => {
  if (error instanceof WorkspaceError) return error;
  const cause = { cause: error };
  switch (codeOf(error)) {
    case 'ENOENT':
      return new FileNotFoundError(path, `there is no ${path} in the workspace`, cause);
    case 'EISDIR':
      return new WrongKindError(path, `${path} is a directory, not a file`, cause);
    case 'ENOTDIR':
      return new WrongKindError(path, `a part of ${path} is a file, not a directory`, cause);
    case 'ENAMETOOLONG':
      return new PathTooLongError(path, `${path} is too long for the file system`, cause);
    case 'EROFS':
      return new ReadOnlyWorkspaceError(
        path,
        `cannot write ${path}: the workspace is mounted read-only; give the function access = "read-write"`,
        cause,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new NoSpaceError(
        path,
        `cannot write ${path}: the disk or quota behind the workspace is full; nothing was published, free space and run again`,
        cause,
      );
    case 'EIO':
      // S3 User Guide, s3-files-troubleshooting.
      return new DataUnavailableError(
        path,
        `the data of ${path} cannot be had from S3: the object is archived (restore it) or its KMS key is disabled (enable it)`,
        cause,
      );
    case 'EACCES':
    case 'EPERM':
      return new AccessDeniedError(
        path,
        `no permission for ${path}: ${whyDenied(directory)}`,
        cause,
      );
    default:
      return error;
  }
};

/** Owner and mode as an error shows them, `uid 1000 (0750)`. */
export const ownerOf = ({ uid, mode }: Stats): string =>
  `${uid === 0 ? 'root' : `uid ${uid}`} (${(mode & 0o7777).toString(8).padStart(4, '0')})`;

/** Directories that stand for keys put through the S3 API belong to root, 0755. */
const whyDenied = (directory?: Stats): string => {
  if (!directory) return 'its owner and mode do not let the POSIX user of the access point in';
  const owner = ownerOf(directory);
  return directory.uid === 0
    ? `its directory belongs to ${owner}, as S3 makes it for objects that were put through the S3 API. Write to a directory that a function made through the mount, or delete those objects and let a function make it first`
    : `its directory belongs to ${owner}. Either the access point acts as another user, or the function lacks s3files:ClientWrite (access = "read-write")`;
};
