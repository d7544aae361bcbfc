import { setTimeout as delay } from 'node:timers/promises';
import { WaitTimeoutError } from './errors.ts';

/** The time that waiting goes by; replaceable, so that a test need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

/** Real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => delay(milliseconds),
};

export interface WaitOptions {
  /** Milliseconds after which waiting ends with a WaitTimeoutError; 30,000 when left out. */
  readonly timeout?: number;
}

const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 1_000;

/** Asks `probe` until it gives something, with pauses that double from 25 ms to 1 s. */
export const poll = async <T>(
  what: string,
  probe: () => Promise<T | undefined>,
  clock: Clock,
  { timeout = 30_000 }: WaitOptions,
): Promise<T> => {
  const deadline = clock.now() + timeout;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const found = await probe();
    if (found !== undefined) return found;
    const left = deadline - clock.now();
    if (left <= 0) {
      throw new WaitTimeoutError(
        what,
        `${what} did not appear in the workspace within ${timeout / 1000} s`,
      );
    }
    await clock.sleep(Math.min(pause, left));
  }
};
