import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, outside] = process.argv.slice(2) as [string, string];
const directory = join(folder, 'd');
const aside = join(folder, 'aside');

/** Whoever writes into the folder may make the directory again at any moment, so each step may fail. */
const attempt = (step: () => void) => {
  try {
    step();
  } catch {}
};

process.stdout.write('started\n');
for (let round = 0; ; round++) {
  // Now and then long enough for a whole publish.
  if (round % 8 === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
  attempt(() => renameSync(directory, aside));
  attempt(() => symlinkSync(outside, directory));
  attempt(() => rmSync(aside, { recursive: true }));
  attempt(() => {
    mkdirSync(aside);
    writeFileSync(join(aside, 'secret'), 'harmless');
  });
  attempt(() => unlinkSync(directory));
  attempt(() => renameSync(aside, directory));
}
