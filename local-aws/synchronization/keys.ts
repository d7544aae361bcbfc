/** The directory for files that lost a conflict; it exists from the start and is never exported (s3-files-troubleshooting). */
export const lostAndFoundName = (fileSystemId: string): string =>
  `.s3files-lost+found-${fileSystemId}`;

// Limits of S3 Files (s3-files-quotas).
const MAX_NAME_BYTES = 255;
const MAX_KEY_BYTES = 1_024;
const MAX_DEPTH = 1_000;

/** What a file system shows of its bucket, and under which names. Paths are relative and have no leading slash. */
export interface KeySpace {
  readonly prefix: string;
  /** The one name at the root that belongs to the file system itself. */
  readonly reservedName: string;
}

/**
 * The path at which an object shows, with a trailing slash for a folder marker (`a/b/`); undefined for a key that no
 * path can spell. Such an object is not visible on the mount.
 */
export const pathOfKey = ({ prefix, reservedName }: KeySpace, key: string): string | undefined => {
  if (!key.startsWith(prefix)) return undefined;
  const path = key.slice(prefix.length);
  const names = (isMarker(path) ? path.slice(0, -1) : path).split('/');
  if (names.length > MAX_DEPTH || names[0] === reservedName) return undefined;
  return names.every(isName) ? path : undefined;
};

const isName = (name: string): boolean =>
  name !== '' &&
  name !== '.' &&
  name !== '..' &&
  !name.includes('\0') &&
  Buffer.byteLength(name) <= MAX_NAME_BYTES;

/** The key a path is exported to. */
export const keyOfPath = ({ prefix }: KeySpace, path: string): string => prefix + path;

/** A path that is too long to be a key can never be exported. */
export const isTooLong = (keys: KeySpace, path: string): boolean =>
  Buffer.byteLength(keyOfPath(keys, path)) > MAX_KEY_BYTES;

/** Whether a path stands for a folder marker. */
export const isMarker = (path: string): boolean => path.endsWith('/');

/** The directories that must exist for a path, outermost first: `a/b/c` needs `a` and `a/b`, `a/b/` the same. */
export const directoriesOf = (path: string): string[] => {
  const directories: string[] = [];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    directories.push(path.slice(0, at));
  }
  return directories;
};

/** `a/b/c` → [`a/b`, `c`]. */
export const splitPath = (path: string): [directory: string, name: string] => {
  const at = path.lastIndexOf('/');
  return at === -1 ? ['', path] : [path.slice(0, at), path.slice(at + 1)];
};

/** The inverse of splitPath. */
export const joinPath = (directory: string, name: string): string =>
  directory === '' ? name : `${directory}/${name}`;
