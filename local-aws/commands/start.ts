import { fork } from 'node:child_process';
import { openSync } from 'node:fs';
import { findInstance, type Instance, logFile, requireInstance } from './instance.ts';
import { readServeOptions } from './serve-options.ts';

/** Starts a local AWS in the background and says how to use it. One that runs already is left alone. */
export const start = async (args: string[]): Promise<number> => {
  if (!readServeOptions(args, 'start')) return 0;
  const running = findInstance();
  if (running) {
    process.stdout.write(`a local AWS is already running at ${running.endpoint}\n`);
    return 0;
  }
  process.stderr.write('starting a local AWS …\n');
  const instance = await startInBackground(args).catch((error: Error) => {
    const other = findInstance();
    if (!other) throw error;
    process.stdout.write(`a local AWS is already running at ${other.endpoint}\n`);
  });
  if (!instance) return 0;
  process.stdout.write(
    [
      `local AWS at ${instance.endpoint} (account ${instance.account}, ${instance.region}, time × ${instance.timeScale})`,
      '  s3files-local exec -- terraform init && s3files-local exec -- terraform apply',
      '  s3files-local status | logs --follow | stop',
      '',
    ].join('\n'),
  );
  return 0;
};

const openLog = (): number => {
  try {
    return openSync(logFile(), 'w', 0o600);
  } catch (cause) {
    throw new Error(
      `cannot write ${logFile()}: ${(cause as Error).message}; set S3FILES_LOCAL_HOME to a folder that you may write to`,
      { cause },
    );
  }
};

/** Resolves when the background process is ready; rejects with its own words when it cannot start. */
export const startInBackground = (
  args: readonly string[],
  program = process.argv[1] as string,
): Promise<Instance> => {
  const log = openLog();
  const child = fork(program, ['serve', ...args], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    // Its own debugger port and flags belong to us.
    execArgv: [],
  });
  return new Promise((done, fail) => {
    child.once('message', (message: { ready?: true; error?: string }) => {
      child.disconnect();
      child.unref();
      if (message.error !== undefined) fail(new Error(message.error));
      else done(requireInstance());
    });
    child.once('error', fail);
    child.once('exit', (code) =>
      fail(
        new Error(
          `the local AWS ended with exit code ${code} before it was ready; see ${logFile()}`,
        ),
      ),
    );
  });
};
