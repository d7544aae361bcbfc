import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Contents by path below the asset, with `/`. */
export type Files = Readonly<Record<string, Uint8Array>>;

let folder: string | undefined;

/**
 * Writes an asset's files to where a synthesis can copy them from; they are gone when the process ends.
 *
 * An asset copies a whole folder, and ours lie among files that nobody wants in a stack.
 */
export const stage = (files: Files): { folder: string; hash: string } => {
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 's3files-assets-'));
    const made = folder;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  const hash = hashOf(files);
  const staged = join(folder, hash);
  if (existsSync(staged)) return { folder: staged, hash };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(staged, path)), { recursive: true });
    writeFileSync(join(staged, path), content);
  }
  return { folder: staged, hash };
};

/** Of paths and contents alone: neither the folder, nor dates, nor the order of a directory change it. */
const hashOf = (files: Files): string => {
  const hash = createHash('sha256');
  for (const path of Object.keys(files).sort()) {
    const content = files[path] as Uint8Array;
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
};
