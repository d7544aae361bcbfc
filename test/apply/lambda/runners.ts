import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRunner, type Runner, type RunnerOptions } from '../../../local-aws/lambda/runner.ts';
import { type Mount, MountError } from '../../../local-aws/mount/mount.ts';
import { createFunction, invocationOf, type TestFunction, temporaryFolder } from './functions.ts';

export const USER = { uid: 1234, gid: 4321, secondaryGids: [2001, 2002] };

/** A runner, access points that are folders of this machine, and functions on them. */
export interface Bench {
  readonly folder: string;
  readonly runner: Runner;
  /** Makes an access point; answers its folder. */
  accessPoint(arn: string, mount?: Partial<Mount>): string;
  define: (
    files: Parameters<typeof createFunction>[1],
    configuration?: Parameters<typeof createFunction>[2],
  ) => TestFunction;
  invoke(target: TestFunction, event?: unknown): ReturnType<Runner['invoke']>;
}

/** The part of a function's configuration that mounts an access point. */
export const mounted = (Arn: string, LocalMountPath = '/mnt/work') => ({
  FileSystemConfigs: [{ Arn, LocalMountPath }],
});

/** Sets up a runner for the tests of one file. */
export const createBench = async (options: Partial<RunnerOptions> = {}): Promise<Bench> => {
  const folder = temporaryFolder(() => runner.close());
  const mounts = new Map<string, Omit<Mount, 'target'>>();
  const runner = await createRunner({
    folder: join(folder, 'run'),
    endpoint: () => 'http://127.0.0.1:4599',
    authorizeMount: async ({ accessPointArn, localMountPath }) => {
      const mount = mounts.get(accessPointArn);
      if (mount) return { ...mount, target: localMountPath };
      throw new MountError('S3FilesMountFailureException', `access to ${accessPointArn} denied`);
    },
    ...options,
  });

  return {
    folder,
    runner,
    accessPoint: (arn, mount) => {
      const source = join(folder, 'access-points', String(mounts.size));
      mkdirSync(source, { recursive: true });
      if (process.getuid?.() === 0) chownSync(source, USER.uid, USER.gid);
      mounts.set(arn, { source, readOnly: false, user: USER, ...mount });
      return source;
    },
    define: (files, configuration) => createFunction(folder, files, configuration),
    invoke: (target, event) => runner.invoke(invocationOf(target, event)),
  };
};
