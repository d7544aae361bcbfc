import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files of this folder that are not TypeScript. */
export type Asset = 'ministack.lock.txt' | 'launcher';

/** Path of an asset: beside this file in the source tree, in `ministack/` beside the bundle, or beside its folder, in the package. */
export const asset = (name: Asset): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = ['.', 'ministack', join('..', 'ministack')].map((to) => join(here, to, name));
  const found = candidates.find((path) => existsSync(path));
  if (!found)
    throw new Error(
      `'${name}' is missing from the installation: not at ${candidates.join(' or ')}`,
    );
  return found;
};
