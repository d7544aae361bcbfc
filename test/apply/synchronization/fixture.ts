import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { Clock } from '../../../local-aws/clock.ts';
import { MiniStackClient } from '../../../local-aws/ministack/client.ts';
import { startMiniStack } from '../../../local-aws/ministack/start.ts';
import type { FileSystem } from '../../../local-aws/s3files/entities.ts';
import {
  createSynchronization,
  type ObservedSynchronization,
  type SynchronizationOptions,
} from '../../../local-aws/synchronization/synchronization.ts';

const scope = { account: '111122223333', region: 'us-east-1' };

/** The shortest delay in which a test can still do several things before the export. */
export const EXPORT_DELAY_MS = 300;

/** MiniStack with nothing in front of it: changes through S3 are only known to who is told of them. */
export const startS3 = async () => {
  const folder = await mkdtemp(join(tmpdir(), 's3files-synchronization-'));
  const runnerSocket = join(folder, 'runner.sock');
  const ministack = await startMiniStack({ folder: join(folder, 'ministack'), runnerSocket });
  const s3 = new S3Client({
    endpoint: ministack.endpoint,
    forcePathStyle: true,
    region: scope.region,
    credentials: { accessKeyId: scope.account, secretAccessKey: 'unchecked' },
  });
  const client = new MiniStackClient(ministack.endpoint);
  const stop = async () => {
    s3.destroy();
    client.close();
    await ministack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { client, s3, folder, stop };
};

export type S3 = Awaited<ReturnType<typeof startS3>>;

let count = 0;

/** A bucket of its own with objects in it, and a file system on it. */
export const attachFileSystem = async (
  { client, s3, folder }: S3,
  {
    prefix = '',
    objects = {},
    ...options
  }: { prefix?: string; objects?: Record<string, string> } & Partial<SynchronizationOptions> = {},
) => {
  count += 1;
  const Bucket = `synchronization-${count}`;
  await s3.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));

  const log: string[] = [];
  const synchronization = createSynchronization({
    client,
    clock: new Clock(1, { exportDelay: EXPORT_DELAY_MS }),
    dataFolder: join(folder, `data-${count}`),
    log: (line) => log.push(line),
    ...options,
  });
  const fileSystemId = `fs-${count}`;
  const fileSystem: FileSystem = {
    scope,
    fileSystemId,
    fileSystemArn: `arn:aws:s3files:us-east-1:111122223333:file-system/${fileSystemId}`,
    bucket: Bucket,
    prefix,
    roleArn: 'arn:aws:iam::111122223333:role/service',
    status: 'available',
  };
  const root = join(folder, `data-${count}`, 'file-systems', fileSystemId);

  const put = (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
    s3.send(
      new PutObjectCommand({ Bucket, Key, Body, ContentLength: Buffer.byteLength(Body), ...more }),
    );
  for (const [key, body] of Object.entries(objects)) await put(key, body);
  await synchronization.attach(fileSystem);

  return {
    bucket: Bucket,
    fileSystem,
    root,
    log,
    synchronization,
    put,
    /** As the gateway does: the change, then the hint. */
    putAndTell: async (key: string, body: string, more: Partial<PutObjectCommandInput> = {}) => {
      await put(key, body, more);
      synchronization.bucketChanged(Bucket, [key]);
    },
    deleteAndTell: async (Key: string) => {
      await s3.send(new DeleteObjectCommand({ Bucket, Key }));
      synchronization.bucketChanged(Bucket, [Key]);
    },
    body: async (Key: string) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return Body!.transformToString();
    },
    bytes: async (Key: string, VersionId: string) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      return Body!.transformToByteArray();
    },
    /** Makes an old version the latest again. */
    restore: async (Key: string, versionId: string) => {
      const CopySource = `${Bucket}/${Key}?versionId=${versionId}`;
      await s3.send(new CopyObjectCommand({ Bucket, Key, CopySource }));
      synchronization.bucketChanged(Bucket, [Key]);
    },
    head: (Key: string) => s3.send(new HeadObjectCommand({ Bucket, Key })),
    /** Latest versions by key, without deleted ones. */
    keys: async () => {
      const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      return Versions.flatMap(({ Key, IsLatest }) => (IsLatest ? [Key!] : []));
    },
    /** Every version and delete marker, oldest first. */
    history: async (Prefix: string) => {
      const answer = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
      const versions = answer.Versions ?? [];
      return { versions: versions.reverse(), markers: answer.DeleteMarkers ?? [] };
    },
    /** What a shell in the folder prints. */
    shell: (script: string) =>
      execFileSync('bash', ['-euc', script], { cwd: root, encoding: 'utf8' }).trim(),
    exported: () => eventually(() => isExported(synchronization, fileSystemId)),
    stop: () => synchronization.detach(fileSystemId, { forget: true }),
  };
};

const isExported = async (synchronization: ObservedSynchronization, fileSystemId: string) => {
  const pending = await synchronization.pendingExports(fileSystemId);
  if (pending > 0) throw new Error(`${pending} changes wait for export`);
};

/** Waits until a check passes; the last failure is the error. */
export const eventually = async <T>(check: () => T | Promise<T>, limit = 10_000): Promise<T> => {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(10);
    }
  }
};
