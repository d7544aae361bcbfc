import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { asset } from './assets.ts';
import {
  entriesOf,
  findInstalled,
  installationName,
  interpreter,
  isUsable,
  markComplete,
} from './installation.ts';
import { findPython, type Python } from './python.ts';
import { run } from './run.ts';

/** An installation takes seconds; what is older than this was left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

export interface InstallOptions {
  /** Default: `terraform-aws-s3files` in the user's cache. */
  readonly cacheFolder?: string;
  readonly onProgress?: (line: string) => void;
}

/** The Python that has MiniStack, exactly as locked; installed on first use, kept in the user's cache. */
export const installMiniStack = async ({
  cacheFolder = defaultCacheFolder(),
  onProgress,
}: InstallOptions = {}): Promise<{ python: string }> => {
  const name = installationName();
  const installed = findInstalled(cacheFolder, name);
  if (installed) return { python: interpreter(installed) };

  const python = await findPython();
  onProgress?.(`installing MiniStack for Python ${python.version} into ${cacheFolder} (once)`);
  await mkdir(cacheFolder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `MiniStack cannot be installed into ${cacheFolder} (${error.code}); set XDG_CACHE_HOME to a folder that you may write to`,
    );
  });
  await removeAbandoned(cacheFolder);

  const folder = join(cacheFolder, `${name}-py${python.version}`);
  const aside = `${folder}.${process.pid}-${randomBytes(4).toString('hex')}.partial`;
  try {
    await build(aside, python, onProgress);
    await moveIntoPlace(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return { python: interpreter(folder) };
};

const defaultCacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'terraform-aws-s3files');

const PIP_INSTALL = [
  '-m',
  'pip',
  'install',
  '--no-input',
  '--progress-bar=off',
  '--require-hashes',
  '--no-deps',
  '--only-binary=:all:',
];

const build = async (
  folder: string,
  python: Python,
  onProgress: InstallOptions['onProgress'],
): Promise<void> => {
  const env: NodeJS.ProcessEnv = { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  // They would send the packages elsewhere, or make the new environment see another one's.
  for (const name of ['PYTHONHOME', 'PYTHONPATH', 'PIP_TARGET', 'PIP_PREFIX', 'PIP_USER']) {
    delete env[name];
  }
  const steps: readonly (readonly [string, readonly string[]])[] = [
    [python.command, ['-m', 'venv', folder]],
    [interpreter(folder), [...PIP_INSTALL, '-r', asset('ministack.lock.txt')]],
  ];
  for (const [command, args] of steps) {
    const options = { env, ...(onProgress ? { onLine: onProgress } : {}) };
    const { code, output } = await run(command, args, options);
    if (code !== 0) {
      const tail = output.split('\n').slice(-12).join('\n');
      throw new Error(
        `Installing MiniStack failed: '${[command, ...args].join(' ')}' ended with ${code}. It needs PyPI or an index that pip is configured for. Its last lines:\n${tail}`,
      );
    }
  }
  await markComplete(folder);
};

/** A rename never lands on a folder that has entries: so of two processes one wins, and the other uses its result. */
const moveIntoPlace = async (aside: string, folder: string): Promise<void> => {
  try {
    await rename(aside, folder);
  } catch (error) {
    if (isUsable(folder)) return;
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    const broken = `${folder}.${process.pid}-broken.partial`;
    await rename(folder, broken);
    await rename(aside, folder);
    await rm(broken, { recursive: true, force: true });
  }
};

const removeAbandoned = async (cacheFolder: string): Promise<void> => {
  for (const entry of entriesOf(cacheFolder).filter((name) => name.endsWith('.partial'))) {
    const path = join(cacheFolder, entry);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
};
