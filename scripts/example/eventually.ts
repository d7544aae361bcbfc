import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 10;
const LONGEST_MS = 180_000;

/**
 * Asks again and again until the answer is neither false nor nothing.
 *
 * @throws Error that names what was waited for, after three minutes; AbortError when the signal fires.
 */
export const eventually = async <T>(
  what: string,
  ask: () => T | Promise<T>,
  signal: AbortSignal,
): Promise<Exclude<Awaited<T>, false | undefined | null>> => {
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<Awaited<T>, false | undefined | null>;
    if (Date.now() > deadline) throw new Error(`waited ${LONGEST_MS / 1000} s in vain for ${what}`);
    await delay(EVERY_MS, undefined, { signal });
  }
};
