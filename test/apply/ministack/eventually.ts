import { setTimeout as delay } from 'node:timers/promises';

const LIMIT_MS = 20_000;

/** Repeats an assertion until it holds; its last failure is thrown when it never does. */
export const eventually = async <T>(assertion: () => T | Promise<T>): Promise<T> => {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(20);
    }
  }
};
