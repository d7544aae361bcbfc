import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { Directory } from './directory.ts';
import { FileNotFoundError } from './errors.ts';
import { isOwnName } from './path.ts';
import { openFile } from './read.ts';

/** One name in a directory. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/** What is known of a file without reading it. */
export interface FileInfo {
  readonly bytes: number;
  readonly modified: Date;
}

/** The users' names in a directory, sorted. */
export const listEntries = async (directory: Directory): Promise<Entry[]> =>
  (await readdir(directory.entry('.'), { withFileTypes: true }))
    .filter(({ name }) => isOwnName(name))
    .map((found) => ({ name: found.name, kind: kindOf(found) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const kindOf = (entry: Dirent): Entry['kind'] =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';

/** Size and time of a file. */
export const infoOf = async (
  directory: Directory,
  name: string,
  path: string,
): Promise<FileInfo> => {
  const file = await openFile(directory, name, path);
  const { size, mtime } = await file.stat().finally(() => file.close());
  return { bytes: size, modified: mtime };
};

/** Nothing instead of the error that nothing is there. */
export const orNothing = (error: unknown): undefined => {
  if (error instanceof FileNotFoundError) return undefined;
  throw error;
};
