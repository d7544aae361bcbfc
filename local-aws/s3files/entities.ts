import type { Scope } from '../scope.ts';

export type Status = 'creating' | 'available' | 'updating' | 'deleting' | 'deleted' | 'error';

export interface ImportDataRule {
  readonly prefix: string;
  readonly trigger: 'ON_DIRECTORY_FIRST_ACCESS' | 'ON_FILE_ACCESS';
  readonly sizeLessThan: number;
}

/** What others may know of a file system. */
export interface FileSystem {
  readonly scope: Scope;
  readonly fileSystemId: string;
  readonly fileSystemArn: string;
  /** Name, not ARN. */
  readonly bucket: string;
  /** Empty or ending in `/`: what the root of the file system shows. */
  readonly prefix: string;
  readonly roleArn: string;
  readonly status: Status;
  readonly statusMessage?: string;
}

export interface PosixUser {
  readonly uid: number;
  readonly gid: number;
  readonly secondaryGids: readonly number[];
}

export interface AccessPoint {
  readonly scope: Scope;
  readonly accessPointId: string;
  readonly accessPointArn: string;
  readonly fileSystemId: string;
  /** Absent: a client acts as itself. */
  readonly posixUser?: PosixUser;
  /** `/` or up to four levels below it. */
  readonly rootDirectory: string;
  readonly creationPermissions?: {
    readonly ownerUid: number;
    readonly ownerGid: number;
    readonly mode: number;
  };
  readonly status: Status;
}

export interface MountTarget {
  readonly scope: Scope;
  readonly mountTargetId: string;
  readonly fileSystemId: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZoneId: string;
  readonly securityGroups: readonly string[];
  readonly ipv4Address?: string;
  readonly ipv6Address?: string;
  readonly status: Status;
}

/** The questions that mounting, synchronising and the guards ask the model. All answers are of this moment. */
export interface S3FilesDirectory {
  fileSystem(fileSystemId: string): FileSystem | undefined;
  fileSystems(): readonly FileSystem[];
  /** File systems on a bucket, the ones that S3 still counts as attached included. */
  attachedTo(bucket: string): readonly FileSystem[];
  accessPoint(arn: string): AccessPoint | undefined;
  mountTargets(fileSystemId: string): readonly MountTarget[];
  /** The file system policy as a document, if there is one. */
  policy(fileSystemId: string): object | undefined;
}
