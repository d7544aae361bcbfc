import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from '../process-mark.ts';
import { findInstance, type Instance } from './instance.ts';
import { readOptions } from './usage.ts';

const GRACE_MS = 10_000;

/** Ends the local AWS in the background and waits until it is gone. Nothing to stop is not an error. */
export const stop = async (args: string[]): Promise<number> => {
  if (!readOptions(args, {}, 's3files-local stop: ends the local AWS and deletes all it kept\n'))
    return 0;
  const instance = findInstance();
  if (!instance) {
    process.stdout.write('no local AWS is running\n');
    return 0;
  }
  await stopInstance(instance);
  process.stdout.write('stopped; its buckets, file systems and functions are gone\n');
  return 0;
};

/** Ends a local AWS and waits until its process is gone. */
export const stopInstance = async (instance: Instance): Promise<void> => {
  process.kill(instance.pid, 'SIGTERM');
  const deadline = Date.now() + GRACE_MS;
  while (isRunning(instance.mark)) {
    if (Date.now() > deadline) {
      process.kill(instance.pid, 'SIGKILL');
      throw new Error(
        `the local AWS (process ${instance.pid}) did not end within ${GRACE_MS / 1000} s and was killed; see ${instance.logFile}`,
      );
    }
    await delay(20);
  }
};
