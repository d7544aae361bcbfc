import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthorizeMount } from '../mount/mount.ts';
import { MountError } from '../mount/mount.ts';
import type { Scope } from '../scope.ts';
import { bootstrapSource } from './bootstrap/source.ts';
import { CodeCache } from './code.ts';
import type { ExecutionEnvironment } from './environment.ts';
import { mountRefused, notStarted } from './failures.ts';
import type { FunctionConfiguration, Invocation, InvocationResult } from './invocation.ts';
import { runInvocation } from './invoke.ts';
import { Pool } from './pool.ts';
import { failedBeforeStart } from './result.ts';
import { type FoundMode, findMode } from './sandbox/find-mode.ts';
import type { Mode } from './sandbox/specification.ts';
import { createStarter } from './start.ts';
import { unsupported } from './supported.ts';

export interface RunnerOptions {
  /** Of this run: everything temporary lies below it, and `close` removes what the runner put there. */
  readonly folder: string;
  readonly authorizeMount: AuthorizeMount;
  /** What handlers get as `AWS_ENDPOINT_URL`. */
  readonly endpoint: () => string;
  /** The account and Region of a function; from its ARN when left out. */
  readonly scopeOf?: (configuration: FunctionConfiguration) => Scope;
  /** `auto`, the best that the machine allows, when left out. */
  readonly mode?: Mode | 'auto';
  /** For how many milliseconds an unused environment is kept; 5 minutes when left out. */
  readonly idleTime?: number;
  /** How long loading the handler may take, in milliseconds; 10 s as in Lambda when left out. */
  readonly initLimit?: number;
}

/** Runs Lambda functions on this machine. */
export interface Runner {
  readonly mode: FoundMode;
  invoke(invocation: Invocation): Promise<InvocationResult>;
  /** Ends the idle environments of a function, in all its versions. */
  forget(functionArn: string): Promise<void>;
  /** Ends every environment; nothing of them is left. */
  close(): Promise<void>;
}

const scopeOfArn = ({ FunctionArn }: FunctionConfiguration): Scope => {
  const [, , , region = '', account = ''] = FunctionArn.split(':');
  return { account, region };
};

const prepareFolders = async (folder: string) => {
  const folders = Object.fromEntries(
    ['root', 'runtime', 'code', 'empty', 'pipes'].map((name) => [name, join(folder, name)]),
  ) as Record<'root' | 'runtime' | 'code' | 'empty' | 'pipes', string>;
  for (const path of Object.values(folders)) {
    await mkdir(path, { recursive: true });
    await chmod(path, 0o755);
  }
  await writeFile(join(folders.runtime, 'index.mjs'), bootstrapSource(), { mode: 0o644 });
  return folders;
};

/** Starts a runner in a folder of its own. */
export const createRunner = async (options: RunnerOptions): Promise<Runner> => {
  const folders = await prepareFolders(options.folder);
  const mode = await findMode(options.mode ?? 'auto', {
    root: folders.root,
    runtime: folders.runtime,
    code: folders.empty,
  });
  const pool = new Pool(options.idleTime ?? 300_000);
  const start = createStarter({
    folders,
    launch: mode.launch,
    code: new CodeCache(folders.code),
    authorizeMount: options.authorizeMount,
    endpoint: options.endpoint,
    scopeOf: options.scopeOf ?? scopeOfArn,
    started: (environment: ExecutionEnvironment) => pool.add(environment),
  });

  return {
    mode,
    invoke: async (invocation) => {
      const problem = unsupported(invocation.configuration);
      if (problem) return failedBeforeStart(invocation, problem);
      try {
        return await runInvocation(invocation, pool, start, options.initLimit ?? 10_000);
      } catch (error) {
        const { message } = error as Error;
        return failedBeforeStart(
          invocation,
          error instanceof MountError ? mountRefused(error.code, message) : notStarted(message),
        );
      }
    },
    forget: (functionArn) => pool.forget(functionArn),
    close: async () => {
      await pool.close();
      for (const path of Object.values(folders)) await rm(path, { recursive: true, force: true });
    },
  };
};
