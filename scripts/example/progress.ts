import { colours } from './colours.ts';

const EVERY_MS = 10_000;

/** Says on standard error which step is at work and for how long; in place on a terminal, line by line elsewhere. */
export class Progress {
  readonly #out = process.stderr;
  readonly #live = process.stderr.isTTY === true;
  #detail = '';

  /** Runs a step and shows it; a failing one is marked and passes its error on. */
  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const began = Date.now();
    this.#detail = '';
    if (!this.#live) this.#out.write(`  … ${title}\n`);
    const timer = setInterval(() => this.#show(title, began), this.#live ? 200 : EVERY_MS);
    try {
      const result = await work();
      this.#end(colours.green('✓'), title, began);
      return result;
    } catch (error) {
      this.#end(colours.red('✗'), title, began);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  /** What the running step is doing right now. */
  detail(text: string): void {
    this.#detail = text;
  }

  /** A line that stays. */
  note(text: string): void {
    this.#out.write(`${this.#clear()}${text}\n`);
  }

  #show(title: string, began: number): void {
    const line = `  … ${title} ${colours.dim(`${seconds(began)}  ${this.#detail}`)}`;
    this.#out.write(this.#live ? `${this.#clear()}${cut(line, this.#out.columns)}` : `${line}\n`);
  }

  #end(mark: string, title: string, began: number): void {
    this.#out.write(`${this.#clear()}  ${mark} ${title} ${colours.dim(seconds(began))}\n`);
  }

  #clear(): string {
    return this.#live ? '\r\x1b[2K' : '';
  }
}

const seconds = (began: number): string => `${((Date.now() - began) / 1000).toFixed(1)} s`;

// Longer than the terminal is wide, a line could not be taken back. The dim colour needs a few characters more.
const cut = (line: string, columns = 80): string =>
  line.length > columns ? `${line.slice(0, columns - 1)}\x1b[0m` : line;
