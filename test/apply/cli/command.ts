import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PROGRAM = join(ROOT, 'dist', 's3files-local.js');

/** The bundled command with a home of its own: other local AWSs of this user are none of its business. */
export class Command {
  static readonly program = PROGRAM;
  readonly home = mkdtempSync(join(tmpdir(), 's3files-cli-'));

  /** One whose local AWS runs. */
  static async started(): Promise<Command> {
    const command = new Command();
    const { exitCode, stderr } = await command.run(['start']);
    if (exitCode === 0) return command;
    await command.end();
    throw new Error(stderr);
  }

  /** Runs it and answers what it printed and its exit code, whatever that is. */
  run(args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
    const { NODE_OPTIONS: _, ...env } = process.env;
    return execa(process.execPath, [PROGRAM, ...args], {
      cwd: options.cwd ?? this.home,
      env: { ...env, S3FILES_LOCAL_HOME: this.home, TMPDIR: this.home, ...options.env },
      extendEnv: false,
      reject: false,
    });
  }

  async end(): Promise<void> {
    await this.run(['stop']);
    rmSync(this.home, { recursive: true, force: true });
  }
}
