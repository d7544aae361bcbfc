import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type Claim, type ClaimOptions, takeClaim } from './claim.ts';
import { type Directory, inDirectory } from './directory.ts';
import { type Entry, type FileInfo, infoOf, listEntries, orNothing } from './entries.ts';
import { OutsideWorkspaceError, WrongKindError } from './errors.ts';
import { KIT_DIRECTORY, namesWithin } from './path.ts';
import { type Content, type InStaging, publishInto } from './publish.ts';
import { decode, openFile, parseJson, type ReadOptions, readWhole } from './read.ts';
import { type Clock, poll, systemClock, type WaitOptions } from './wait.ts';

type AtFile<T> = (directory: Directory, name: string) => Promise<T>;

/** A directory that several functions share. Paths never lead out of it: `..` is refused, links are not followed. */
export class Workspace {
  /** Absolute path of the directory. */
  readonly root: string;
  readonly #top: string;
  readonly #clock: Clock;

  /**
   * @param root the directory; any POSIX directory will do, a test takes a temporary folder
   * @param clock what waiting goes by; real time when left out
   * @param top the shared directory that `root` is a part of; `root` itself when left out
   */
  constructor(root: string, clock: Clock = systemClock, top: string = root) {
    this.root = resolve(root);
    this.#top = resolve(top);
    this.#clock = clock;
  }

  /**
   * The absolute path of `path`, for a library that wants one. The disk is not looked at: unlike `read` and `publish`, this
   * cannot tell whether something on the way is a link.
   */
  resolve(path: string): string {
    return join(this.#top, ...this.#names(path));
  }

  /** The workspace of one run, `runs/<runId>`; its directory comes to be with the first publish. */
  run(runId: string): Workspace {
    if (!/^[A-Za-z0-9][\w.-]{0,127}$/.test(runId)) {
      throw new OutsideWorkspaceError(
        runId,
        `a run id is one name of letters, digits, "-", "_" and ".", at most 128; got ${JSON.stringify(runId)}`,
      );
    }
    return new Workspace(this.resolve(`runs/${runId}`), this.#clock, this.#top);
  }

  /** The bytes of a file, at most `maxBytes` (32 MiB when left out). */
  read(path: string, options: ReadOptions = {}): Promise<Buffer> {
    return this.#at(path, false, async (directory, name) => {
      const file = await openFile(directory, name, path);
      const bytes = directory.guard(name, () => readWhole(file, path, options));
      return bytes.finally(() => file.close());
    });
  }

  /** A file as UTF-8 text, within the same limit. */
  async readText(path: string, options: ReadOptions = {}): Promise<string> {
    return decode(await this.read(path, options), path);
  }

  /** The value of a JSON file, within the same limit; what it holds is for the caller to check. */
  async readJson(path: string, options: ReadOptions = {}): Promise<unknown> {
    return parseJson(await this.readText(path, options), path);
  }

  /** A file piece by piece, for one larger than memory. Read it to its end or destroy it: it holds a descriptor. */
  stream(path: string): Promise<Readable> {
    return this.#at(path, false, async (directory, name) =>
      (await openFile(directory, name, path)).createReadStream(),
    );
  }

  /** Size and time of a file, or nothing if it is not there. */
  find(path: string): Promise<FileInfo | undefined> {
    return this.#at(path, false, (directory, name) => infoOf(directory, name, path)).catch(
      orNothing,
    );
  }

  /** The names in a directory, sorted; links and pipes are `other`. */
  list(path = '.'): Promise<Entry[]> {
    return inDirectory(this.#top, this.#names(path), false, listEntries);
  }

  /**
   * Makes `path` hold `content`, directories included: readers see the former file, or the whole new one. The file is written under
   * `.workspace/staging`, flushed and renamed, so what a killed function leaves behind is never under a name or prefix of a
   * result. Publish whole files, seldom: each one becomes a new object version (S3 User Guide, s3-files-synchronization).
   *
   * @returns the bytes written
   */
  publish(path: string, content: Content): Promise<number> {
    return this.#publishFrom(
      (work) => inDirectory(this.#top, [KIT_DIRECTORY, 'staging'], true, work),
      path,
      content,
    );
  }

  /**
   * Takes a task, unless someone else has it. What is published through the claim is fenced: once the claim was taken over, nothing
   * of its former owner becomes a result. Look first whether the result is there: a task that is done can be claimed
   * again. `waitFor(() => workspace.claim(task))` waits for one's turn.
   *
   * @param task any text that names the work, the same for all who compete for it
   */
  claim(task: string, options: ClaimOptions = {}): Promise<Claim | undefined> {
    return takeClaim(
      {
        top: this.#top,
        // Within a run, tasks have names of their own.
        task: [...this.#names('.'), task].join('/'),
        publish: (inStaging, path, content) => this.#publishFrom(inStaging, path, content),
        clock: this.#clock,
      },
      options,
    );
  }

  /** Waits for a file, or for what `probe` gives; an object put through the S3 API takes seconds to appear on the mount. */
  waitFor(path: string, options?: WaitOptions): Promise<FileInfo>;
  waitFor<T>(probe: () => Promise<T | undefined>, options?: WaitOptions): Promise<T>;
  waitFor(what: string | (() => Promise<unknown>), options: WaitOptions = {}): Promise<unknown> {
    return typeof what === 'string'
      ? poll(what, () => this.find(what), this.#clock, options)
      : poll('what was waited for', what, this.#clock, options);
  }

  #names(path: string): string[] {
    namesWithin(this.root, path);
    return namesWithin(this.#top, resolve(this.root, path));
  }

  #publishFrom(inStaging: InStaging, path: string, content: Content): Promise<number> {
    return this.#at(path, true, (target, name) =>
      inStaging((staging) => publishInto(staging, target, { name, path }, content)),
    );
  }

  async #at<T>(path: string, create: boolean, work: AtFile<T>): Promise<T> {
    const names = this.#names(path);
    const name = names.pop();
    if (name === undefined) throw new WrongKindError(path, `${path} is the workspace, not a file`);
    return inDirectory(this.#top, names, create, (directory) => work(directory, name));
  }
}
