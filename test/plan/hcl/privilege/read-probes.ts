import type { Arns } from './arns.ts';
import type { ConfiguredFileSystem } from './configured.ts';
import { shownPrefix } from './need-of-functions.ts';
import { can, cannot, type Probe } from './probe.ts';

const READS = ['s3:GetObject', 's3:GetObjectVersion'];
const WRITES = ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectAcl'];

/** Keys next to the ones that begin with a prefix: another name, a longer one, a level above, and what a pattern would let in. */
export const siblings = (prefix: string): readonly string[] =>
  [
    'b.txt',
    `x${prefix}b.txt`,
    prefix.slice(0, -1),
    `${prefix.slice(0, -1)}x/b.txt`,
    prefix.replace(/[^/]+\/$/, 'other/b.txt'),
    prefix.replace(/[^/]+\/$/, 'b.txt'),
    `${prefix.toUpperCase()}b.txt`,
    `${prefix.replaceAll('*', 'x')}b.txt`,
    `${prefix.replaceAll('*', '')}b.txt`,
    `${prefix.replaceAll('*', '*/x')}b.txt`,
    `${prefix.replaceAll('?', 'x')}b.txt`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable as IAM reads it.
    `${prefix.replaceAll('${aws:username}', 'somebody')}b.txt`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the same.
    `${prefix.replaceAll('${aws:username}', '')}b.txt`,
  ].filter((key) => !key.startsWith(prefix));

/** What a client reads of the bucket past the mount: the objects that its access point shows, or nothing. */
export const readProbes = (
  arns: Arns,
  module: string,
  fileSystem: ConfiguredFileSystem,
  directReadsOf: string | undefined,
): readonly Probe[] => {
  const bucket = arns.bucket(module);
  const somewhere = `${bucket}/${fileSystem.prefix}inbox/a.txt`;
  const user = { 'aws:username': 'somebody' };
  const rest = [
    ...cannot(['s3:ListBucket', 's3:ListBucketVersions', 's3:DeleteBucket'], [bucket]),
    ...cannot(['s3:PutBucketPolicy', 's3:PutBucketVersioning', 's3:GetBucketPolicy'], [bucket]),
    ...cannot(WRITES, [somewhere]),
    ...cannot(READS, [somewhere.replace(bucket, `${bucket}-other`)]),
    ...cannot(['kms:Encrypt', 'kms:GenerateDataKey', 'kms:CreateGrant'], [arns.key()]),
    ...cannot(['kms:Decrypt'], [arns.key('66666666-2222-3333-4444-555555555555')]),
  ];
  if (directReadsOf === undefined) {
    return [...rest, ...cannot(READS, [somewhere]), ...cannot(['kms:Decrypt'], [arns.key()])];
  }
  const prefix = shownPrefix(fileSystem, directReadsOf);
  const object = `${bucket}/${prefix}`;
  return [
    ...rest,
    ...can(
      READS,
      [`${object}a.txt`],
      [`${object}a/b/c d.txt`],
      [`${object}*`],
      [`${object}a.txt`, user],
    ),
    ...cannot(READS, ...siblings(prefix).map((key) => [`${bucket}/${key}`, user] as const)),
    ...cannot([...WRITES, 's3:GetObjectAcl', 's3:GetObjectTagging'], [`${object}a.txt`]),
    ...cannot(READS, [`${object}a.txt`.replace(bucket, `${bucket}-other`)]),
    ...(fileSystem.encrypted ? can : cannot)(['kms:Decrypt'], [arns.key()]),
  ];
};
