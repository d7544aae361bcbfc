import { createHash, randomBytes } from 'node:crypto';
import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { asset } from './assets.ts';
import { findPython, type Python } from './python.ts';
import { run } from './run.ts';

/** Written last: a folder with it is whole. */
const MARKER = '.complete';
/** An installation takes seconds; what is older than this was left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

export interface InstallOptions {
  /** Default: `terraform-aws-s3files` in the user's cache. */
  readonly cacheFolder?: string;
  readonly onProgress?: (line: string) => void;
}

/** The Python that has MiniStack, exactly as locked; installed on first use, kept in the user's cache. */
export const installMiniStack = async ({
  cacheFolder = join(
    process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
    'terraform-aws-s3files',
  ),
  onProgress,
}: InstallOptions = {}): Promise<{ python: string }> => {
  const name = installationName();
  const installed = findInstalled(cacheFolder, name);
  if (installed) return { python: installed };

  const python = await findPython();
  onProgress?.(`installing MiniStack for Python ${python.version} into ${cacheFolder} (once)`);
  await mkdir(cacheFolder, { recursive: true });
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

const installationName = (): string => {
  const lock = readFileSync(asset('ministack.lock.txt'), 'utf8');
  const version = /^ministack==(\S+)/m.exec(lock)?.[1];
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  return `ministack-${version}-${hash}`;
};

const interpreter = (folder: string): string => join(folder, 'bin', 'python');

/** Synchronous and without a process: this is on the way to every start. */
const findInstalled = (cacheFolder: string, name: string): string | undefined => {
  const folders = entriesOf(cacheFolder).filter((entry) =>
    /^-py3\.\d+$/.test(entry.slice(name.length)),
  );
  return folders
    .filter((entry) => entry.startsWith(name))
    .map((entry) => join(cacheFolder, entry))
    .filter(isUsable)
    .map(interpreter)
    .at(-1);
};

const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};

/** Whole, and the interpreter it was made from is still on the machine. */
const isUsable = (folder: string): boolean => {
  try {
    accessSync(join(folder, MARKER));
    accessSync(interpreter(folder), constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

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
    [
      interpreter(folder),
      [
        '-m',
        'pip',
        'install',
        '--no-input',
        '--progress-bar',
        'off',
        '--require-hashes',
        '--no-deps',
        '--only-binary',
        ':all:',
      ].concat('-r', asset('ministack.lock.txt')),
    ],
  ];
  for (const [command, args] of steps) {
    const { code, output } = await run(command, args, {
      env,
      ...(onProgress ? { onLine: onProgress } : {}),
    });
    if (code !== 0) {
      const tail = output.split('\n').slice(-12).join('\n');
      throw new Error(
        `Installing MiniStack failed: '${[command, ...args].join(' ')}' ended with ${code}. It needs PyPI or an index that pip is configured for. Its last lines:\n${tail}`,
      );
    }
  }
  await writeFile(join(folder, MARKER), `${python.version}\n`);
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
