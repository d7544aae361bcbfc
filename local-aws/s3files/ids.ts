import { randomBytes } from 'node:crypto';
import { partitionOf, type Scope } from '../scope.ts';

/** `fs-` and the like, with 17 hex digits as AWS makes them. */
export const newId = (prefix: 'fs' | 'fsmt' | 'fsap' | 'eni'): string =>
  `${prefix}-0${randomBytes(8).toString('hex')}`;

/** The ARN of a file system. */
export const fileSystemArn = ({ account, region }: Scope, fileSystemId: string): string =>
  `arn:${partitionOf(region)}:s3files:${region}:${account}:file-system/${fileSystemId}`;

/** The ARN of an access point; unlike an EFS one it contains the file system. */
export const accessPointArn = (scope: Scope, fileSystemId: string, accessPointId: string): string =>
  `${fileSystemArn(scope, fileSystemId)}/access-point/${accessPointId}`;

/** Wherever S3 Files takes a file system id it takes its ARN too, and answers with the id. */
export const fileSystemIdOf = (idOrArn: string): string => idOrArn.split('/').at(-1) ?? idOrArn;
