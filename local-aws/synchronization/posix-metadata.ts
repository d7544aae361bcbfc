import { type BigIntStats, constants } from 'node:fs';

/** Owner, mode and time of a file as its object keeps them. */
export interface PosixMetadata {
  readonly kind: 'file' | 'link' | 'directory';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtimeMs: number;
}

const { S_IFDIR, S_IFLNK, S_IFMT } = constants;

// S3 Files keeps these in user metadata (s3-files-synchronization), under names that it does not document. These are
// the ones of AWS's other file systems on S3 (FSx for Lustre, "POSIX metadata support for data repositories"), and so
// is a symbolic link: an object with the target as its data.
const PERMISSIONS = 'x-amz-meta-file-permissions';
const OWNER = 'x-amz-meta-file-owner';
const GROUP = 'x-amz-meta-file-group';
const MTIME = 'x-amz-meta-file-mtime';

/** The headers that store a file's owner, mode and time with its object. */
export const metadataHeaders = ({ mode, uid, gid, mtimeNs }: BigIntStats) => ({
  [PERMISSIONS]: mode.toString(8).padStart(7, '0'),
  [OWNER]: `${uid}`,
  [GROUP]: `${gid}`,
  [MTIME]: `${mtimeNs}ns`,
});

/** What an object's headers say; an object made through the S3 API shows as root:root 0644, a directory as 0755. */
export const metadataOf = (
  headers: Readonly<Record<string, string>>,
  isDirectory: boolean,
): PosixMetadata => {
  const text = headers[PERMISSIONS] ?? '';
  const permissions = /^[0-7]{1,7}$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
  const type = permissions & S_IFMT;
  const kind = isDirectory ? 'directory' : type === S_IFLNK ? 'link' : 'file';
  const fits = !Number.isNaN(permissions) && (type === S_IFDIR) === isDirectory;
  return {
    kind,
    // Never the set-id bits: whoever may put an object could otherwise make a program that runs as root.
    mode: fits ? permissions & 0o777 : isDirectory ? 0o755 : 0o644,
    uid: idOf(headers[OWNER]),
    gid: idOf(headers[GROUP]),
    mtimeMs: mtimeOf(headers[MTIME]) ?? Date.parse(headers['last-modified'] ?? ''),
  };
};

// The highest number means "leave it as it is" to the system.
const MAX_ID = 0xfffffffe;

const idOf = (text = ''): number =>
  /^\d{1,10}$/.test(text) && Number(text) <= MAX_ID ? Number(text) : 0;

const mtimeOf = (text = ''): number | undefined => {
  const nanoseconds = /^(\d{1,19})ns$/.exec(text)?.[1];
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
};
