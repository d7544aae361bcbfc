import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../process-mark.ts';

/** What a started local AWS leaves for the other commands to find it. */
export interface Instance {
  /** Of LocalAws. */
  readonly id: string;
  readonly pid: number;
  /** The process's mark: its number alone may belong to another one by now. */
  readonly mark: string;
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  readonly timeScale: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly logFile: string;
}

/** One local AWS in the background for each user. S3FILES_LOCAL_HOME moves it, so that several can run apart. */
const home = (): string =>
  process.env.S3FILES_LOCAL_HOME ?? process.env.XDG_RUNTIME_DIR ?? tmpdir();
const file = (): string => join(home(), `s3files-local-${userInfo().uid}.json`);

export const logFile = (): string => join(home(), `s3files-local-${userInfo().uid}.log`);

/** The instance that runs, if one does. A note whose process is gone is removed. */
export const findInstance = (): Instance | undefined => {
  try {
    const instance = JSON.parse(readFileSync(file(), 'utf8')) as Instance;
    if (isRunning(instance.mark)) return instance;
  } catch {
    // No note, or none of ours.
  }
  rmSync(file(), { force: true });
  return undefined;
};

/** @throws Error when another one was started meanwhile. */
export const rememberInstance = (instance: Instance): void => {
  const aside = `${file()}.${instance.id}`;
  writeFileSync(aside, JSON.stringify(instance), { mode: 0o600 });
  try {
    // Unlike a rename, a link never replaces what another one put there; and nobody reads half of a note.
    linkSync(aside, file());
  } catch (cause) {
    const other = findInstance();
    const message = other
      ? `a local AWS is already running at ${other.endpoint}`
      : `cannot write ${file()}: ${(cause as Error).message}; set S3FILES_LOCAL_HOME to a folder for it`;
    throw new Error(message, { cause });
  } finally {
    rmSync(aside, { force: true });
  }
};

export const forgetInstance = ({ id }: Pick<Instance, 'id'>): void => {
  if (findInstance()?.id === id) rmSync(file(), { force: true });
};

/** @throws Error when none runs. */
export const requireInstance = (): Instance => {
  const instance = findInstance();
  if (!instance) throw new Error('no local AWS is running; start one with `s3files-local start`');
  return instance;
};
