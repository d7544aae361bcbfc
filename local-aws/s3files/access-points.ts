import { type Scope, scopeKey } from '../scope.ts';
import { checkPosixId, checkRootDirectory } from './access-point-rules.ts';
import type { PosixUser } from './entities.ts';
import { invalid, notFound, overQuota } from './errors.ts';
import type { FileSystems } from './file-systems.ts';
import { ClientTokens } from './idempotency.ts';
import { accessPointArn, fileSystemIdOf, newId } from './ids.ts';
import { QUOTAS } from './limits.ts';
import type { AccessPointRecord, Tag } from './records.ts';
import { Store } from './store.ts';
import { checkedTags } from './tags.ts';

/** What an access point is made from. */
export interface CreateAccessPoint {
  /** Id or ARN. */
  readonly fileSystemId: string;
  readonly posixUser?: PosixUser;
  readonly rootDirectory?: {
    readonly path?: string;
    readonly creationPermissions?: {
      readonly ownerUid: number;
      readonly ownerGid: number;
      /** Three or four octal digits. */
      readonly permissions: string;
    };
  };
  readonly clientToken?: string;
  readonly tags?: readonly Tag[];
}

/** Access points: entrances to a file system with a root directory and an identity of their own. */
export class AccessPoints {
  readonly #fileSystems: FileSystems;
  readonly #store = new Store<AccessPointRecord>();
  readonly #clientTokens = new ClientTokens<CreateAccessPoint>();

  constructor(fileSystems: FileSystems) {
    this.#fileSystems = fileSystems;
  }

  create(scope: Scope, request: CreateAccessPoint): AccessPointRecord {
    const { posixUser, rootDirectory, clientToken } = request;
    const { path = '/', creationPermissions } = rootDirectory ?? {};
    checkRootDirectory(path);
    if (posixUser) {
      checkPosixId('PosixUser.Uid', posixUser.uid);
      checkPosixId('PosixUser.Gid', posixUser.gid);
      for (const gid of posixUser.secondaryGids) checkPosixId('PosixUser.SecondaryGids', gid);
    }
    if (creationPermissions) {
      checkPosixId('CreationPermissions.OwnerUid', creationPermissions.ownerUid);
      checkPosixId('CreationPermissions.OwnerGid', creationPermissions.ownerGid);
      if (!/^[0-7]{3,4}$/.test(creationPermissions.permissions)) {
        throw invalid(
          `CreationPermissions.Permissions must be three or four octal digits, got '${creationPermissions.permissions}'.`,
        );
      }
    }
    const tags = checkedTags(request.tags);
    const { fileSystemId } = this.#fileSystems.available(
      scope,
      fileSystemIdOf(request.fileSystemId),
    );

    const known = this.#clientTokens.find(scopeKey(scope), clientToken, request);
    if (known !== undefined) return this.get(scope, known);
    if (this.of(fileSystemId).length >= QUOTAS.accessPointsPerFileSystem) {
      throw overQuota(
        `File system '${fileSystemId}' has ${QUOTAS.accessPointsPerFileSystem} access points, which is the most it can have.`,
      );
    }

    const accessPointId = newId('fsap');
    const accessPoint: AccessPointRecord = {
      scope,
      accessPointId,
      accessPointArn: accessPointArn(scope, fileSystemId, accessPointId),
      fileSystemId,
      rootDirectory: path,
      status: 'available',
      tags,
      ...(posixUser ? { posixUser } : {}),
      ...(clientToken === undefined ? {} : { clientToken }),
      ...(creationPermissions
        ? {
            permissions: creationPermissions.permissions,
            creationPermissions: {
              ownerUid: creationPermissions.ownerUid,
              ownerGid: creationPermissions.ownerGid,
              mode: Number.parseInt(creationPermissions.permissions, 8),
            },
          }
        : {}),
    };
    this.#store.set(accessPointId, accessPoint);
    this.#clientTokens.remember(scopeKey(scope), clientToken, request, accessPointId);
    return accessPoint;
  }

  find(scope: Scope, accessPointId: string): AccessPointRecord | undefined {
    return this.#store.findIn(scope, accessPointId);
  }

  get(scope: Scope, accessPointId: string): AccessPointRecord {
    const accessPoint = this.find(scope, accessPointId);
    if (accessPoint) return accessPoint;
    throw notFound(`Access point '${accessPointId}' does not exist.`);
  }

  byArn(arn: string): AccessPointRecord | undefined {
    const accessPoint = this.#store.find(arn.split('/').at(-1) ?? '');
    return accessPoint?.accessPointArn === arn ? accessPoint : undefined;
  }

  /** The ones of a file system, as this account and Region sees them. */
  in(scope: Scope, fileSystemId: string): readonly AccessPointRecord[] {
    return this.#store
      .allIn(scope)
      .filter((accessPoint) => accessPoint.fileSystemId === fileSystemId);
  }

  of(fileSystemId: string): readonly AccessPointRecord[] {
    return this.#store.all().filter((accessPoint) => accessPoint.fileSystemId === fileSystemId);
  }

  tag(scope: Scope, accessPointId: string, tags: readonly Tag[]): void {
    this.get(scope, accessPointId);
    this.#store.change(accessPointId, { tags: checkedTags(tags) });
  }

  delete(scope: Scope, accessPointId: string): void {
    this.get(scope, accessPointId);
    this.#store.delete(accessPointId);
    this.#clientTokens.forget(accessPointId);
  }
}
