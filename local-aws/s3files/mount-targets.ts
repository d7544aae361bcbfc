import type { Clock } from '../clock.ts';
import type { Scope } from '../scope.ts';
import { addressesIn } from './addresses.ts';
import { invalid, notFound, S3FilesError } from './errors.ts';
import type { FileSystems } from './file-systems.ts';
import { fileSystemIdOf, newId } from './ids.ts';
import { addressesTaken, checkPlace, usableGroups } from './mount-target-rules.ts';
import type { IpAddressType, MountTargetRecord } from './records.ts';
import { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** What a mount target is made from. */
export interface CreateMountTarget {
  /** Id or ARN. */
  readonly fileSystemId: string;
  readonly subnetId: string;
  /** The default group of the VPC when absent. */
  readonly securityGroups?: readonly string[];
  readonly ipAddressType?: IpAddressType;
  readonly ipv4Address?: string;
  readonly ipv6Address?: string;
}

/** Mount targets: one per zone of a file system, all in one VPC. */
export class MountTargets {
  readonly #clock: Clock;
  readonly #surroundings: Surroundings;
  readonly #fileSystems: FileSystems;
  readonly #store = new Store<MountTargetRecord>();
  readonly #creating = new Map<string, { done: Promise<void>; abort: AbortController }>();

  constructor(clock: Clock, surroundings: Surroundings, fileSystems: FileSystems) {
    this.#clock = clock;
    this.#surroundings = surroundings;
    this.#fileSystems = fileSystems;
  }

  /** A mount target in `creating`; `created` resolves when it is available. */
  async create(scope: Scope, request: CreateMountTarget): Promise<MountTargetRecord> {
    const fileSystemId = fileSystemIdOf(request.fileSystemId);
    this.#fileSystems.available(scope, fileSystemId);
    const subnet = await this.#surroundings.subnet(scope, request.subnetId);
    if (!subnet) throw invalid(`The subnet ID '${request.subnetId}' does not exist.`);
    const securityGroups = await usableGroups(
      scope,
      subnet.vpcId,
      request.securityGroups,
      this.#surroundings,
    );

    // From here on nothing waits, so that of two requests for one zone the second sees the first.
    this.#fileSystems.available(scope, fileSystemId);
    checkPlace(fileSystemId, subnet, this.of(fileSystemId));
    const mountTarget: MountTargetRecord = {
      scope,
      mountTargetId: newId('fsmt'),
      fileSystemId,
      subnetId: subnet.subnetId,
      vpcId: subnet.vpcId,
      availabilityZoneId: subnet.availabilityZoneId,
      securityGroups,
      status: 'creating',
      networkInterfaceId: newId('eni'),
      ...addressesIn(subnet, request, addressesTaken(subnet, this.#store.all())),
    };
    this.#store.set(mountTarget.mountTargetId, mountTarget);
    this.#bringUp(mountTarget.mountTargetId);
    return mountTarget;
  }

  /** Settles with the creation; at once when there is none. */
  async created(mountTargetId: string): Promise<void> {
    await this.#creating.get(mountTargetId)?.done;
  }

  find(scope: Scope, mountTargetId: string): MountTargetRecord | undefined {
    return this.#store.findIn(scope, mountTargetId);
  }

  get(scope: Scope, mountTargetId: string): MountTargetRecord {
    const mountTarget = this.find(scope, mountTargetId);
    if (mountTarget) return mountTarget;
    throw notFound(`Mount target '${mountTargetId}' does not exist.`);
  }

  /** The ones of a file system, as this account and Region sees them. */
  in(scope: Scope, fileSystemId: string): readonly MountTargetRecord[] {
    return this.#store
      .allIn(scope)
      .filter((mountTarget) => mountTarget.fileSystemId === fileSystemId);
  }

  of(fileSystemId: string): readonly MountTargetRecord[] {
    return this.#store.all().filter((mountTarget) => mountTarget.fileSystemId === fileSystemId);
  }

  async setSecurityGroups(
    scope: Scope,
    mountTargetId: string,
    securityGroups: readonly string[] | undefined,
  ): Promise<void> {
    const { vpcId } = this.get(scope, mountTargetId);
    const checked = await usableGroups(scope, vpcId, securityGroups, this.#surroundings);
    this.get(scope, mountTargetId);
    this.#store.change(mountTargetId, { securityGroups: checked });
  }

  async delete(scope: Scope, mountTargetId: string): Promise<void> {
    this.get(scope, mountTargetId);
    const creating = this.#creating.get(mountTargetId);
    creating?.abort.abort();
    this.#store.change(mountTargetId, { status: 'deleting' });
    await creating?.done.catch(() => {});
    this.#store.delete(mountTargetId);
    this.#creating.delete(mountTargetId);
  }

  #bringUp(mountTargetId: string): void {
    const abort = new AbortController();
    const done = this.#clock.wait('mountTargetCreation', abort.signal).then(
      () => this.#store.change(mountTargetId, { status: 'available' }),
      () => {
        throw new S3FilesError(
          'NotStabilized',
          `Mount target '${mountTargetId}' was deleted while it was created.`,
        );
      },
    );
    done.catch(() => {});
    this.#creating.set(mountTargetId, { done, abort });
  }
}
