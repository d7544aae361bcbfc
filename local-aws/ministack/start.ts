import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { asset } from './assets.ts';
import { MiniStackClient } from './client.ts';
import { installMiniStack } from './install.ts';

const STOP_TIMEOUT_MS = 3_000;
const LOG_TAIL = 30;

export interface StartOptions {
  /** For this run alone: packages of functions, temporary files. Removed at the end. */
  readonly folder: string;
  /** Unix socket that takes `POST /invocations`. */
  readonly runnerSocket: string;
  /** Account of calls whose access key is not an account id. */
  readonly account?: string;
  /** MiniStack's settings, on top of ours; for example `SFN_WAIT_SCALE`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly onLog?: (line: string) => void;
}

/** A running MiniStack. */
export interface MiniStack {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  readonly pid: number;
  /** Ends the process and removes its folder; again and again is fine. */
  stop(): Promise<void>;
}

/** Starts MiniStack; when this resolves, it answers. It ends with our process, however that ends. */
export const startMiniStack = async (options: StartOptions): Promise<MiniStack> => {
  const { python } = await installMiniStack(options.onLog ? { onProgress: options.onLog } : {});
  const folder = resolve(options.folder);
  await mkdir(join(folder, 'tmp'), { recursive: true });

  const child = launch(python, folder, options);
  const stop = stopper(child, folder, options.onLog);
  const log = logTail(child, options.onLog);
  try {
    const port = await announcedPort(child);
    const endpoint = `http://127.0.0.1:${port}`;
    await healthy(endpoint);
    return { endpoint, pid: child.pid!, stop };
  } catch (error) {
    await stop();
    const lines = log.length > 0 ? ` Its last lines:\n${log.join('\n')}` : ' It printed nothing.';
    throw new Error(`MiniStack did not start: ${(error as Error).message}.${lines}`);
  }
};

const launch = (python: string, folder: string, options: StartOptions): ChildProcess =>
  spawn(
    python,
    // -B: the launcher may lie in a folder that is not ours to write to.
    ['-B', asset('launcher'), '--folder', folder, '--runner-socket', resolve(options.runnerSocket)],
    {
      cwd: folder,
      // A session of its own: Ctrl-C in the terminal must reach us alone, MiniStack is needed to clean up.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        BIND_HOST: '127.0.0.1',
        HOME: folder,
        LAMBDA_ASYNC_RETRY_BASE_SECONDS: '0.2',
        LAMBDA_ASYNC_RETRY_MAX_SECONDS: '0.5',
        LANG: 'C.UTF-8',
        LOG_LEVEL: 'ERROR',
        MINISTACK_ACCOUNT_ID: options.account ?? '000000000000',
        PATH: '/usr/bin:/bin',
        PYTHONUTF8: '1',
        TMPDIR: join(folder, 'tmp'),
        ...options.settings,
      },
    },
  );

/** The last lines so far; it keeps growing (and forgetting) while the process runs. */
const logTail = (child: ChildProcess, onLog: StartOptions['onLog']): string[] => {
  const tail: string[] = [];
  createInterface(child.stderr!).on('line', (line) => {
    tail.push(line);
    if (tail.length > LOG_TAIL) tail.shift();
    onLog?.(line);
  });
  return tail;
};

/** The launcher's first line on stdout, written when connections are accepted. */
const announcedPort = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    createInterface(child.stdout!).once('line', (line) => resolve(JSON.parse(line).port));
    child.once('error', reject);
    // Not 'exit': by 'close' its log has been read to the end.
    child.once('close', (code, signal) =>
      reject(new Error(`its process ended with ${signal ?? `exit code ${code}`}`)),
    );
  });

const healthy = async (endpoint: string): Promise<void> => {
  const client = new MiniStackClient(endpoint);
  try {
    const scope = { account: '000000000000', region: 'us-east-1' };
    const { status } = await client.send({ service: 'sts', scope, path: '/_ministack/health' });
    if (status !== 200) throw new Error(`its health check answered ${status}`);
  } finally {
    client.close();
  }
};

const stopper = (
  child: ChildProcess,
  folder: string,
  onLog: StartOptions['onLog'],
): (() => Promise<void>) => {
  const ended = child.pid === undefined ? Promise.resolve() : once(child, 'close').then(() => {});
  void ended.then(() => {
    if (!stopped) onLog?.(`MiniStack ended by itself (${child.signalCode ?? child.exitCode})`);
  });
  const stopOnce = async (): Promise<void> => {
    // The launcher ends as soon as its stdin does.
    child.stdin!.on('error', () => {}).end();
    const timeout = new AbortController();
    await Promise.race([ended, delay(STOP_TIMEOUT_MS, undefined, { signal: timeout.signal })]);
    timeout.abort();
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  let stopped: Promise<void> | undefined;
  return () => {
    stopped ??= stopOnce();
    return stopped;
  };
};
