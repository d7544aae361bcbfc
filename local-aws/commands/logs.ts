import { createReadStream, existsSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { findInstance, logFile } from './instance.ts';
import { readOptions } from './usage.ts';

const OPTIONS = { follow: { type: 'boolean', short: 'f', default: false } } as const;
const HELP = `s3files-local logs [--follow]: calls, exports and imports, handler output

  -f, --follow   keep printing until the local AWS ends or Ctrl-C
`;

/** Prints the log of the local AWS; the last one's after it has ended. */
export const logs = async (args: string[]): Promise<number> => {
  const options = readOptions(args, OPTIONS, HELP);
  if (!options) return 0;
  const file = logFile();
  if (!existsSync(file))
    throw new Error('no log: no local AWS was started yet (`s3files-local start`)');
  let printed = 0;
  for (;;) {
    const ended = !findInstance();
    const { size } = statSync(file);
    if (size > printed) {
      await print(file, printed, size);
      printed = size;
    }
    if (!options.follow || ended) return 0;
    await delay(200);
  }
};

const print = (file: string, from: number, to: number): Promise<void> =>
  new Promise((done, fail) => {
    createReadStream(file, { start: from, end: to - 1 })
      .on('error', fail)
      .on('end', done)
      .pipe(process.stdout, { end: false });
  });
