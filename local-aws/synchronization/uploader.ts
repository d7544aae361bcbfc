import {
  close,
  constants,
  fstat,
  fstatSync,
  lstatSync,
  openSync,
  read,
  readlinkSync,
} from 'node:fs';
import { promisify } from 'node:util';
import type { Bucket } from './bucket.ts';
import type { Local, Remote } from './decide.ts';
import { splitPath } from './keys.ts';
import { localOf } from './local-entry.ts';
import { metadataHeaders } from './posix-metadata.ts';
import type { Tree } from './tree.ts';

/** How much of a file is in memory at once. */
const PART_BYTES = 8 * 1024 * 1024;

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
const [statOf, readFrom, closed] = [promisify(fstat), promisify(read), promisify(close)];

/** Writes files of a folder to a bucket, each as one whole version. */
export class Uploader {
  readonly #tree: Tree;
  readonly #bucket: Bucket;

  constructor(tree: Tree, bucket: Bucket) {
    this.#tree = tree;
    this.#bucket = bucket;
  }

  /**
   * Puts a file if it still is as described and the bucket still has the version to replace. Answers the new version,
   * or undefined when the file changed before all of it was read: then nothing is written.
   */
  async put(
    path: string,
    key: string,
    local: Local,
    over: Remote | undefined,
  ): Promise<Remote | undefined> {
    // What S3 has may have changed since it was last seen; the condition makes S3 refuse rather than lose that.
    const condition = over ? { 'if-match': over.etag } : { 'if-none-match': '*' };
    if (local.kind === 'link') return this.#putLink(path, key, local, condition);
    const file = this.#open(path);
    if (file === undefined) return undefined;
    try {
      const stats = fstatSync(file, { bigint: true });
      const unchanged = async () =>
        localOf(await statOf(file, { bigint: true })).stamp === local.stamp &&
        this.#tree.look(path)?.stamp === local.stamp;
      if (!(await unchanged())) return undefined;

      const metadata = metadataHeaders(stats);
      if (stats.size > BigInt(PART_BYTES)) {
        return await this.#putInParts(file, key, { metadata, condition, unchanged });
      }
      const body = await readPart(file, 0, Number(stats.size));
      if (body.length !== Number(stats.size) || !(await unchanged())) return undefined;
      return await this.#bucket.put(key, body, { ...metadata, ...condition });
    } finally {
      await closed(file);
    }
  }

  #open(path: string): number | undefined {
    const [directory, name] = splitPath(path);
    if (this.#tree.look(path)?.kind !== 'file') return undefined;
    return this.#tree.inDirectory(directory, (handle) =>
      // Not to hang on a pipe that took the file's place.
      openSync(`${handle}/${name}`, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
    );
  }

  async #putLink(path: string, key: string, local: Local, condition: Record<string, string>) {
    const [directory, name] = splitPath(path);
    const link = this.#tree.inDirectory(directory, (handle) => {
      if (this.#tree.look(path)?.stamp !== local.stamp) return undefined;
      const stats = lstatSync(`${handle}/${name}`, { bigint: true });
      return { stats, target: readlinkSync(`${handle}/${name}`) };
    });
    if (!link) return undefined;
    const headers = { ...metadataHeaders(link.stats), ...condition };
    return this.#bucket.put(key, Buffer.from(link.target), headers);
  }

  async #putInParts(
    file: number,
    key: string,
    {
      metadata,
      condition,
      unchanged,
    }: {
      metadata: Record<string, string>;
      condition: Record<string, string>;
      unchanged: () => Promise<boolean>;
    },
  ): Promise<Remote | undefined> {
    const uploadId = await this.#bucket.createUpload(key, metadata);
    try {
      const etags: string[] = [];
      for (;;) {
        const body = await readPart(file, etags.length * PART_BYTES, PART_BYTES);
        if (body.length > 0) {
          etags.push(await this.#bucket.uploadPart(key, uploadId, etags.length + 1, body));
        }
        if (body.length < PART_BYTES) break;
      }
      if (await unchanged())
        return await this.#bucket.completeUpload(key, uploadId, etags, condition);
    } catch (error) {
      await this.#bucket.abortUpload(key, uploadId).catch(() => {});
      throw error;
    }
    await this.#bucket.abortUpload(key, uploadId);
    return undefined;
  }
}

const readPart = async (file: number, start: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await readFrom(file, buffer, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};
