import { mkdirSync, symlinkSync } from 'node:fs';
import { type FileHandle, lchown, lstat, lutimes, open } from 'node:fs/promises';
import type { Bucket } from './bucket.ts';
import type { ObjectPart } from './bucket-answer.ts';
import type { Remote } from './decide.ts';
import { metadataOf, type PosixMetadata } from './posix-metadata.ts';

/** How much of an object is in memory at once. */
const PART_BYTES = 8 * 1024 * 1024;
/** Of a symbolic link (s3-files-quotas). */
const MAX_TARGET_BYTES = 4_080;

const isRoot = process.getuid?.() === 0;

/** Makes an object into a file, link or directory at a path of this machine where nothing is. */
export const download = async (
  bucket: Bucket,
  key: string,
  path: string,
  isDirectory: boolean,
): Promise<Remote> => {
  const first = await bucket.get(key, 0, PART_BYTES);
  const metadata = metadataOf(first.headers, isDirectory);
  if (metadata.kind === 'directory') mkdirSync(path);
  else if (metadata.kind === 'link' && isTarget(first.body)) symlinkSync(first.body, path);
  else await writeParts(bucket, key, path, first);
  await applyMetadata(path, metadata);
  return { version: first.version, etag: first.etag };
};

const writeParts = async (bucket: Bucket, key: string, path: string, first: ObjectPart) => {
  const file = await open(path, 'wx', 0o600);
  try {
    await writeAll(file, first.body);
    for (let at = first.body.length; at < first.size; at += PART_BYTES) {
      await writeAll(file, (await bucket.get(key, at, PART_BYTES, first.etag)).body);
    }
  } finally {
    await file.close();
  }
};

/** A link's target has its own limits (s3-files-quotas); an object beyond them shows as a file. */
const isTarget = (body: Buffer): boolean =>
  body.length > 0 && body.length <= MAX_TARGET_BYTES && !body.includes(0);

const applyMetadata = async (
  path: string,
  { kind, mode, uid, gid, mtimeMs }: PosixMetadata,
): Promise<void> => {
  if (isRoot) await lchown(path, uid, gid);
  if (kind !== 'link' || !(await lstat(path)).isSymbolicLink()) {
    const file = await open(path);
    await file.chmod(mode).finally(() => file.close());
  }
  const mtime = mtimeMs / 1_000;
  if (!Number.isNaN(mtime)) await lutimes(path, mtime, mtime);
};

const writeAll = async (file: FileHandle, body: Buffer): Promise<void> => {
  for (let at = 0; at < body.length; ) {
    at += (await file.write(body, at)).bytesWritten;
  }
};
