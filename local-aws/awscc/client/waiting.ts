import { setTimeout as delay } from 'node:timers/promises';

/** Time and chance for retries and polls, so that a test need not wait. */
export interface Waiting {
  /** Waits; rejects when the signal fires first. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
}

/** Real time, real chance. */
export const REAL_WAITING: Waiting = {
  pause: (milliseconds, signal) => delay(milliseconds, undefined, { signal, ref: false }),
  random: Math.random,
};
