import type { BigIntStats } from 'node:fs';
import type { Local } from './decide.ts';

/** What the stats of a path say about it; the change time is part of it, so that no change keeps the stamp. */
export const localOf = (stats: BigIntStats): Local => {
  const { ino, size, mtimeNs, ctimeNs, mode, uid, gid } = stats;
  const identity = `${ino}:${size}:${mtimeNs}`;
  // A directory changes whenever something in it does; only that it is the same one matters.
  if (stats.isDirectory()) return { kind: 'directory', stamp: `${ino}`, identity };
  const kind = stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'link' : 'other';
  return { kind, stamp: `${identity}:${ctimeNs}:${mode}:${uid}:${gid}`, identity };
};
