import type { Clock } from '../clock.ts';
import type { Scope } from '../scope.ts';
import type { Synchronization } from '../synchronization/contract.ts';
import { AccessPoints } from './access-points.ts';
import { Attachments } from './attachments.ts';
import { FileSystemCreation } from './creation.ts';
import type { AccessPoint, FileSystem, MountTarget, S3FilesDirectory } from './entities.ts';
import { conflict } from './errors.ts';
import { type CreateFileSystem, FileSystems } from './file-systems.ts';
import { fileSystemIdOf } from './ids.ts';
import { MountTargets } from './mount-targets.ts';
import type { FileSystemRecord } from './records.ts';
import type { Surroundings } from './surroundings.ts';

/** What the model needs from outside. */
export interface S3FilesOptions {
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  /** Keeps buckets and files equal; without it there is nothing to export and nothing to wait for. */
  readonly synchronization?: FileSystemSynchronization;
}

/** The part of the synchronisation that file systems are born and die with. */
export type FileSystemSynchronization = Pick<
  Synchronization,
  'attach' | 'detach' | 'pendingExports'
>;

/** Amazon S3 Files as a model: its resources, their rules and states. It knows nothing of HTTP. */
export class S3Files implements S3FilesDirectory {
  readonly fileSystemResources: FileSystems;
  readonly mountTargetResources: MountTargets;
  readonly accessPointResources: AccessPoints;
  readonly #creation: FileSystemCreation;
  readonly #attachments: Attachments;
  readonly #synchronization: FileSystemSynchronization | undefined;
  /** File systems that the synchronisation knows. One that never came up is not among them, and is deleted all the same. */
  readonly #synchronized = new Set<string>();

  constructor({ clock, surroundings, synchronization }: S3FilesOptions) {
    this.#synchronization = synchronization;
    this.fileSystemResources = new FileSystems(surroundings);
    this.mountTargetResources = new MountTargets(clock, surroundings, this.fileSystemResources);
    this.accessPointResources = new AccessPoints(this.fileSystemResources);
    this.#attachments = new Attachments(clock);
    this.#creation = new FileSystemCreation(
      clock,
      surroundings,
      this.fileSystemResources.store,
      (fileSystem) => this.#synchronize(fileSystem),
    );
  }

  /** A file system in `creating`; see `created`. */
  async createFileSystem(scope: Scope, request: CreateFileSystem): Promise<FileSystemRecord> {
    const { fileSystem, isNew } = await this.fileSystemResources.create(scope, request);
    if (isNew) this.#creation.start(fileSystem);
    return fileSystem;
  }

  /** Resolves when the file system is available. */
  async created(fileSystemId: string): Promise<void> {
    await this.#creation.finished(fileSystemId);
  }

  /** Refused while it has children or changes that are not exported yet. */
  async deleteFileSystem(scope: Scope, fileSystemId: string): Promise<void> {
    const { status } = this.fileSystemResources.get(scope, fileSystemId);
    if (status === 'deleting') throw conflict(`File system '${fileSystemId}' is being deleted.`);
    this.#assertChildless(fileSystemId);
    // Nothing may be added while the exports are counted.
    this.fileSystemResources.store.change(fileSystemId, { status: 'deleting' });
    try {
      await this.#creation.stop(fileSystemId);
      const pending = await this.#pendingExports(fileSystemId);
      if (pending > 0) {
        throw conflict(
          `File system '${fileSystemId}' has data pending export to S3. Use forceDelete=true to force delete without exporting pending data.`,
        );
      }
      await this.#synchronization?.detach(fileSystemId, { forget: true });
      this.#synchronized.delete(fileSystemId);
    } catch (error) {
      this.fileSystemResources.store.change(fileSystemId, { status });
      throw error;
    }
    const fileSystem = this.fileSystemResources.get(scope, fileSystemId);
    this.fileSystemResources.remove(fileSystemId);
    this.#attachments.release({ ...fileSystem, status: 'deleted' });
  }

  fileSystem(fileSystemId: string): FileSystem | undefined {
    return this.fileSystemResources.store.find(fileSystemIdOf(fileSystemId));
  }

  fileSystems(): readonly FileSystem[] {
    return this.fileSystemResources.store.all();
  }

  attachedTo(bucket: string): readonly FileSystem[] {
    return [...this.fileSystems(), ...this.#attachments.lingering()].filter(
      (fileSystem) => fileSystem.bucket === bucket,
    );
  }

  accessPoint(arn: string): AccessPoint | undefined {
    return this.accessPointResources.byArn(arn);
  }

  mountTargets(fileSystemId: string): readonly MountTarget[] {
    return this.mountTargetResources.of(fileSystemId);
  }

  policy(fileSystemId: string): object | undefined {
    return this.fileSystemResources.store.find(fileSystemId)?.policy;
  }

  async #synchronize(fileSystem: FileSystem): Promise<void> {
    await this.#synchronization?.attach(fileSystem);
    this.#synchronized.add(fileSystem.fileSystemId);
  }

  async #pendingExports(fileSystemId: string): Promise<number> {
    if (!this.#synchronization || !this.#synchronized.has(fileSystemId)) return 0;
    return this.#synchronization.pendingExports(fileSystemId);
  }

  #assertChildless(fileSystemId: string): void {
    const children = [
      ...this.mountTargetResources.of(fileSystemId).map(({ mountTargetId }) => mountTargetId),
      ...this.accessPointResources.of(fileSystemId).map(({ accessPointId }) => accessPointId),
    ];
    if (children.length > 0) {
      throw conflict(
        `File system '${fileSystemId}' still has mount targets or access points: ${children.join(', ')}. Delete them first.`,
      );
    }
  }
}
