import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { MiniStackClient } from '../ministack/client.ts';
import { fileSystemFolder } from '../s3files/data-folder.ts';
import type { Synchronization } from './contract.ts';
import type { May } from './permission.ts';
import { Replica } from './replica.ts';

export interface SynchronizationOptions {
  readonly client: MiniStackClient;
  readonly clock: Clock;
  /** Below it lie the files of each file system. */
  readonly dataFolder: string;
  /** Whether the service role allows a step; without it everything is allowed. */
  readonly may?: May;
  readonly log?: (line: string) => void;
}

/** A synchronisation that also tells what it could not export. */
export interface ObservedSynchronization extends Synchronization {
  exportErrors(fileSystemId: string): readonly { readonly path: string; readonly error: Error }[];
}

/** Starts with no file system. Its memory ends with it, as MiniStack's does. */
export const createSynchronization = ({
  client,
  clock,
  dataFolder,
  may = async () => undefined,
  log = () => {},
}: SynchronizationOptions): ObservedSynchronization => {
  const replicas = new Map<string, Replica>();

  const replicaOf = (fileSystemId: string): Replica => {
    const replica = replicas.get(fileSystemId);
    if (replica) return replica;
    const known = [...replicas.keys()].join(', ') || 'none';
    throw new Error(`file system ${fileSystemId} is not attached; attached: ${known}`);
  };

  return {
    async attach(fileSystem) {
      const { fileSystemId } = fileSystem;
      if (replicas.has(fileSystemId)) return;
      const replica = new Replica(fileSystem, {
        client,
        folder: fileSystemFolder(dataFolder, fileSystemId),
        aside: join(dataFolder, 'aside', fileSystemId),
        exportDelay: clock.real('exportDelay'),
        may,
        log,
      });
      replicas.set(fileSystemId, replica);
      try {
        await replica.start();
      } catch (error) {
        replicas.delete(fileSystemId);
        await replica.close({ forget: true });
        throw error;
      }
    },

    async detach(fileSystemId, options) {
      const replica = replicas.get(fileSystemId);
      replicas.delete(fileSystemId);
      await replica?.close(options);
    },

    pendingExports: async (fileSystemId) => replicaOf(fileSystemId).pendingExports(),

    exportErrors: (fileSystemId) => replicaOf(fileSystemId).exportErrors(),

    bucketChanged(bucket, keys) {
      for (const replica of replicas.values()) {
        if (replica.fileSystem.bucket === bucket) void replica.hint(keys);
      }
    },

    async close() {
      const all = [...replicas.values()];
      replicas.clear();
      await Promise.all(all.map((replica) => replica.close()));
    },
  };
};
