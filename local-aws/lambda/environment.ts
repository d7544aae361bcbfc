import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import type { InvokeMessage } from './bootstrap/parts.ts';
import { onMessages } from './messages.ts';
import { endOf, type Outcome } from './outcome.ts';
import type { Output } from './output.ts';
import { childrenOf, descendantsOf, memoryOf, signal, stopBelow } from './processes.ts';
import type { Command } from './sandbox/specification.ts';

/** One execution environment: a Node process in its namespaces, with the line to its bootstrap. */
export class ExecutionEnvironment {
  readonly logStream: string;
  readonly output: Output;
  readonly #child: ChildProcess;
  readonly #line: Duplex;
  readonly #namespaced: boolean;
  readonly #exited: Promise<Outcome>;
  #ended = false;
  #garbled = false;
  #stopped: number[] = [];
  #peak = 0;
  #trouble = '';
  #first: number | undefined;
  #main: number | undefined;
  #disposed: Promise<void> | undefined;
  #receive: (outcome: Outcome) => void = () => {};

  constructor(logStream: string, output: Output, command: Command, namespaced: boolean) {
    this.logStream = logStream;
    this.output = output;
    this.#namespaced = namespaced;
    this.#child = spawn(command.file, command.arguments, {
      cwd: command.folder,
      env: command.variables,
      // Out of the terminal's process group: Ctrl-C is ours to handle.
      detached: true,
      stdio: ['ignore', output.writeEnd, namespaced ? 'pipe' : output.writeEnd, 'pipe'],
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.#trouble += chunk;
    });
    this.#line = this.#child.stdio[3] as Duplex;
    this.#line.on('error', () => {});
    onMessages(this.#line, (message) => {
      if (message.type === 'garbled') this.#garbled = true;
      else this.#peak = Math.max(this.#peak, message.peak);
      if (message.type === 'ready') this.#find();
      this.#receive(message);
    });
    this.#exited = new Promise((resolve) => {
      const ended = (code: number | null, name: string | null) => {
        this.#ended = true;
        const outcome = { type: 'ended', code, signal: name } as const;
        resolve(outcome);
        this.#receive(outcome);
      };
      this.#child.once('error', ({ message }) => {
        this.#trouble += message;
        ended(127, null);
      });
      this.#child.once('exit', (code, name) => ended(...endOf(code, name)));
    });
  }

  /** Whether it has to be ended rather than used again. */
  get spent(): boolean {
    return this.#ended || this.#garbled;
  }

  /** Waits for what comes next; a time-out or the end of the process is an outcome as well. */
  next(milliseconds: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#receive({ type: 'timeout' }), milliseconds);
      this.#receive = (outcome) => {
        this.#receive = () => {};
        clearTimeout(timer);
        resolve(outcome);
      };
      if (this.#garbled) this.#receive({ type: 'garbled' });
      else if (this.#ended) this.#exited.then((outcome) => this.#receive(outcome));
    });
  }

  /** Hands over one invocation. */
  send(message: InvokeMessage): void {
    this.#line.write(`${JSON.stringify(message)}\n`);
  }

  /** What the preparation of the environment reported, if it failed. */
  get trouble(): string {
    return this.#trouble.trim();
  }

  /** The most memory used so far, in MB. */
  get peak(): number {
    const now = this.#main === undefined ? 0 : memoryOf(this.#main).peak;
    return Math.ceil(Math.max(this.#peak, now) / 1024);
  }

  /** Adds up what all processes hold now; answers what of it is their own, in MB. */
  measureMemory(): number {
    this.#find();
    if (this.#main === undefined) return 0;
    const each = [this.#main, ...descendantsOf(this.#main)].map(memoryOf);
    this.#peak = Math.max(
      this.#peak,
      each.reduce((sum, { resident }) => sum + resident, 0),
    );
    return Math.ceil(each.reduce((sum, { own }) => sum + own, 0) / 1024);
  }

  /** Process 1 of the namespace, which nothing in it outlives, and the runtime. */
  #find(): void {
    const { pid } = this.#child;
    if (!this.#namespaced) this.#first = this.#main = pid;
    else if (pid !== undefined) this.#first ??= childrenOf(pid)[0];
    if (this.#first !== undefined) this.#main ??= childrenOf(this.#first)[0];
  }

  /** Stops every process until the next invocation. */
  freeze(): void {
    const main = this.#main;
    if (main === undefined || this.spent) return;
    signal(main, 'SIGSTOP');
    this.#stopped = [main];
    // Looking for the others takes longer than an answer should have to wait.
    setImmediate(() => {
      if (this.#stopped.length > 0) this.#stopped = [main, ...stopBelow(this.#first ?? main)];
    });
  }

  thaw(): void {
    for (const pid of this.#stopped) signal(pid, 'SIGCONT');
    this.#stopped = [];
  }

  /** Kills every process; resolves when none is left. What they wrote can still be read. */
  async kill(): Promise<void> {
    if (!this.#ended) {
      this.#find();
      const first = this.#first ?? this.#child.pid;
      if (first !== undefined) {
        if (!this.#namespaced) for (const one of stopBelow(first)) signal(one, 'SIGKILL');
        signal(first, 'SIGKILL');
      }
    }
    await this.#exited;
  }

  /** Kills, and lets go of everything; once is enough. */
  dispose(): Promise<void> {
    this.#disposed ??= this.kill().then(() => {
      this.output.close();
      this.#line.destroy();
    });
    return this.#disposed;
  }
}
