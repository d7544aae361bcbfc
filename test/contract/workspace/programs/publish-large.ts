import { readFileSync } from 'node:fs';
import { Workspace } from '../../../../workspace/src/index.ts';

async function* mebibytes(count: number) {
  for (let i = 0; i < count; i++) {
    // Collected here and not when the machine has time for it: what is still there afterwards was kept.
    if (i % 16 === 0) globalThis.gc?.();
    yield Buffer.alloc(1024 * 1024, i);
  }
}

await new Workspace(process.argv[2]!).publish('large', mebibytes(256));
// Not resourceUsage().maxRSS, which begins with what the process had that started this one.
const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
process.stdout.write(`${kilobytes}`);
