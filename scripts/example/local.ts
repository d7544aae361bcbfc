import { join } from 'node:path';
import { findInstance } from '../../local-aws/commands/instance.ts';
import { startInBackground } from '../../local-aws/commands/start.ts';
import { stopInstance } from '../../local-aws/commands/stop.ts';
import type { Target } from '../../local-aws/environment.ts';
import { STATUS_PATH, type Status } from '../../local-aws/gateway/status.ts';
import { startLocalAws } from '../../local-aws/local-aws.ts';

/** The local AWS an example runs on. */
export interface Local extends Target {
  status(): Promise<Status>;
  /** Ends it, also one in the background. */
  close(): Promise<void>;
}

export interface LocalOptions {
  readonly timeScale: number;
  readonly region: string;
  /** Start it in the background, where it outlives us. */
  readonly keep: boolean;
  readonly onLog: (line: string) => void;
  /** Folder of this repository. */
  readonly root: string;
}

/** Starts a local AWS inside this process, or in the background when it is to be kept. */
export const openLocal = async ({ keep, ...options }: LocalOptions): Promise<Local> => {
  if (!keep) {
    const local = await startLocalAws(options);
    return { ...withStatus(local), close: () => local.close() };
  }
  const running = findInstance();
  if (running)
    throw new Error(
      `a local AWS is already running at ${running.endpoint}; end it with \`npx s3files-local stop\` or leave out --keep`,
    );
  const instance = await startInBackground(
    ['--time-scale', String(options.timeScale), '--region', options.region],
    join(options.root, 'dist', 's3files-local.js'),
  );
  return { ...withStatus(instance), close: () => stopInstance(instance) };
};

const withStatus = (target: Target): Target & Pick<Local, 'status'> => ({
  endpoint: target.endpoint,
  account: target.account,
  region: target.region,
  status: async () => (await fetch(`${target.endpoint}${STATUS_PATH}`)).json() as Promise<Status>,
});
