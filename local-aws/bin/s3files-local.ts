#!/usr/bin/env node
import { exec } from '../commands/exec.ts';
import { logs } from '../commands/logs.ts';
import { serve } from '../commands/serve.ts';
import { start } from '../commands/start.ts';
import { status } from '../commands/status.ts';
import { stop } from '../commands/stop.ts';
import { terraform } from '../commands/terraform.ts';
import { UsageError } from '../commands/usage.ts';

const HELP = `s3files-local: Amazon S3 Files, Lambda and the AWS around them on this machine, no account needed

  s3files-local start            start the local AWS in the background
  s3files-local exec -- COMMAND  run a command against it, for example: exec -- terraform apply
  s3files-local status           what is running: endpoint, file systems, functions
  s3files-local logs             what happened: calls, exports, handler output
  s3files-local stop             end it and delete all it kept

s3files-local COMMAND --help shows the options of a command.
`;

/** Each answers the exit code. */
const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  start,
  exec,
  status,
  logs,
  stop,
  serve,
  'run-terraform': terraform,
};

const main = async ([name = '--help', ...args]: string[]): Promise<number> => {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  const command = COMMANDS[name];
  if (!command)
    throw new UsageError(`no command '${name}'; there are start, exec, status, logs and stop`);
  return command(args);
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`s3files-local: ${(error as Error).message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
