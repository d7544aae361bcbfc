import type { FileSystem } from '../s3files/entities.ts';

/** Keeps the bucket and the files of each file system equal, both ways. */
export interface Synchronization {
  /** Begins with a file system: its folder exists and shows the bucket's objects when this resolves. */
  attach(fileSystem: FileSystem): Promise<void>;
  /** Stops; `forget` deletes the folder too. */
  detach(fileSystemId: string, options?: { readonly forget?: boolean }): Promise<void>;
  /** Looks at the folder now and answers how many changes wait for export. Deletion is refused while this is not 0. */
  pendingExports(fileSystemId: string): Promise<number>;
  /** A hint that objects changed; without one the change is found by the next comparison. */
  bucketChanged(bucket: string, keys?: readonly string[]): void;
  close(): Promise<void>;
}
