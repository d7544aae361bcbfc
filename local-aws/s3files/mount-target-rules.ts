import type { Scope } from '../scope.ts';
import { conflict, invalid, overQuota } from './errors.ts';
import { QUOTAS } from './limits.ts';
import type { MountTargetRecord } from './records.ts';
import type { Subnet, Surroundings } from './surroundings.ts';

/** One mount target per zone, and all of a file system in one VPC. */
export const checkPlace = (
  fileSystemId: string,
  { subnetId, vpcId, availabilityZoneId }: Subnet,
  others: readonly MountTargetRecord[],
): void => {
  for (const other of others) {
    if (other.vpcId !== vpcId) {
      throw conflict(
        `Subnet '${subnetId}' is in VPC '${vpcId}', but file system '${fileSystemId}' has mount targets in VPC '${other.vpcId}': all of them must be in one VPC.`,
      );
    }
    if (other.availabilityZoneId === availabilityZoneId) {
      throw conflict(
        `File system '${fileSystemId}' already has mount target '${other.mountTargetId}' in Availability Zone '${availabilityZoneId}': there can be one per zone.`,
      );
    }
  }
};

/** Addresses of the subnet that mount targets have. */
export const addressesTaken = (
  { subnetId }: Subnet,
  mountTargets: readonly MountTargetRecord[],
): ReadonlySet<string> =>
  new Set(
    mountTargets
      .filter((other) => other.subnetId === subnetId)
      .flatMap(({ ipv4Address, ipv6Address }) => [ipv4Address, ipv6Address])
      .filter((address) => address !== undefined),
  );

/** The security groups as given, in that order; the default one of the VPC when none is. */
export const usableGroups = async (
  scope: Scope,
  vpcId: string,
  groupIds: readonly string[] = [],
  surroundings: Surroundings,
): Promise<readonly string[]> => {
  const most = QUOTAS.securityGroupsPerMountTarget;
  if (groupIds.length > most) {
    throw overQuota(`A mount target can have ${most} security groups, got ${groupIds.length}.`);
  }
  if (groupIds.length === 0) {
    const group = await surroundings.defaultSecurityGroup(scope, vpcId);
    return group ? [group.groupId] : [];
  }
  const groups = await Promise.all(groupIds.map((id) => surroundings.securityGroup(scope, id)));
  groupIds.forEach((groupId, index) => {
    const group = groups[index];
    if (!group) throw invalid(`The security group '${groupId}' does not exist.`);
    if (group.vpcId !== vpcId) {
      throw invalid(
        `The security group '${groupId}' is in VPC '${group.vpcId}', but the subnet is in '${vpcId}'.`,
      );
    }
  });
  return groupIds;
};
