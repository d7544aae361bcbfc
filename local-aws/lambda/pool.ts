import type { ExecutionEnvironment } from './environment.ts';
import type { FunctionConfiguration } from './invocation.ts';

/** Environments of one function version and configuration. */
interface Generation {
  readonly key: string;
  readonly idle: { readonly environment: ExecutionEnvironment; readonly timer: NodeJS.Timeout }[];
}

/**
 * Idle environments. Each serves one function version with one configuration and code; when either changes, the ones made
 * before are not used again.
 */
export class Pool {
  readonly #idleTime: number;
  readonly #generations = new Map<string, Generation>();
  /** Every environment that exists. */
  readonly #all = new Set<ExecutionEnvironment>();
  #closed = false;

  constructor(idleTime: number) {
    this.#idleTime = idleTime;
  }

  static name({ FunctionArn, Version }: FunctionConfiguration): string {
    return `${FunctionArn} ${Version}`;
  }

  #generation(configuration: FunctionConfiguration, key: string): Generation {
    const name = Pool.name(configuration);
    const current = this.#generations.get(name);
    if (current?.key === key) return current;
    for (const { environment, timer } of current?.idle ?? []) {
      clearTimeout(timer);
      this.end(environment);
    }
    const generation: Generation = { key, idle: [] };
    this.#generations.set(name, generation);
    return generation;
  }

  /** Takes charge of a new environment. */
  add(environment: ExecutionEnvironment): void {
    this.#all.add(environment);
    if (this.#closed) this.end(environment);
  }

  /** The environment used last, so that the others can end. */
  take(configuration: FunctionConfiguration, key: string): ExecutionEnvironment | undefined {
    const { idle } = this.#generation(configuration, key);
    for (;;) {
      const entry = idle.pop();
      if (!entry) return undefined;
      clearTimeout(entry.timer);
      if (!entry.environment.spent) return entry.environment;
      this.end(entry.environment);
    }
  }

  /** Keeps an environment for the next invocation, unless the function has changed meanwhile. */
  give(configuration: FunctionConfiguration, key: string, environment: ExecutionEnvironment): void {
    const generation = this.#generations.get(Pool.name(configuration));
    if (generation?.key !== key || environment.spent || !this.#all.has(environment)) {
      this.end(environment);
      return;
    }
    const timer = setTimeout(() => {
      generation.idle.splice(generation.idle.indexOf(entry), 1);
      this.end(environment);
    }, this.#idleTime).unref();
    const entry = { environment, timer };
    generation.idle.push(entry);
    environment.freeze();
  }

  /** Ends the idle environments of a function; busy ones end after their invocation. */
  async forget(functionArn: string): Promise<void> {
    for (const [name, { idle }] of [...this.#generations]) {
      if (!name.startsWith(`${functionArn} `)) continue;
      this.#generations.delete(name);
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all(idle.map(({ environment }) => this.end(environment)));
    }
  }

  async end(environment: ExecutionEnvironment): Promise<void> {
    await environment.dispose();
    this.#all.delete(environment);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { idle } of this.#generations.values()) {
      for (const { timer } of idle) clearTimeout(timer);
    }
    this.#generations.clear();
    await Promise.all([...this.#all].map((environment) => this.end(environment)));
  }
}
