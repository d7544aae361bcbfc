import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { command } from './command.ts';
import { DEFAULT_USER, type Launch, type Mode, type Specification } from './specification.ts';

/** A way to separate environments, and why it is this one. */
export interface FoundMode {
  readonly name: Mode;
  /** A sentence. */
  readonly reason: string;
  readonly launch: Launch;
}

type Folders = Pick<Specification, 'root' | 'runtime' | 'code'>;

const isRoot = () => process.getuid?.() === 0;

/** Starts an environment that only asks Node for its version; answers what went wrong. */
const attempt = async (launch: Launch, folders: Folders): Promise<string | undefined> => {
  const {
    file,
    arguments: words,
    variables,
    folder,
  } = command(launch, {
    ...folders,
    temporaryStorage: 1,
    mount: undefined,
    user: DEFAULT_USER,
    variables: {},
    nodeArguments: ['--version'],
  });
  try {
    await promisify(execFile)(file, words, { cwd: folder, env: variables });
    return undefined;
  } catch (error) {
    const {
      stderr = '',
      stdout = '',
      message,
    } = error as Error & Record<'stderr' | 'stdout', string>;
    return (stderr.trim() || stdout.trim() || message).split('\n')[0];
  }
};

const SEPARATED: Readonly<Record<'root' | 'user', string>> = {
  root: 'own mounts and processes, with the identity of the access point',
  user: 'own mounts and processes in a user namespace; files on the mount belong to whoever runs this',
};

/** Finds the best separation that this machine allows, by trying; a mode asked for by name is tried alone. */
export const findMode = async (wanted: Mode | 'auto', folders: Folders): Promise<FoundMode> => {
  const refusals: string[] = [];
  const possible = isRoot() ? (['root', 'user'] as const) : (['user'] as const);
  for (const mode of possible.filter((one) => wanted === 'auto' || wanted === one)) {
    const refusal = await attempt(mode, folders);
    if (refusal === undefined) return { name: mode, launch: mode, reason: `${SEPARATED[mode]}.` };
    refusals.push(`${mode}: ${refusal}`);
  }
  if (wanted === 'root' || wanted === 'user') {
    throw new Error(
      `mode '${wanted}' cannot be used (${refusals.join('; ') || 'it needs root'}); leave it out to use what this machine allows`,
    );
  }
  const because =
    wanted === 'path' ? 'it was asked for' : `namespaces are refused (${refusals.join('; ')})`;
  const loose = await attempt('path', folders);
  return {
    name: 'path',
    launch: loose === undefined ? 'path' : 'loose path',
    reason: `the workspace is a plain directory and nothing is separated, because ${because}.`,
  };
};
