import { type Scope, scopeKey } from '../scope.ts';
import { usableBucket } from './bucket-rules.ts';
import { conflict, invalid, notFound, overQuota } from './errors.ts';
import { ClientTokens } from './idempotency.ts';
import { fileSystemArn, newId } from './ids.ts';
import { QUOTAS } from './limits.ts';
import { checkPolicy } from './policy-rules.ts';
import type { FileSystemRecord, Tag } from './records.ts';
import { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import {
  initialSynchronization,
  nextSynchronization,
  type SynchronizationRules,
} from './synchronization-configuration.ts';
import { checkedTags } from './tags.ts';

/** What a file system is made from. */
export interface CreateFileSystem {
  readonly bucketArn: string;
  readonly roleArn: string;
  readonly prefix?: string;
  /** Id, alias or the ARN of either. */
  readonly kmsKeyId?: string;
  readonly clientToken?: string;
  readonly tags?: readonly Tag[];
  readonly synchronization?: SynchronizationRules;
}

/** File systems, their synchronization rules and policies; what takes time is not done here. */
export class FileSystems {
  readonly store = new Store<FileSystemRecord>();
  readonly #surroundings: Surroundings;
  readonly #clientTokens = new ClientTokens<CreateFileSystem>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** A file system in `creating`, or the one that the client token already made. */
  async create(
    scope: Scope,
    request: CreateFileSystem,
  ): Promise<{ fileSystem: FileSystemRecord; isNew: boolean }> {
    const { bucketArn, roleArn, prefix, kmsKeyId, clientToken } = request;
    const tags = checkedTags(request.tags);
    const synchronization = initialSynchronization(request.synchronization);
    const known = this.#clientTokens.find(scopeKey(scope), clientToken, request);
    if (known !== undefined) return { fileSystem: this.get(scope, known), isNew: false };

    const bucket = await usableBucket(scope, bucketArn, this.#surroundings);
    const kmsKeyArn = kmsKeyId && (await this.#surroundings.keyArn(scope, kmsKeyId));
    if (kmsKeyId && !kmsKeyArn) throw invalid(`The KMS key '${kmsKeyId}' does not exist.`);
    if (this.store.allIn(scope).length >= QUOTAS.fileSystems) {
      throw overQuota(
        `Account ${scope.account} has ${QUOTAS.fileSystems} file systems, which is the most it can have.`,
      );
    }

    // Asking took a while in which the same token may have come again.
    const meanwhile = this.#clientTokens.find(scopeKey(scope), clientToken, request);
    if (meanwhile !== undefined) return { fileSystem: this.get(scope, meanwhile), isNew: false };
    const fileSystemId = newId('fs');
    const fileSystem: FileSystemRecord = {
      scope,
      fileSystemId,
      fileSystemArn: fileSystemArn(scope, fileSystemId),
      bucket,
      bucketArn,
      prefix: prefix ?? '',
      roleArn,
      status: 'creating',
      creationTime: new Date(),
      tags,
      synchronization,
      ...(prefix === undefined ? {} : { givenPrefix: prefix }),
      ...(kmsKeyArn ? { kmsKeyArn } : {}),
      ...(clientToken === undefined ? {} : { clientToken }),
    };
    this.store.set(fileSystemId, fileSystem);
    this.#clientTokens.remember(scopeKey(scope), clientToken, request, fileSystemId);
    return { fileSystem, isNew: true };
  }

  get(scope: Scope, fileSystemId: string): FileSystemRecord {
    const fileSystem = this.store.findIn(scope, fileSystemId);
    if (fileSystem) return fileSystem;
    throw notFound(`File system '${fileSystemId}' does not exist.`);
  }

  /** One that can have children and be changed. */
  available(scope: Scope, fileSystemId: string): FileSystemRecord {
    const fileSystem = this.get(scope, fileSystemId);
    if (fileSystem.status === 'available') return fileSystem;
    throw conflict(`File system '${fileSystemId}' is ${fileSystem.status}, not available.`);
  }

  tag(scope: Scope, fileSystemId: string, tags: readonly Tag[]): void {
    this.get(scope, fileSystemId);
    this.store.change(fileSystemId, { tags: checkedTags(tags) });
  }

  /** Changes the rules if the expected version, where one is given, is the current one. */
  putSynchronization(
    scope: Scope,
    fileSystemId: string,
    rules: SynchronizationRules,
    expectedVersion?: number,
  ): void {
    const { synchronization } = this.available(scope, fileSystemId);
    this.store.change(fileSystemId, {
      synchronization: nextSynchronization(synchronization, rules, expectedVersion),
    });
  }

  putPolicy(scope: Scope, fileSystemId: string, policy: object): void {
    checkPolicy(this.available(scope, fileSystemId), policy);
    this.store.change(fileSystemId, { policy });
  }

  deletePolicy(scope: Scope, fileSystemId: string): void {
    const { policy, ...rest } = this.get(scope, fileSystemId);
    if (!policy) throw notFound(`File system '${fileSystemId}' has no policy.`);
    this.store.set(fileSystemId, rest);
  }

  remove(fileSystemId: string): void {
    this.store.delete(fileSystemId);
    this.#clientTokens.forget(fileSystemId);
  }
}
