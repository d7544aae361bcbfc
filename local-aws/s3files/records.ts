import type { AccessPoint, FileSystem, ImportDataRule, MountTarget } from './entities.ts';

/** A tag of a file system or an access point. */
export interface Tag {
  readonly key: string;
  readonly value?: string;
}

/** What a file system synchronises by. */
export interface SynchronizationConfiguration {
  readonly latestVersionNumber: number;
  readonly importDataRules: readonly ImportDataRule[];
  readonly daysAfterLastAccess: number;
}

/** All that S3 Files knows of a file system. */
export interface FileSystemRecord extends FileSystem {
  readonly bucketArn: string;
  /** As it was given; `prefix` is what it means. */
  readonly givenPrefix?: string;
  readonly kmsKeyArn?: string;
  readonly clientToken?: string;
  readonly creationTime: Date;
  readonly tags: readonly Tag[];
  readonly synchronization: SynchronizationConfiguration;
  readonly policy?: object;
}

/** Which kinds of addresses a mount target has. */
export type IpAddressType = 'IPV4_ONLY' | 'IPV6_ONLY' | 'DUAL_STACK';

/** All that S3 Files knows of a mount target. */
export interface MountTargetRecord extends MountTarget {
  readonly ipAddressType: IpAddressType;
  readonly networkInterfaceId: string;
}

/** All that S3 Files knows of an access point. */
export interface AccessPointRecord extends AccessPoint {
  /** Octal, as it was given. */
  readonly permissions?: string;
  readonly clientToken?: string;
  readonly tags: readonly Tag[];
}
