// Generated from modules/bucket/variables.tf and modules/bucket/outputs.tf by `npm run generate`.
import type { ModuleTable } from '../tables.ts';
import type { Unresolved } from '../values.ts';
import { bucketRules } from './rules/bucket.ts';

/** What the module modules/bucket takes. */
export interface BucketInputs {
  /**
   * Name of the bucket. Another name is another bucket.
   *
   * bucket: name must be 3 to 63 lowercase letters, digits, dots and hyphens, beginning and ending with
   * a letter or digit. bucket: name must not have two dots in a row, look like an IP address, begin with
   * xn--, sthree- or amzn-s3-demo-, or end in -s3alias, --ol-s3, .mrap, --x-s3, --table-s3 or -an, which
   * S3 keeps.
   */
  readonly name: string;
  /**
   * Whether `terraform destroy` deletes a bucket that still holds objects, with every version of them.
   *
   * @defaultValue `false`
   */
  readonly forceDestroy?: boolean | Unresolved | undefined;
  /**
   * ARN of the KMS key that encrypts the objects. Without it: SSE-S3, the encryption of every new
   * bucket.
   *
   * kmsKeyArn must be the whole ARN of a key, not an alias and not an id.
   */
  readonly kmsKeyArn?: string | undefined;
  /**
   * Days after which versions that are no longer current are deleted. Each rewrite, chmod and chown of a
   * file makes a new version. Null or 0 keeps all of them.
   *
   * noncurrentVersionExpirationDays must be a whole number from 0 to 2147483647, or null.
   *
   * @defaultValue `7`
   */
  readonly noncurrentVersionExpirationDays?: number | null | undefined;
  /**
   * Whether this module sets the bucket's notification configuration to "EventBridge on", which is how
   * S3 Files learns of changes made through S3. False leaves that configuration, of which a bucket has
   * only one, to you: set `eventbridge = true` in it, or the mount no longer sees new objects.
   *
   * @defaultValue `true`
   */
  readonly eventbridge?: boolean | Unresolved | undefined;
  /**
   * Tags for everything that is made here.
   *
   * tags must be at most 50, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _
   * . : / = + - @; no key may begin with aws:.
   *
   * @defaultValue `{}`
   */
  readonly tags?: Readonly<Record<string, string>> | Unresolved | undefined;
}

/** What the module modules/bucket returns. */
export interface BucketOutputs {
  /** The bucket, ready for a file system: pass it on as it is. */
  readonly bucket: {
    readonly arn: string;
    readonly kmsKeyArn: string;
    readonly name: string;
    readonly versioningStatus: string;
  };
}

/** How the props and the references of {@link BucketInputs} and {@link BucketOutputs} are spelt in HCL. */
export const bucketModule: ModuleTable = {
  module: 'modules/bucket',
  inputs: {
    name: { hcl: 'name' },
    forceDestroy: { hcl: 'force_destroy', optional: true, default: false },
    kmsKeyArn: { hcl: 'kms_key_arn', optional: true, nullable: true },
    noncurrentVersionExpirationDays: {
      hcl: 'noncurrent_version_expiration_days',
      optional: true,
      nullable: true,
      default: 7,
    },
    eventbridge: { hcl: 'eventbridge', optional: true, default: true },
    tags: { hcl: 'tags', optional: true, default: {}, holds: { map: {} } },
  },
  outputs: {
    bucket: {
      hcl: 'bucket',
      holds: {
        object: {
          arn: { hcl: 'arn', holds: 'string' },
          kmsKeyArn: { hcl: 'kms_key_arn', holds: 'string' },
          name: { hcl: 'name', holds: 'string' },
          versioningStatus: { hcl: 'versioning_status', holds: 'string' },
        },
      },
    },
  },
  names: {},
  rules: bucketRules,
};
