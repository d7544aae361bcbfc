import type { ResourceHandlers } from '../../cloud-control/handlers.ts';
import type { Document } from '../../cloud-control/schema.ts';
import { fileSystemIdOf } from '../ids.ts';
import type { CreateMountTarget, MountTargets } from '../mount-targets.ts';
import type { IpAddressType, MountTargetRecord } from '../records.ts';
import { withHandlerErrors } from './translate.ts';

interface MountTargetProperties {
  readonly FileSystemId: string;
  readonly SubnetId: string;
  readonly SecurityGroups?: readonly string[];
  readonly IpAddressType?: IpAddressType;
  readonly Ipv4Address?: string;
  readonly Ipv6Address?: string;
}

const requestFrom = (properties: MountTargetProperties): CreateMountTarget => {
  const { FileSystemId, SubnetId, SecurityGroups, IpAddressType, Ipv4Address, Ipv6Address } =
    properties;
  return {
    fileSystemId: FileSystemId,
    subnetId: SubnetId,
    ...(SecurityGroups ? { securityGroups: SecurityGroups } : {}),
    ...(IpAddressType === undefined ? {} : { ipAddressType: IpAddressType }),
    ...(Ipv4Address === undefined ? {} : { ipv4Address: Ipv4Address }),
    ...(Ipv6Address === undefined ? {} : { ipv6Address: Ipv6Address }),
  };
};

const propertiesOf = (mountTarget: MountTargetRecord): Document => ({
  FileSystemId: mountTarget.fileSystemId,
  SubnetId: mountTarget.subnetId,
  SecurityGroups: mountTarget.securityGroups,
  IpAddressType: mountTarget.ipAddressType,
  ...(mountTarget.ipv4Address === undefined ? {} : { Ipv4Address: mountTarget.ipv4Address }),
  ...(mountTarget.ipv6Address === undefined ? {} : { Ipv6Address: mountTarget.ipv6Address }),
  MountTargetId: mountTarget.mountTargetId,
  AvailabilityZoneId: mountTarget.availabilityZoneId,
  NetworkInterfaceId: mountTarget.networkInterfaceId,
  VpcId: mountTarget.vpcId,
  OwnerId: mountTarget.scope.account,
  Status: mountTarget.status,
});

/** AWS::S3Files::MountTarget. */
export const mountTargetHandlers = (mountTargets: MountTargets): ResourceHandlers =>
  withHandlerErrors({
    async create(scope, desired, progress) {
      const request = requestFrom(desired as unknown as MountTargetProperties);
      const mountTarget = await mountTargets.create(scope, request);
      progress.identified(propertiesOf(mountTarget));
      await mountTargets.created(mountTarget.mountTargetId);
    },
    async read(scope, id) {
      const mountTarget = mountTargets.find(scope, id);
      return mountTarget && propertiesOf(mountTarget);
    },
    async update(scope, id, desired) {
      const { SecurityGroups } = desired as unknown as MountTargetProperties;
      await mountTargets.setSecurityGroups(scope, id, SecurityGroups);
    },
    async delete(scope, id) {
      await mountTargets.delete(scope, id);
    },
    async list(scope, filter) {
      return mountTargets.in(scope, fileSystemIdOf(String(filter.FileSystemId))).map(propertiesOf);
    },
  });
