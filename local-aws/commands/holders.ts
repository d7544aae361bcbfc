import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, processMark } from '../process-mark.ts';

const TURN_MS = 10;

/** The commands that use a folder at this moment, by process. One that was killed does not count. */
export class Holders {
  readonly #folder: string;
  readonly #me: string;

  constructor(own: string) {
    this.#folder = join(own, 'holders');
    this.#me = join(this.#folder, `${process.pid}`);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Numbers of the other processes. */
  others(): number[] {
    return readdirSync(this.#folder)
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter((name) => isRunning(readMark(join(this.#folder, name))))
      .map(Number);
  }

  add(): void {
    writeFileSync(this.#me, processMark(process.pid) ?? '');
  }

  remove(): void {
    rmSync(this.#me, { force: true });
  }

  /** Does something while no other process does. */
  alone<T>(work: () => T): T {
    const turn = join(this.#folder, 'turn');
    while (!take(turn)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TURN_MS);
    try {
      return work();
    } finally {
      rmSync(turn, { force: true });
    }
  }
}

const take = (turn: string): boolean => {
  try {
    writeFileSync(turn, processMark(process.pid) ?? '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const mark = readMark(turn);
    // Empty: another one is about to write it.
    if (mark !== '' && !isRunning(mark)) rmSync(turn, { force: true });
    return false;
  }
};

const readMark = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
