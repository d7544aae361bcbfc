import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import type { Directory } from './directory.ts';

/** What a file is made from: whole, or piece by piece for files larger than memory. */
export type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>;

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
/** Every write to the mount is billed as 32 KiB at least (S3 User Guide, s3-files-metering), so small pieces are joined. */
const WRITE_BYTES = 256 * 1024;

/** Where a file is written before it is published. */
export type Staging = Pick<Directory, 'entry' | 'guard'>;

/** Opens such a place for as long as `work` takes. */
export type InStaging = (work: (staging: Staging) => Promise<number>) => Promise<number>;

/**
 * Writes a file aside, flushes it, renames it to `name` in `target`.
 *
 * @param file.path what the caller called it, for errors
 *
 * @returns the bytes written
 */
export const publishInto = async (
  staging: Staging,
  target: Directory,
  { name, path }: { readonly name: string; readonly path: string },
  content: Content,
): Promise<number> => {
  const aside = randomUUID();
  const staged = staging.entry(aside);
  const discard = async (error: unknown) => {
    // Without space or permission the file may not have come to be at all.
    await unlink(staged).catch(() => undefined);
    throw error;
  };
  const bytes = await staging.guard(aside, () => stage(staged, content).catch(discard), path);
  await staging.guard(
    aside,
    () => target.guard(name, () => rename(staged, target.entry(name)).catch(discard)),
    path,
  );
  return bytes;
};

/** Writes a new file and flushes it. */
export const stage = async (path: string, content: Content): Promise<number> => {
  const file = await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
  try {
    await write(file, content);
    // NFS reports a full disk here and not at the write; a rename before it could publish a hole.
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
};

const write = async (file: FileHandle, content: Content): Promise<void> => {
  if (typeof content === 'string' || content instanceof Uint8Array) return file.writeFile(content);
  for await (const piece of joined(content)) await file.writeFile(piece);
};

async function* joined(content: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    const next = typeof piece === 'string' ? Buffer.from(piece) : piece;
    pieces.push(next);
    bytes += next.byteLength;
    if (bytes < WRITE_BYTES) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(pieces);
}
