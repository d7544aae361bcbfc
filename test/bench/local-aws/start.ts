import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalAws } from '../../../local-aws/local-aws.ts';
import { startMiniStack } from '../../../local-aws/ministack/start.ts';
import { type Figure, inTurn } from '../figure.ts';

const RUNS = 7;

/** From start to ready, without MiniStack's own start. */
export const measureStart = async (): Promise<Figure> => {
  const whole = async () => {
    const began = performance.now();
    const local = await startLocalAws();
    const took = performance.now() - began;
    await local.close();
    return took;
  };
  const ministack = async () => {
    const folder = await mkdtemp(join(tmpdir(), 's3files-bench-'));
    const began = performance.now();
    const { stop } = await startMiniStack({ folder, runnerSocket: join(folder, 'none.sock') });
    const took = performance.now() - began;
    await stop();
    await rm(folder, { recursive: true, force: true });
    return took;
  };
  await whole(); // installs what is missing
  const [all, own] = await inTurn(RUNS, whole, ministack);
  return {
    what: 'local AWS from start to ready, without MiniStack',
    value: (all - own) / 1000,
    unit: 's',
    bound: 0.3,
    how: `${all.toFixed(0)} ms less ${own.toFixed(0)} ms, medians of ${RUNS}`,
  };
};
