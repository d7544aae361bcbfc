import { isDeepStrictEqual } from 'node:util';
import type { ResourceHandlers } from '../../cloud-control/handlers.ts';
import type { Document } from '../../cloud-control/schema.ts';
import type { Scope } from '../../scope.ts';
import type { ImportDataRule } from '../entities.ts';
import { notFound } from '../errors.ts';
import type { CreateFileSystem } from '../file-systems.ts';
import { fileSystemIdOf } from '../ids.ts';
import type { FileSystemRecord } from '../records.ts';
import type { S3Files } from '../s3files.ts';
import type { SynchronizationRules } from '../synchronization-configuration.ts';
import { type TagProperty, tagsFrom, tagsTo, withHandlerErrors } from './translate.ts';

interface SynchronizationProperty {
  readonly LatestVersionNumber?: number;
  readonly ImportDataRules: readonly {
    readonly Prefix: string;
    readonly Trigger: ImportDataRule['trigger'];
    readonly SizeLessThan: number;
  }[];
  readonly ExpirationDataRules: readonly { readonly DaysAfterLastAccess: number }[];
}

interface FileSystemProperties {
  readonly Bucket: string;
  readonly RoleArn: string;
  readonly Prefix?: string;
  readonly KmsKeyId?: string;
  readonly ClientToken?: string;
  readonly Tags?: readonly TagProperty[];
  readonly SynchronizationConfiguration?: SynchronizationProperty;
}

const rulesFrom = (property: SynchronizationProperty): SynchronizationRules => ({
  importDataRules: property.ImportDataRules.map(({ Prefix, Trigger, SizeLessThan }) => ({
    prefix: Prefix,
    trigger: Trigger,
    sizeLessThan: SizeLessThan,
  })),
  daysAfterLastAccess: property.ExpirationDataRules[0]?.DaysAfterLastAccess ?? 0,
});

const requestFrom = (properties: FileSystemProperties): CreateFileSystem => {
  const { Bucket, RoleArn, Prefix, KmsKeyId, ClientToken, Tags, SynchronizationConfiguration } =
    properties;
  return {
    bucketArn: Bucket,
    roleArn: RoleArn,
    tags: tagsFrom(Tags),
    ...(Prefix === undefined ? {} : { prefix: Prefix }),
    ...(KmsKeyId === undefined ? {} : { kmsKeyId: KmsKeyId }),
    ...(ClientToken === undefined ? {} : { clientToken: ClientToken }),
    ...(SynchronizationConfiguration
      ? { synchronization: rulesFrom(SynchronizationConfiguration) }
      : {}),
  };
};

const propertiesOf = (fileSystem: FileSystemRecord): Document => {
  const { givenPrefix, kmsKeyArn, clientToken, statusMessage, tags, synchronization } = fileSystem;
  return {
    Bucket: fileSystem.bucketArn,
    RoleArn: fileSystem.roleArn,
    ...(givenPrefix === undefined ? {} : { Prefix: givenPrefix }),
    ...(kmsKeyArn === undefined ? {} : { KmsKeyId: kmsKeyArn }),
    ...(clientToken === undefined ? {} : { ClientToken: clientToken }),
    ...(tags.length === 0 ? {} : { Tags: tagsTo(tags) }),
    SynchronizationConfiguration: {
      LatestVersionNumber: synchronization.latestVersionNumber,
      ImportDataRules: synchronization.importDataRules.map(({ prefix, trigger, sizeLessThan }) => ({
        Prefix: prefix,
        Trigger: trigger,
        SizeLessThan: sizeLessThan,
      })),
      ExpirationDataRules: [{ DaysAfterLastAccess: synchronization.daysAfterLastAccess }],
    },
    FileSystemId: fileSystem.fileSystemId,
    FileSystemArn: fileSystem.fileSystemArn,
    CreationTime: fileSystem.creationTime.toISOString(),
    OwnerId: fileSystem.scope.account,
    Status: fileSystem.status,
    ...(statusMessage === undefined ? {} : { StatusMessage: statusMessage }),
  };
};

/** AWS::S3Files::FileSystem. Its identifier is the ARN; the id alone is not found, as with AWS's other types. */
export const fileSystemHandlers = (s3files: S3Files): ResourceHandlers => {
  const resources = s3files.fileSystemResources;
  const find = (scope: Scope, arn: string): FileSystemRecord | undefined => {
    const fileSystem = resources.store.findIn(scope, fileSystemIdOf(arn));
    return fileSystem?.fileSystemArn === arn ? fileSystem : undefined;
  };
  const idOf = (scope: Scope, arn: string): string => {
    const fileSystem = find(scope, arn);
    if (fileSystem) return fileSystem.fileSystemId;
    throw notFound(`File system '${arn}' does not exist.`);
  };

  return withHandlerErrors({
    async create(scope, desired, progress) {
      const request = requestFrom(desired as unknown as FileSystemProperties);
      const fileSystem = await s3files.createFileSystem(scope, request);
      progress.identified(propertiesOf(fileSystem));
      await s3files.created(fileSystem.fileSystemId);
    },
    async read(scope, arn) {
      const fileSystem = find(scope, arn);
      return fileSystem && propertiesOf(fileSystem);
    },
    async update(scope, arn, desired, previous) {
      const { Tags, SynchronizationConfiguration } = desired as unknown as FileSystemProperties;
      const before = previous as unknown as FileSystemProperties;
      const id = idOf(scope, arn);
      if (
        SynchronizationConfiguration &&
        !isDeepStrictEqual(SynchronizationConfiguration, before.SynchronizationConfiguration)
      ) {
        resources.putSynchronization(
          scope,
          id,
          rulesFrom(SynchronizationConfiguration),
          before.SynchronizationConfiguration?.LatestVersionNumber,
        );
      }
      resources.tag(scope, id, tagsFrom(Tags));
    },
    async delete(scope, arn) {
      await s3files.deleteFileSystem(scope, idOf(scope, arn));
    },
    async list(scope, filter) {
      return resources.store
        .allIn(scope)
        .filter(({ bucketArn }) => filter.Bucket === undefined || filter.Bucket === bucketArn)
        .map(propertiesOf);
    },
  });
};
