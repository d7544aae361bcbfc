import { startLocalAws } from '../local-aws.ts';
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
  try {
    const local = await startLocalAws({ ...options, onLog: log });
    rememberInstance({
      id: local.id,
      pid: process.pid,
      endpoint: local.endpoint,
      account: local.account,
      region: local.region,
      timeScale: local.clock.scale,
      startedAt: Date.now(),
      logFile: logFile(),
    });
    log(`ready at ${local.endpoint}; handlers: ${local.isolation.mode}, ${local.isolation.reason}`);
    process.send?.({ ready: true });
    await stopping;
    await local.close();
    return 0;
  } catch (error) {
    process.send?.({ error: (error as Error).message });
    throw error;
  } finally {
    forgetInstance();
    if (process.connected) process.disconnect();
  }
};
