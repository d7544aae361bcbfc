import type { ResourceHandlers } from '../../cloud-control/handlers.ts';
import type { Document } from '../../cloud-control/schema.ts';
import type { AccessPoints, CreateAccessPoint } from '../access-points.ts';
import { fileSystemIdOf } from '../ids.ts';
import type { AccessPointRecord } from '../records.ts';
import { type TagProperty, tagsFrom, tagsTo, withHandlerErrors } from './translate.ts';

interface AccessPointProperties {
  readonly FileSystemId: string;
  readonly PosixUser?: {
    readonly Uid: string;
    readonly Gid: string;
    readonly SecondaryGids?: readonly string[];
  };
  readonly RootDirectory?: {
    readonly Path?: string;
    readonly CreationPermissions?: {
      readonly OwnerUid: string;
      readonly OwnerGid: string;
      readonly Permissions: string;
    };
  };
  readonly ClientToken?: string;
  readonly Tags?: readonly TagProperty[];
}

const requestFrom = (properties: AccessPointProperties): CreateAccessPoint => {
  const { FileSystemId, PosixUser, RootDirectory, ClientToken, Tags } = properties;
  const { Path, CreationPermissions } = RootDirectory ?? {};
  return {
    fileSystemId: FileSystemId,
    tags: tagsFrom(Tags),
    ...(ClientToken === undefined ? {} : { clientToken: ClientToken }),
    ...(PosixUser
      ? {
          posixUser: {
            uid: Number(PosixUser.Uid),
            gid: Number(PosixUser.Gid),
            secondaryGids: (PosixUser.SecondaryGids ?? []).map(Number),
          },
        }
      : {}),
    rootDirectory: {
      ...(Path === undefined ? {} : { path: Path }),
      ...(CreationPermissions
        ? {
            creationPermissions: {
              ownerUid: Number(CreationPermissions.OwnerUid),
              ownerGid: Number(CreationPermissions.OwnerGid),
              permissions: CreationPermissions.Permissions,
            },
          }
        : {}),
    },
  };
};

const posixUserOf = ({ posixUser }: AccessPointRecord): Document => {
  if (!posixUser) return {};
  const { uid, gid, secondaryGids } = posixUser;
  return {
    PosixUser: {
      Uid: String(uid),
      Gid: String(gid),
      ...(secondaryGids.length === 0 ? {} : { SecondaryGids: secondaryGids.map(String) }),
    },
  };
};

const rootDirectoryOf = (accessPoint: AccessPointRecord): Document => {
  const { rootDirectory, creationPermissions, permissions } = accessPoint;
  return {
    Path: rootDirectory,
    ...(creationPermissions
      ? {
          CreationPermissions: {
            OwnerUid: String(creationPermissions.ownerUid),
            OwnerGid: String(creationPermissions.ownerGid),
            Permissions: permissions,
          },
        }
      : {}),
  };
};

const propertiesOf = (accessPoint: AccessPointRecord): Document => ({
  FileSystemId: accessPoint.fileSystemId,
  ...posixUserOf(accessPoint),
  RootDirectory: rootDirectoryOf(accessPoint),
  ...(accessPoint.clientToken === undefined ? {} : { ClientToken: accessPoint.clientToken }),
  ...(accessPoint.tags.length === 0 ? {} : { Tags: tagsTo(accessPoint.tags) }),
  AccessPointId: accessPoint.accessPointId,
  AccessPointArn: accessPoint.accessPointArn,
  OwnerId: accessPoint.scope.account,
  Status: accessPoint.status,
});

/** AWS::S3Files::AccessPoint. */
export const accessPointHandlers = (accessPoints: AccessPoints): ResourceHandlers =>
  withHandlerErrors({
    async create(scope, desired, progress) {
      const request = requestFrom(desired as unknown as AccessPointProperties);
      progress.identified(propertiesOf(accessPoints.create(scope, request)));
    },
    async read(scope, id) {
      const accessPoint = accessPoints.find(scope, id);
      return accessPoint && propertiesOf(accessPoint);
    },
    async update(scope, id, desired) {
      const { Tags } = desired as unknown as AccessPointProperties;
      accessPoints.tag(scope, id, tagsFrom(Tags));
    },
    async delete(scope, id) {
      accessPoints.delete(scope, id);
    },
    async list(scope, filter) {
      return accessPoints.in(scope, fileSystemIdOf(String(filter.FileSystemId))).map(propertiesOf);
    },
  });
