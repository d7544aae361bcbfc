import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Figure, median } from '../figure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = 9;

/** From the start of a process with the stand-in to its schema in a client's hands. */
export const measureStandIn = async (): Promise<Figure> => {
  const folder = await mkdtemp(join(tmpdir(), 's3files-bench-'));
  try {
    const program = join(folder, 'program.mjs');
    await build({
      entryPoints: [join(ROOT, 'test', 'bench', 'local-aws', 'stand-in-program.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
      },
    });
    const runs: number[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await untilSchema(program));
    return {
      what: 'awscc stand-in, from start to schema served',
      value: median(runs) / 1000,
      unit: 's',
      bound: 0.3,
      how: `median of ${RUNS}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const untilSchema = (program: string): Promise<number> =>
  new Promise((done, fail) => {
    const began = performance.now();
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let took = 0;
    child.stdout.once('data', () => {
      took = performance.now() - began;
    });
    child.once('exit', (code) => (took > 0 ? done(took) : fail(new Error(`ended with ${code}`))));
  });
