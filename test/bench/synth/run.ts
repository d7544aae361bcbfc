import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cost, costOf } from './cost.ts';

/** A stack as it was synthesised, and what that took. */
export interface Run extends Cost {
  readonly peakKiB: number;
  /** Module calls by id. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What lies in the folder that they name as their source. */
  readonly hcl: readonly string[];
}

/** Runs a program that writes its stack into the folder it is given, and prints the peak of its memory. */
export const synthesise = async (
  folder: string,
  program: string,
  instances: number,
): Promise<Run> => {
  const outdir = join(folder, 'cdktf.out');
  try {
    const { stdout, ...cost } = await costOf(folder, program, outdir, `${instances}`);
    const stack = join(outdir, 'stacks', 'stack');
    const { module: modules } = JSON.parse(await readFile(join(stack, 'cdk.tf.json'), 'utf8')) as {
      module: Run['modules'];
    };
    const sources = new Set(Object.values(modules).map(({ source }) => source as string));
    const [source, ...others] = sources;
    if (!source || others.length > 0)
      throw new Error(`${program} does not share one copy of the HCL: ${[...sources].join(', ')}`);
    const hcl = (await readdir(join(stack, source), { recursive: true })).sort();
    return { ...cost, peakKiB: Number(stdout), modules, hcl };
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
};
