import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

/** Runs a command to its end; one that does not exist ends with code 127, as in a shell. */
export const run = (
  command: string,
  args: readonly string[],
  { env = process.env, onLine }: RunOptions = {},
): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const lines: string[] = [];
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        onLine?.(line);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: lines.join('\n') }));
  });
