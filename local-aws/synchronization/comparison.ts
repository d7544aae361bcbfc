/** While something is found, and after a while in which nothing was. */
const MIN_MS = 1_000;
const CALM_MS = 5_000;
/** A large bucket takes at most this share of the time, unless that makes its changes wait too long. */
const SHARE = 0.05;
const MAX_MS = 10_000;

/** Repeats a piece of work: soon when it found something, more and more rarely when not, and never so that it is a load. */
export class Comparison {
  readonly #compare: () => Promise<boolean>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #interval = MIN_MS;
  #stopped = false;

  /** @param compare answers whether it found something. */
  constructor(compare: () => Promise<boolean>) {
    this.#compare = compare;
  }

  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#run().finally(() => this.start());
    }, this.#interval).unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    const began = performance.now();
    const found = await this.#compare();
    const cost = performance.now() - began;
    const calm = found ? MIN_MS : Math.min(this.#interval * 1.5, CALM_MS);
    this.#interval = Math.max(calm, Math.min(cost / SHARE, MAX_MS));
  }
}
