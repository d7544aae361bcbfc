import { createHash } from 'node:crypto';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asset } from './assets.ts';

/** Written last: a folder with it is whole. */
const MARKER = '.complete';

/** Name of the installation's folder, without its Python: another version or lock file is another folder. */
export const installationName = (): string => {
  const lock = readFileSync(asset('ministack.lock.txt'), 'utf8');
  const version = /^ministack==(\S+)/m.exec(lock)?.[1];
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  return `ministack-${version}-${hash}`;
};

/** The Python of an installation. */
export const interpreter = (folder: string): string => join(folder, 'bin', 'python');

/** Whole, and the interpreter it was made from is still on the machine. */
export const isUsable = (folder: string): boolean => {
  try {
    accessSync(join(folder, MARKER));
    accessSync(interpreter(folder), constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const markComplete = (folder: string): Promise<void> => writeFile(join(folder, MARKER), '');

/** A usable installation for any Python. Synchronous and without a process: this is on the way to every start. */
export const findInstalled = (cacheFolder: string, name: string): string | undefined =>
  entriesOf(cacheFolder)
    .filter((entry) => entry.startsWith(name) && /^-py3\.\d+$/.test(entry.slice(name.length)))
    .map((entry) => join(cacheFolder, entry))
    .filter(isUsable)
    .at(-1);

/** Names in a folder, sorted; none when there is no folder. */
export const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};
