import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundleHandler } from '../cdktf/src/bundle.ts';

/** A deployment package that was written. */
export interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Bundles each `handlers/*.ts` that exports a `handler` into `<to>/<name>.zip` with one `index.mjs`.
 *
 * @param from folder with the handlers; files in folders below it are modules of theirs.
 */
export const bundleHandlers = async (from: string, to: string): Promise<Bundle[]> => {
  const files = (await readdir(from)).filter((name) => name.endsWith('.ts')).sort();
  await mkdir(to, { recursive: true });
  const written: Bundle[] = [];
  for (const entry of files) {
    const { zip, exports } = bundleHandler(join(from, entry));
    if (!exports.includes('handler')) continue;
    const name = basename(entry, '.ts');
    const file = join(to, `${name}.zip`);
    await writeFile(file, zip);
    const sha256 = createHash('sha256').update(zip).digest('hex');
    written.push({ name, file, bytes: zip.length, sha256 });
  }
  return written;
};
