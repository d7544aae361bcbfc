// Generated from modules/mount/variables.tf and modules/mount/outputs.tf by `npm run generate`.
import type { ModuleTable } from '../tables.ts';
import type { Unresolved } from '../values.ts';
import { mountRules } from './rules/mount.ts';

/** `file_system` of {@link MountInputs}. */
export interface MountFileSystem {
  /** ARN of the file system. */
  readonly arn: string;
  /** ARN of the bucket that it shows. */
  readonly bucketArn: string;
  /** ARN of the KMS key of the bucket. Without it: SSE-S3. */
  readonly kmsKeyArn?: string | undefined;
  /** Part of the bucket that it shows. Without it: all of it. */
  readonly prefix?: string | undefined;
}

/** `access_point` of {@link MountInputs}. */
export interface MountAccessPoint {
  /** ARN of the access point. */
  readonly arn: string;
  /** Its name: the local mount path is `/mnt/<name>` unless given. */
  readonly name: string;
  /** Its root directory: direct reads are limited to what is below. */
  readonly rootDirectory: string;
  /** Uid of its POSIX user. */
  readonly uid: number;
}

/** What the module modules/mount takes. */
export interface MountInputs {
  /** The `fileSystem` output of the s3files module, or what describes a file system made elsewhere. */
  readonly fileSystem: MountFileSystem;
  /**
   * One of the `accessPoints` output of the s3files module, or what describes an access point made
   * elsewhere.
   */
  readonly accessPoint: MountAccessPoint;
  /** Who mounts, for messages. Without it: named after the access point. */
  readonly client?: string | undefined;
  /**
   * Where the client sees the root directory. Without it: `/mnt/<access point>`.
   *
   * localMountPath must be one level below /mnt, of letters, digits, dots, underscores and hyphens, and
   * at most 160 characters long.
   */
  readonly localMountPath?: string | undefined;
  /**
   * `read-only`, `read-write`, or `root`, which is not mapped to nobody and only makes sense where the
   * access point's uid is 0.
   *
   * access must be read-only, read-write or, with an access point whose uid is 0, root.
   *
   * @defaultValue `"read-write"`
   */
  readonly access?: 'read-only' | 'read-write' | 'root' | Unresolved | undefined;
  /**
   * Whether the client may read objects straight from S3, below its root directory only. Without it
   * every read goes through the mount, which is slower for large files. Lambda reads directly from 512
   * MB of memory on.
   *
   * @defaultValue `true`
   */
  readonly grantDirectRead?: boolean | Unresolved | undefined;
}

/** What the module modules/mount returns. */
export interface MountOutputs {
  /**
   * All that a client needs, as one value; whoever reads any of it waits for the mount targets and is
   * destroyed before the drain.
   */
  readonly mount: {
    readonly environment: Readonly<Record<string, string>>;
    readonly fileSystemConfig: { readonly arn: string; readonly localMountPath: string };
    readonly policyJson: string;
  };
}

/** How the props and the references of {@link MountInputs} and {@link MountOutputs} are spelt in HCL. */
export const mountModule: ModuleTable = {
  module: 'modules/mount',
  inputs: {
    fileSystem: {
      hcl: 'file_system',
      holds: {
        object: {
          arn: { hcl: 'arn' },
          bucketArn: { hcl: 'bucket_arn' },
          kmsKeyArn: { hcl: 'kms_key_arn', optional: true },
          prefix: { hcl: 'prefix', optional: true },
        },
      },
    },
    accessPoint: {
      hcl: 'access_point',
      holds: {
        object: {
          arn: { hcl: 'arn' },
          name: { hcl: 'name' },
          rootDirectory: { hcl: 'root_directory' },
          uid: { hcl: 'uid' },
        },
      },
    },
    client: { hcl: 'client', optional: true, nullable: true },
    localMountPath: { hcl: 'local_mount_path', optional: true, nullable: true },
    access: { hcl: 'access', optional: true, default: 'read-write' },
    grantDirectRead: { hcl: 'grant_direct_read', optional: true, default: true },
  },
  outputs: {
    mount: {
      hcl: 'mount',
      holds: {
        object: {
          environment: { hcl: 'environment', holds: 'map' },
          fileSystemConfig: {
            hcl: 'file_system_config',
            holds: {
              object: {
                arn: { hcl: 'arn', holds: 'string' },
                localMountPath: { hcl: 'local_mount_path', holds: 'string' },
              },
            },
          },
          policyJson: { hcl: 'policy_json', holds: 'string' },
        },
      },
    },
  },
  names: {},
  rules: mountRules,
};
