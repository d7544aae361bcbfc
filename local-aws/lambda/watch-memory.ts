import type { ExecutionEnvironment } from './environment.ts';

/** How often a running function's memory is looked at, in milliseconds: short invocations are not slowed down at all. */
const INTERVAL = 200;

/** Follows the memory of an environment during an invocation and ends it when it outgrows the function's limit. */
export class MemoryWatch {
  /** What it had grown to, in MB, if that was too much. */
  exceeded: number | undefined;
  readonly #timer: NodeJS.Timeout;

  constructor(environment: ExecutionEnvironment, limit: number) {
    this.#timer = setInterval(() => {
      const used = environment.measureMemory();
      if (used <= limit) return;
      this.exceeded = used;
      this.stop();
      environment.kill();
    }, INTERVAL);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
