import { Clock } from '../../../local-aws/clock.ts';
import type { CreateFileSystem } from '../../../local-aws/s3files/file-systems.ts';
import { S3Files } from '../../../local-aws/s3files/s3files.ts';
import { KnownSurroundings, scope } from './surroundings.ts';

/** A synchronisation that counts what a test tells it to and notes what it is told. */
export class CountingSynchronization {
  pending = 0;
  readonly told: string[] = [];
  readonly #attached = new Set<string>();
  failure: Error | undefined;

  async attach({ fileSystemId }: { fileSystemId: string }): Promise<void> {
    if (this.failure) throw this.failure;
    this.#attached.add(fileSystemId);
    this.told.push(`attach ${fileSystemId}`);
  }
  async detach(fileSystemId: string, { forget = false } = {}): Promise<void> {
    this.#attached.delete(fileSystemId);
    this.told.push(`detach ${fileSystemId}${forget ? ' and forget' : ''}`);
  }
  /** As the real one: of a file system it does not have it knows nothing. */
  async pendingExports(fileSystemId: string): Promise<number> {
    if (!this.#attached.has(fileSystemId)) throw new Error(`${fileSystemId} is not attached`);
    return this.pending;
  }
}

/** S3 Files with surroundings and a synchronisation that a test can change. */
export const s3FilesWorld = (clock = new Clock(0)) => {
  const surroundings = new KnownSurroundings();
  const synchronization = new CountingSynchronization();
  const s3files = new S3Files({ clock, surroundings, synchronization });
  const { fileSystemResources, mountTargetResources, accessPointResources } = s3files;
  return {
    surroundings,
    synchronization,
    s3files,
    fileSystemResources,
    mountTargetResources,
    accessPointResources,
    /** An available file system. */
    async fileSystem(request: Partial<CreateFileSystem> = {}): Promise<string> {
      const { fileSystemId } = await s3files.createFileSystem(scope, {
        bucketArn: 'arn:aws:s3:::data',
        roleArn: 'arn:aws:iam::111122223333:role/service',
        ...request,
      });
      await s3files.created(fileSystemId);
      return fileSystemId;
    },
    /** An available mount target in one of the known subnets. */
    async mountTarget(fileSystemId: string, subnet: 'a' | 'b' | 'c' | 'd', more = {}) {
      const subnetId = `subnet-0000000${subnet}`;
      const mountTarget = await mountTargetResources.create(scope, {
        fileSystemId,
        subnetId,
        ...more,
      });
      await mountTargetResources.created(mountTarget.mountTargetId);
      return mountTarget.mountTargetId;
    },
  };
};
