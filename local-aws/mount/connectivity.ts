import { MiniStackError } from '../ministack/query.ts';
import type { FileSystem, MountTarget } from '../s3files/entities.ts';
import { MountError, type MountRequest } from './mount.ts';
import type { Network, SecurityGroup, Subnet } from './network.ts';
import { letsIn, letsOut, NFS_PORT } from './security-groups.ts';

/**
 * Throws a MountError unless the function reaches a mount target from each of its subnets: Lambda starts an execution
 * environment in any of them.
 */
export const checkConnectivity = async (
  request: MountRequest,
  { fileSystemId }: FileSystem,
  targets: readonly MountTarget[],
  network: Network,
): Promise<void> => {
  if (request.subnetIds.length === 0 || request.securityGroupIds.length === 0) {
    throw unreachable(
      `the function is in no VPC; give it subnets and a security group that reach ${fileSystemId}`,
    );
  }
  const [subnets, groups] = await Promise.all([
    named(network.subnets(request.scope, request.subnetIds)),
    named(network.securityGroups(request.scope, request.securityGroupIds)),
  ]);
  const routes = subnets.map((subnet) => ({
    subnet,
    target: targetFor(subnet, fileSystemId, targets),
  }));
  for (const vpcId of new Set(subnets.map((subnet) => subnet.vpcId))) {
    await checkDns(request, vpcId, network);
  }
  for (const { subnet, target } of routes)
    await checkFirewall(request, subnet, groups, target, network);
  for (const { target } of routes) checkAvailable(target);
};

const unreachable = (message: string): MountError =>
  new MountError('S3FilesMountConnectivityException', message);

const named = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof MiniStackError)
      throw unreachable(`the function's network: ${error.message}`);
    throw error;
  }
};

const targetFor = (
  { subnetId, vpcId, availabilityZoneId }: Subnet,
  fileSystemId: string,
  all: readonly MountTarget[],
): MountTarget => {
  const targets = all.filter(({ status }) =>
    ['creating', 'available', 'updating'].includes(status),
  );
  const target = targets.find((each) => each.availabilityZoneId === availabilityZoneId);
  if (!target) {
    const zones = targets.map((each) => each.availabilityZoneId).join(', ') || 'no zone';
    throw unreachable(
      `${fileSystemId} has no mount target in ${availabilityZoneId}, the zone of the function's subnet ${subnetId}; it has one in ${zones}`,
    );
  }
  if (target.vpcId !== vpcId) {
    throw unreachable(
      `the function's subnet ${subnetId} is in ${vpcId}, but mount target ${target.mountTargetId} is in ${target.vpcId}; both belong in one VPC`,
    );
  }
  return target;
};

const checkDns = async (
  { scope }: MountRequest,
  vpcId: string,
  network: Network,
): Promise<void> => {
  const { support, hostnames } = await named(network.dns(scope, vpcId));
  const off = [support ? [] : ['enableDnsSupport'], hostnames ? [] : ['enableDnsHostnames']].flat();
  if (off.length === 0) return;
  throw unreachable(
    `${vpcId} has ${off.join(' and ')} off, so the mount target's name cannot be resolved; turn both DNS attributes on`,
  );
};

const checkFirewall = async (
  { scope }: MountRequest,
  subnet: Subnet,
  groups: readonly SecurityGroup[],
  target: MountTarget,
  network: Network,
): Promise<void> => {
  const [theirs, [targetSubnet]] = await Promise.all([
    named(network.securityGroups(scope, target.securityGroups)),
    named(network.subnets(scope, [target.subnetId])),
  ]);
  const routes = commonFamilies(subnet, target, targetSubnet).map(([from, to]) => ({
    client: { groups, addresses: from },
    server: { groups: theirs, addresses: to },
  }));
  const from = groups.map(({ groupId }) => groupId).join(', ');
  const to = target.securityGroups.join(', ');
  if (routes.length === 0) {
    throw unreachable(
      `the function's subnet ${subnet.subnetId} and mount target ${target.mountTargetId} share no IP family; give both IPv4 or both IPv6`,
    );
  }
  const leaving = routes.filter(({ client, server }) => letsOut(client, server));
  if (leaving.length === 0) {
    throw unreachable(
      `the function's security groups (${from}) let no TCP ${NFS_PORT} out to mount target ${target.mountTargetId}; add an egress rule to ${to}`,
    );
  }
  if (!leaving.some(({ client, server }) => letsIn(server, client))) {
    throw unreachable(
      `mount target ${target.mountTargetId} (${to}) lets no TCP ${NFS_PORT} in from the function; add an ingress rule from ${from}`,
    );
  }
};

/** Where the two ends may be, for each IP family that both have. A target whose address is not kept may be anywhere in its subnet. */
const commonFamilies = (
  subnet: Subnet,
  { ipv4Address, ipv6Address }: MountTarget,
  targetSubnet: Subnet | undefined,
): readonly (readonly [from: string, to: string])[] => {
  const known = ipv4Address !== undefined || ipv6Address !== undefined;
  const pairs = [
    [subnet.ipv4Cidr, known ? ipv4Address : targetSubnet?.ipv4Cidr],
    [subnet.ipv6Cidr, known ? ipv6Address : targetSubnet?.ipv6Cidr],
  ] as const;
  return pairs.flatMap(([from, to]) => (from && to ? [[from, to] as const] : []));
};

const checkAvailable = ({ mountTargetId, availabilityZoneId, status }: MountTarget): void => {
  if (status !== 'creating') return;
  throw new MountError(
    'S3FilesMountTimeoutException',
    `mount target ${mountTargetId} in ${availabilityZoneId} is still ${status}; try again when it is available, and let the function depend on it`,
  );
};
