import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, processMark } from './process-mark.ts';

const NAME = 's3files-local-';
const OWNER = 'owner';
// sockaddr_un on Linux less the closing zero; longer paths are cut without a word. (macOS takes four bytes less.)
const MAX_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

/** The path of a Unix socket in a folder, checked. */
export const socketPath = (folder: string, name: string): string => {
  const path = join(folder, name);
  const excess = Buffer.byteLength(path) - MAX_SOCKET_PATH;
  if (excess <= 0) return path;
  throw new Error(
    `${path} is ${excess} bytes too long for a socket; set TMPDIR to a folder with a shorter path, such as /tmp`,
  );
};

/** Makes the one temporary folder of a local AWS, and removes those of local AWSs that were killed. */
export const makeRunFolder = (): string => {
  removeAbandoned();
  let folder: string;
  try {
    folder = mkdtempSync(join(tmpdir(), NAME));
    writeFileSync(join(folder, OWNER), processMark(process.pid) ?? '');
  } catch (cause) {
    throw new Error(
      `cannot make a temporary folder in ${tmpdir()}: ${(cause as Error).message}; set TMPDIR to a folder with room that you may write to`,
      { cause },
    );
  }
  return folder;
};

const removeAbandoned = (): void => {
  for (const name of names(tmpdir()).filter((one) => one.startsWith(NAME))) {
    const folder = join(tmpdir(), name);
    const owner = ownerOf(folder);
    // Without one it may be in the making.
    if (!owner || isRunning(owner)) continue;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
};

const ownerOf = (folder: string): string | undefined => {
  try {
    return readFileSync(join(folder, OWNER), 'utf8');
  } catch {
    return undefined;
  }
};

const names = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
