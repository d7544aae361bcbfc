import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withWayOut } from '../no-room.ts';
import { readZip, type ZipEntry } from './zip.ts';

const write = async (folder: string, { name, content, kind, mode }: ZipEntry): Promise<void> => {
  const path = join(folder, name);
  await mkdir(kind === 'folder' ? path : dirname(path), { recursive: true });
  if (kind === 'link') await symlink(Buffer.from(content).toString(), path);
  if (kind !== 'file') return;
  await writeFile(path, content);
  await chmod(path, mode);
};

/** Unpacks beside the target and renames, so that a package unpacked by half never looks like a whole one. */
const unpack = async (zip: string, target: string): Promise<string> => {
  if (await stat(target).catch(() => undefined)) return target;
  const aside = `${target}.${randomUUID()}`;
  try {
    const entries = readZip(await readFile(zip));
    await mkdir(aside, { recursive: true });
    await chmod(aside, 0o755);
    // Links last: nothing is written through one.
    const links = entries.filter(({ kind }) => kind === 'link');
    const others = entries.filter(({ kind }) => kind !== 'link');
    for (const entry of [...others, ...links]) await write(aside, entry);
    await rename(aside, target);
    return target;
  } catch (cause) {
    await rm(aside, { recursive: true, force: true });
    const { message } = withWayOut(cause as Error, dirname(target));
    throw new Error(`cannot unpack ${zip}: ${message}`, { cause });
  }
};

/** The unpacked deployment packages of a run, by content. */
export class CodeCache {
  readonly #folder: string;
  readonly #unpacked = new Map<string, Promise<string>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The folder with a package's code. */
  unpacked(zip: string, codeSha256: string): Promise<string> {
    const name = Buffer.from(codeSha256, 'base64').toString('hex') || 'empty';
    const known = this.#unpacked.get(name);
    if (known) return known;
    const folder = unpack(zip, join(this.#folder, name));
    this.#unpacked.set(name, folder);
    folder.catch(() => this.#unpacked.delete(name));
    return folder;
  }
}
