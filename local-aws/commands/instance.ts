import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** What a started local AWS leaves for the other commands to find it. */
export interface Instance {
  /** Of LocalAws. */
  readonly id: string;
  readonly pid: number;
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
    process.kill(instance.pid, 0);
    return instance;
  } catch {
    forgetInstance();
    return undefined;
  }
};

export const rememberInstance = (instance: Instance): void =>
  writeFileSync(file(), JSON.stringify(instance), { mode: 0o600 });

export const forgetInstance = (): void => rmSync(file(), { force: true });

/** @throws Error when none runs. */
export const requireInstance = (): Instance => {
  const instance = findInstance();
  if (!instance) throw new Error('no local AWS is running; start one with `s3files-local start`');
  return instance;
};
