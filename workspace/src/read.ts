import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import type { Directory } from './directory.ts';
import {
  AccessDeniedError,
  FileTooLargeError,
  MalformedFileError,
  WrongKindError,
} from './errors.ts';
import { hasCode, ownerOf } from './failure.ts';

export interface ReadOptions {
  /** The most bytes that the caller is ready to hold; 32 MiB when left out. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

/** Opens a regular file; anything else is refused, a named pipe without waiting for its other end. */
export const openFile = (directory: Directory, name: string, path: string): Promise<FileHandle> =>
  directory.guard(name, async () => {
    const entry = directory.entry(name);
    const file = await open(entry, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(async (cause) => {
      if (!hasCode(cause, 'EACCES')) throw cause;
      throw new AccessDeniedError(
        path,
        `no permission to read ${path}: it belongs to ${ownerOf(await lstat(entry))}; let its writer give it a mode that the POSIX user of the access point can read`,
        { cause },
      );
    });
    if ((await file.stat()).isFile()) return file;
    await file.close();
    throw new WrongKindError(path, `${path} is not a file`);
  });

/** The whole file, at most `maxBytes` of it in memory even if it grows meanwhile. */
export const readWhole = async (
  file: FileHandle,
  path: string,
  { maxBytes = DEFAULT_MAX_BYTES }: ReadOptions,
): Promise<Buffer> => {
  const { size } = await file.stat();
  const tooLarge = (bytes: string) =>
    new FileTooLargeError(
      path,
      `${path} has ${bytes} bytes, ${maxBytes} are allowed here; raise maxBytes or read it as a stream`,
    );
  if (size > maxBytes) throw tooLarge(`${size}`);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of file.createReadStream({ autoClose: false })) {
    bytes += piece.length;
    if (bytes > maxBytes) throw tooLarge(`more than ${maxBytes}`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

/** Strict UTF-8 text: a wrong byte is an error and not a replacement character. */
export const decode = (bytes: Uint8Array, path: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new MalformedFileError(path, `${path} is not UTF-8 text; convert it first`, { cause });
  }
};

/** The value of a JSON file. */
export const parseJson = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MalformedFileError(path, `${path} is not JSON: ${(cause as Error).message}`, {
      cause,
    });
  }
};
