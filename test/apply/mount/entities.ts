import type { AccessPoint, FileSystem } from '../../../local-aws/s3files/entities.ts';
import { SCOPE } from '../../harness/ministack.ts';

export const fileSystemArn = `arn:aws:s3files:${SCOPE.region}:${SCOPE.account}:file-system/fs-0a`;
export const roleArn = `arn:aws:iam::${SCOPE.account}:role/ingest`;
export const fileSystem: FileSystem = {
  scope: SCOPE,
  fileSystemId: 'fs-0a',
  fileSystemArn,
  bucket: 'documents',
  prefix: '',
  roleArn,
  status: 'available',
};
export const accessPoint: AccessPoint = {
  scope: SCOPE,
  accessPointId: 'fsap-0b',
  accessPointArn: `${fileSystemArn}/access-point/fsap-0b`,
  fileSystemId: 'fs-0a',
  posixUser: { uid: 1000, gid: 1000, secondaryGids: [] },
  rootDirectory: '/pipeline',
  creationPermissions: { ownerUid: 1000, ownerGid: 1000, mode: 0o750 },
  status: 'available',
};
