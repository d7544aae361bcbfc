import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';

export interface StepOptions {
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const LIMIT_MS = 8 * 60_000;
const LAST_LINES = 60;

/**
 * Runs one command as a user would in CI, without a terminal, and answers what it printed.
 *
 * @throws Error with the command, how it ended and its last lines.
 */
export const runStep = async (
  words: readonly [string, ...string[]],
  { cwd, env }: StepOptions,
): Promise<string> => {
  const [command, ...args] = words;
  // In a group of its own, so that what it started can be ended with it.
  const child = execa(command, args, {
    cwd,
    env: env as Record<string, string>,
    extendEnv: false,
    reject: false,
    all: true,
    stdin: 'ignore',
    detached: true,
  });
  const limit = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), LIMIT_MS);
  const { all, exitCode, shortMessage } = await child;
  clearTimeout(limit);
  const printed = stripVTControlCharacters(all);
  if (exitCode === 0) return printed;
  const how =
    exitCode === undefined ? `failed (${shortMessage})` : `ended with exit code ${exitCode}`;
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  throw new Error(
    [`\`${words.join(' ')}\` ${how}; its last lines:`, ...lines.slice(-LAST_LINES)].join('\n'),
  );
};
