import { fileSystemFolder } from '../s3files/data-folder.ts';
import type { S3FilesDirectory } from '../s3files/entities.ts';
import type { AwsAnswer } from './call.ts';
import type { CallLog } from './call-log.ts';
import type { Service } from './server.ts';

/** No AWS API begins like this. */
export const STATUS_PATH = '/_s3files-local/status';

/** What `s3files-local status` shows. */
export interface Status {
  readonly isolation: { readonly mode: string; readonly reason: string };
  readonly calls: number;
  /** Of the account and Region of unsigned calls. */
  readonly functions: readonly { readonly functionName: string; readonly invokePath: string }[];
  readonly fileSystems: readonly {
    readonly fileSystemId: string;
    readonly status: string;
    readonly bucket: string;
    readonly prefix: string;
    readonly folder: string;
    readonly pendingExports: number;
    readonly mountTargets: readonly {
      readonly mountTargetId: string;
      readonly status: string;
      readonly availabilityZoneId: string;
    }[];
  }[];
}

export interface StatusSources {
  readonly directory: S3FilesDirectory;
  readonly pendingExports: (fileSystemId: string) => Promise<number>;
  readonly isolation: Status['isolation'];
  readonly calls: () => CallLog | undefined;
  readonly dataFolder: string;
  /** Names. */
  readonly functions: () => Promise<readonly string[]>;
}

/** Answers the status path on the gateway's own port. */
export const statusService = (sources: StatusSources): Service => ({
  wants: ({ path }) => path === STATUS_PATH,
  handle: async (): Promise<AwsAnswer> => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(await collect(sources)),
  }),
});

const collect = async ({
  directory,
  pendingExports,
  isolation,
  calls,
  dataFolder,
  functions,
}: StatusSources): Promise<Status> => ({
  isolation,
  calls: calls()?.all.length ?? 0,
  functions: (await functions()).map((functionName) => ({
    functionName,
    invokePath: `/2015-03-31/functions/${functionName}/invocations`,
  })),
  fileSystems: await Promise.all(
    directory.fileSystems().map(async ({ fileSystemId, status, bucket, prefix }) => ({
      fileSystemId,
      status,
      bucket,
      prefix,
      folder: fileSystemFolder(dataFolder, fileSystemId),
      pendingExports: await pendingExports(fileSystemId),
      mountTargets: directory.mountTargets(fileSystemId),
    })),
  ),
});
