/** Says what stands in the way of a path, once for as long as it is the same. */
export class Complaints {
  readonly #said = new Map<string, string>();
  readonly #log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  say(path: string, { name, message }: Error): void {
    if (this.#said.get(path) === message) return;
    this.#said.set(path, message);
    this.#log(`${path === '' ? '' : `${path}: `}${name}: ${message}`);
  }

  /** It went well: the next failure is news again. */
  settle(path: string): void {
    this.#said.delete(path);
  }
}
