/** What lies at a path of the folder. */
export interface Local {
  readonly kind: 'file' | 'link' | 'directory' | 'other';
  /** Changes with content, size, times, mode, owner and identity of the file. */
  readonly stamp: string;
  /** Stays the same when the file is renamed. */
  readonly identity: string;
}

/** What lies at a key of the bucket. */
export interface Remote {
  readonly version: string;
  readonly etag: string;
}

/** A path at which folder and bucket were equal, and what each of them had there. */
export interface Agreed {
  readonly local: Local;
  readonly remote: Remote;
}

/**
 * - `put`, `delete`: the mount changed; export after the delay.
 * - `fetch`, `drop`: the bucket changed; import now.
 * - `rescue`: both changed; S3 wins, so the mount's file goes to lost and found first.
 * - `adopt`, `forget`: both changed and are equal again; only the memory needs an update.
 */
export type Decision = 'none' | 'put' | 'delete' | 'fetch' | 'drop' | 'rescue' | 'adopt' | 'forget';

/** What was agreed, and what each side shows now. */
export interface Sides {
  readonly agreed: Agreed | undefined;
  readonly local: Local | undefined;
  readonly remote: Remote | undefined;
}

/** Decides about one file or symbolic link. */
export const decideFile = ({ agreed, local: found, remote }: Sides): Decision => {
  const local = found?.kind === 'file' || found?.kind === 'link' ? found : undefined;
  const inTheWay = found !== undefined && local === undefined;
  const localChanged = local?.stamp !== agreed?.local.stamp;
  const remoteChanged = remote?.version !== agreed?.remote.version;

  if (!remoteChanged) return !localChanged ? 'none' : local ? 'put' : 'delete';
  if (localChanged && local) return 'rescue';
  if (!remote) return local ? 'drop' : 'forget';
  // A directory of the mount hides the object, as it would if both were keys.
  if (inTheWay) return agreed ? 'forget' : 'none';
  return 'fetch';
};

/** Decides about a folder marker. Directories of the mount alone are not exported: AWS does not say that it does. */
export const decideMarker = ({ agreed, local: found, remote }: Sides): Decision => {
  const local = found?.kind === 'directory';
  if (!remote) return !agreed ? 'none' : local ? 'drop' : 'forget';
  if (local) return remote.version === agreed?.remote.version ? 'none' : 'adopt';
  return remote.version === agreed?.remote.version ? 'delete' : 'fetch';
};
