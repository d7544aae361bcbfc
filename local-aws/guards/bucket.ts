import type { AwsCall, Guard } from '../gateway/call.ts';
import type { S3FilesDirectory } from '../s3files/entities.ts';
import { s3Error } from './answers.ts';

type Head = Omit<AwsCall, 'body'>;

/** Sub-resources of a bucket that DELETE removes instead of the bucket itself. */
const DELETES_PART_OF_BUCKET = [
  'policy',
  'lifecycle',
  'publicAccessBlock',
  'ownershipControls',
  'encryption',
  'tagging',
  'cors',
  'website',
  'replication',
  'analytics',
  'inventory',
  'metrics',
  'intelligent-tiering',
  'metadataConfiguration',
  'metadataTable',
];

/** Names of buckets before `.s3.…` of AWS's own hosts, or before `.localhost`. */
const VIRTUAL_HOST = /^(?!s3[.-])(?<bucket>.+?)\.(?:s3[.-].*|s3|localhost)$/;

/** The bucket that the call is about, if it is about a bucket and not about an object in it. */
export const bucketOf = ({ path, headers }: Pick<Head, 'path' | 'headers'>): string | undefined => {
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const virtual = VIRTUAL_HOST.exec(host)?.groups?.bucket;
  const whole = virtual === undefined ? path : `/${virtual}${path}`;
  const [, bucket] = /^\/([^/]+)\/?$/.exec(whole) ?? [];
  return bucket;
};

const isRefused = ({ method, query }: Head): boolean =>
  (method === 'PUT' && query.has('versioning')) ||
  (method === 'DELETE' && !DELETES_PART_OF_BUCKET.some((part) => query.has(part)));

/** While a file system is attached S3 neither deletes its bucket nor changes the versioning. */
export const bucketGuard = (directory: S3FilesDirectory): Guard => ({
  wants: (call) => call.service === 's3' && isRefused(call) && bucketOf(call) !== undefined,
  async before(call) {
    const bucket = bucketOf(call);
    if (bucket === undefined) return undefined;
    const [fileSystem] = directory.attachedTo(bucket);
    if (!fileSystem) return undefined;
    return s3Error(
      409,
      'BucketHasS3FileSystemAttached',
      `The bucket has an S3 file system attached: ${fileSystem.fileSystemId} (${fileSystem.status}). Delete the file system first; S3 releases the bucket some minutes after that.`,
      { BucketName: bucket },
    );
  },
});
