import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const NOT_FOUND = 127;

export const notFound = (command: string): number => {
  process.stderr.write(`s3files-local: no command '${command}' on PATH\n`);
  return NOT_FOUND;
};

/** Runs a command on our terminal and answers its exit code. */
export const run = (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> => {
  // A terminal sends Ctrl-C to the command too; we stay, so that what it leaves is put back.
  const stay = () => {};
  process.on('SIGINT', stay);
  return new Promise<number>((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    const pass = () => child.kill('SIGTERM');
    process.once('SIGTERM', pass);
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? done(notFound(command)) : fail(error),
    );
    child.once('close', (code, signal) => {
      process.off('SIGTERM', pass);
      done(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  }).finally(() => process.off('SIGINT', stay));
};
