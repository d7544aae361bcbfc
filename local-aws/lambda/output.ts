import { execFile } from 'node:child_process';
import { closeSync, constants, openSync, readSync, unlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What is kept of one invocation's output, in bytes: more would only fill our memory. */
const LIMIT = 64 * 1024 * 1024;

/**
 * What the processes of one execution environment write to standard output and error, in the order written. A named pipe
 * and not a socket, which is what Node's `'pipe'` is: a child process must be able to open `/dev/stdout`.
 */
export class Output {
  /** To be inherited as file descriptors 1 and 2. */
  readonly writeEnd: number;
  readonly #readEnd: number;
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #length = 0;
  #dropped = 0;
  #closed = false;

  constructor(path: string) {
    this.#readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    this.writeEnd = openSync(path, constants.O_WRONLY);
    unlinkSync(path);
    this.#socket = new Socket({ fd: this.#readEnd, readable: true, writable: false });
    this.#socket.on('data', (chunk) => this.#keep(chunk));
    this.#socket.on('error', () => {});
  }

  static async open(folder: string, name: string): Promise<Output> {
    const path = join(folder, name);
    await promisify(execFile)('mkfifo', ['-m', '666', path]);
    return new Output(path);
  }

  #keep(chunk: Buffer): void {
    const kept = chunk.subarray(0, Math.max(0, LIMIT - this.#length));
    this.#dropped += chunk.length - kept.length;
    this.#length += kept.length;
    if (kept.length > 0) this.#chunks.push(kept);
  }

  #drain(): void {
    if (this.#closed) return;
    const buffer = Buffer.allocUnsafe(65_536);
    try {
      for (;;) {
        const length = readSync(this.#readEnd, buffer);
        if (length === 0) return;
        this.#keep(Buffer.from(buffer.subarray(0, length)));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }

  /** Everything written since the last call, what still lies in the pipe included. */
  take(): string {
    this.#drain();
    const text = Buffer.concat(this.#chunks).toString();
    const note = this.#dropped ? `\n[${this.#dropped} bytes of output more, left out]\n` : '';
    this.#chunks = [];
    this.#length = this.#dropped = 0;
    return text + note;
  }

  /** Lets go of the pipe; what it held can still be taken. */
  close(): void {
    this.#drain();
    this.#closed = true;
    this.#socket.destroy();
    closeSync(this.writeEnd);
  }
}
