import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessPoint } from '../s3files/entities.ts';
import { MountError } from './mount.ts';

/**
 * The access point's root directory below a file system's folder; what is missing of it is created, each level with the
 * access point's creation permissions. A link on the way is refused: it could lead out of the folder.
 */
export const openRootDirectory = async (
  folder: string,
  accessPoint: AccessPoint,
): Promise<string> => {
  if ((await kindOf(folder)) !== 'directory') {
    throw refused(
      `the files of ${accessPoint.fileSystemId} are not there yet; try again in a moment`,
    );
  }
  let path = folder;
  for (const name of levels(accessPoint)) {
    path = join(path, name);
    if ((await kindOf(path)) === 'missing') create(path, name, accessPoint);
    const kind = await kindOf(path);
    if (kind !== 'directory') {
      throw refused(
        `${describe(accessPoint)}: '${name}' is a ${kind}, not a directory; remove it or choose another root directory`,
      );
    }
  }
  return path;
};

const levels = (accessPoint: AccessPoint): readonly string[] => {
  const names = accessPoint.rootDirectory.split('/').filter(Boolean);
  const dots = names.find((name) => name === '.' || name === '..');
  if (dots) throw refused(`${describe(accessPoint)} must not contain '${dots}'`);
  return names;
};

const describe = ({ accessPointId, rootDirectory }: AccessPoint): string =>
  `root directory ${rootDirectory} of access point ${accessPointId}`;

/** Synchronous, so that nobody in this process sees a directory that has yet to get its owner. */
const create = (path: string, name: string, accessPoint: AccessPoint): void => {
  const permissions = accessPoint.creationPermissions;
  if (!permissions) {
    throw refused(
      `${describe(accessPoint)} does not exist ('${name}' is missing) and the access point has no creation permissions; create the directory or give it some`,
    );
  }
  try {
    mkdirSync(path);
    chownSync(path, permissions.ownerUid, permissions.ownerGid);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    // Only root may give a directory away; an ordinary user keeps what it makes.
    if (!hasCode(error, 'EPERM')) throw error;
  }
  chmodSync(path, permissions.mode);
};

type Kind = 'directory' | 'link' | 'file' | 'missing';

const kindOf = async (path: string): Promise<Kind> => {
  try {
    const found = await lstat(path);
    return found.isDirectory() ? 'directory' : found.isSymbolicLink() ? 'link' : 'file';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'missing';
    throw error;
  }
};

const hasCode = (error: unknown, code: string): boolean =>
  (error as NodeJS.ErrnoException).code === code;

const refused = (message: string): MountError =>
  new MountError('S3FilesMountFailureException', message);
