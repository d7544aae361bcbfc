import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import type { Invocation, InvocationResult } from '../../../local-aws/lambda/invocation.ts';
import type { Mount } from '../../../local-aws/mount/mount.ts';

/** Bundles the runner into one file, as small as can be: function names are not to be relied on. */
export const bundleRunner = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'runner.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'runner-process.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  chmodSync(outfile, 0o644);
  return outfile;
};

/** A runner in a process of its own. */
export interface RunnerProcess {
  readonly child: ChildProcess;
  readonly mode: { readonly name: string; readonly reason: string };
  post(invocation: Invocation): Promise<InvocationResult>;
}

/** Starts a runner; `through` is a command that starts it in turn, under other circumstances. */
export const startRunnerProcess = async (
  program: string,
  options: { folder: string; mode: string; mounts: Record<string, Omit<Mount, 'target'>> },
  through: readonly string[] = [],
): Promise<RunnerProcess> => {
  mkdirSync(options.folder, { recursive: true });
  chmodSync(options.folder, 0o777);
  // Beside the folder, which may be a file system that only the runner sees.
  const socketPath = `${options.folder}.sock`;
  const argument = JSON.stringify({ ...options, socket: socketPath });
  const [file = '', ...words] = [...through, process.execPath, program, argument];
  const child = spawn(file, words, { stdio: ['pipe', 'pipe', 'inherit'], env: {} });
  const [line] = await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the runner ended with ${code} before it was ready`);
    }),
  ]);

  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  return {
    child,
    mode: JSON.parse(String(line)),
    post: async (invocation) => {
      const call = request({
        agent,
        socketPath,
        method: 'POST',
        path: '/invocations',
      });
      call.end(JSON.stringify(invocation));
      const [response] = await once(call, 'response');
      return JSON.parse(await text(response));
    },
  };
};
