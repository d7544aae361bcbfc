import { type LocalAws, startLocalAws } from '../local-aws.ts';
import { processMark } from '../process-mark.ts';
import { forgetInstance, logFile, rememberInstance } from './instance.ts';
import { readServeOptions } from './serve-options.ts';

/**
 * The local AWS in the foreground: what `start` runs in the background. Tells its parent over IPC when it is ready, and
 * ends on SIGTERM or SIGINT with everything it started.
 */
export const serve = async (args: string[]): Promise<number> => {
  const options = readServeOptions(args, 'serve');
  if (!options) return 0;
  const log = (line: string) => process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  const stopping = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => done());
  });
  const started = process.connected;
  let local: LocalAws | undefined;
  try {
    local = await startLocalAws({ ...options, onLog: log });
    // Whoever waits for us to be ready has given up.
    if (started && !process.connected) return 1;
    rememberInstance({
      id: local.id,
      pid: process.pid,
      mark: processMark(process.pid) ?? '',
      endpoint: local.endpoint,
      account: local.account,
      region: local.region,
      timeScale: local.clock.scale,
      startedAt: Date.now(),
      logFile: logFile(),
    });
    log(`ready at ${local.endpoint}; handlers: ${local.isolation.mode}, ${local.isolation.reason}`);
    tell({ ready: true });
    await stopping;
    return 0;
  } catch (error) {
    tell({ error: (error as Error).message });
    throw error;
  } finally {
    await local?.close();
    if (local) forgetInstance(local);
    if (process.connected) process.disconnect();
  }
};

/** To the one who started us, if still there: with a callback, that it is gone is no exception. */
const tell = (message: object): void => {
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
};
