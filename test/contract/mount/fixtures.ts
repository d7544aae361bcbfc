import type { PolicyDocument, RolePolicies } from '../../../local-aws/iam/policy.ts';
import type { AccessPoint, FileSystem, MountTarget } from '../../../local-aws/s3files/entities.ts';

export const SCOPE = { account: '111122223333', region: 'eu-west-1' };
export const ROLE = 'arn:aws:iam::111122223333:role/ingest';

export const fileSystem = (
  fileSystemId: string,
  changes: Partial<FileSystem> = {},
): FileSystem => ({
  scope: SCOPE,
  fileSystemId,
  fileSystemArn: `arn:aws:s3files:eu-west-1:111122223333:file-system/${fileSystemId}`,
  bucket: 'documents',
  prefix: '',
  roleArn: 'arn:aws:iam::111122223333:role/s3files-service',
  status: 'available',
  ...changes,
});

export const accessPoint = (
  { fileSystemId, fileSystemArn }: FileSystem,
  accessPointId: string,
  changes: Partial<AccessPoint> = {},
): AccessPoint => ({
  scope: SCOPE,
  accessPointId,
  accessPointArn: `${fileSystemArn}/access-point/${accessPointId}`,
  fileSystemId,
  posixUser: { uid: 1000, gid: 1000, secondaryGids: [2000] },
  rootDirectory: '/pipeline',
  creationPermissions: { ownerUid: 1000, ownerGid: 1000, mode: 0o750 },
  status: 'available',
  ...changes,
});

export const mountTarget = (
  { fileSystemId }: FileSystem,
  zone: string,
  changes: Partial<MountTarget> = {},
): MountTarget => ({
  scope: SCOPE,
  mountTargetId: `fsmt-${zone}`,
  fileSystemId,
  subnetId: `subnet-${zone}`,
  vpcId: 'vpc-1',
  availabilityZoneId: zone,
  securityGroups: ['sg-target'],
  status: 'available',
  ...changes,
});

export const roleWith = (...identity: PolicyDocument[]): RolePolicies => ({
  arn: ROLE,
  trust: { Version: '2012-10-17', Statement: [] },
  identity,
});
