import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SHOWN_PER_FOLDER = 6;

/** A folder as people draw it; of many files in one folder only the first are shown. */
export const tree = (folder: string, indent = '  '): string => {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const lines = entries.slice(0, SHOWN_PER_FOLDER).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory()
      ? [`${indent}${entry.name}/`, tree(path, `${indent}  `)]
      : [`${indent}${entry.name}  ${statSync(path).size} B`];
  });
  const more = entries.length - SHOWN_PER_FOLDER;
  return [...lines, ...(more > 0 ? [`${indent}… and ${more} more`] : [])]
    .filter(Boolean)
    .join('\n');
};

/** Every file below a folder, with its path from there; none when the folder does not exist yet. */
export const filesBelow = (folder: string, from = ''): { path: string; bytes: number }[] => {
  try {
    return readdirSync(join(folder, from), { withFileTypes: true }).flatMap((entry) => {
      const path = join(from, entry.name);
      return entry.isDirectory()
        ? filesBelow(folder, path)
        : [{ path, bytes: statSync(join(folder, path)).size }];
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
