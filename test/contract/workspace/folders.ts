import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, jest } from '@jest/globals';
import { build } from 'esbuild';

// How fast a disk flushes is no matter of these tests.
jest.setTimeout(120_000);

const made: string[] = [];

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** An empty folder that is removed after the test; any user may look into it. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'workspace-')));
  made.push(folder);
  await chmod(folder, 0o755);
  return folder;
};

/** A program of `programs/` as one file of JavaScript, for a process of its own. */
export const bundled = (program: string): Promise<string> =>
  bundledFrom(join(import.meta.dirname, 'programs', `${program}.ts`));

/** Any TypeScript file as one file of JavaScript. */
export const bundledFrom = async (entryPoint: string): Promise<string> => {
  const outfile = join(await temporaryFolder(), 'program.mjs');
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
};
