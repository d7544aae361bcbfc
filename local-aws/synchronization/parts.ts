import { chmodSync, mkdirSync } from 'node:fs';
import type { MiniStackClient } from '../ministack/client.ts';
import type { FileSystem } from '../s3files/entities.ts';
import { Bucket } from './bucket.ts';
import { BucketWatch } from './bucket-watch.ts';
import { Importer } from './importer.ts';
import { lostAndFoundName } from './keys.ts';
import { LostAndFound } from './lost-and-found.ts';
import type { Permission } from './permission.ts';
import { Reconciler } from './reconciler.ts';
import { Tree } from './tree.ts';
import { Uploader } from './uploader.ts';
import { Worker } from './worker.ts';

interface Options {
  readonly client: MiniStackClient;
  readonly folder: string;
  readonly aside: string;
  readonly exportDelay: number;
  readonly permission: Permission;
  readonly report: (path: string, error: Error) => void;
}

/** Everything that one file system needs, on a folder that exists from now on. */
export const assemble = (
  { fileSystemId, prefix, scope, bucket: bucketName }: FileSystem,
  { client, folder, aside, exportDelay, permission, report }: Options,
) => {
  mkdirSync(folder, { recursive: true });
  // Whatever our umask is: clients that are not root may look at the root directory, and not write to it.
  chmodSync(folder, 0o755);
  const keys = { prefix, reservedName: lostAndFoundName(fileSystemId) };
  const tree = new Tree(folder);
  const bucket = new Bucket(client, scope, bucketName);
  const reconciler = new Reconciler(keys, exportDelay, report);
  const lostAndFound = new LostAndFound(tree, keys.reservedName);
  const uploader = new Uploader(tree, bucket);
  const importer = new Importer({ tree, bucket, aside, lostAndFound });
  const worker = new Worker({ keys, tree, bucket, uploader, importer, permission, reconciler });
  const bucketWatch = new BucketWatch({ bucket, keys, reconciler });
  return { keys, tree, reconciler, worker, bucketWatch };
};

export type Parts = ReturnType<typeof assemble>;
