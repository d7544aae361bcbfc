import type { MiniStackClient } from '../ministack/client.ts';
import { listOf, text, type XmlElement } from '../ministack/query.ts';
import type { Scope } from '../scope.ts';

export interface Subnet {
  readonly subnetId: string;
  readonly vpcId: string;
  /** Absent in a subnet with IPv6 only. */
  readonly ipv4Cidr?: string;
  readonly ipv6Cidr?: string;
  readonly availabilityZoneId: string;
}

/** One permission of a security group, in EC2's words; protocol `-1` is any. */
export interface Permission {
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly cidrs: readonly string[];
  readonly groups: readonly string[];
}

export interface SecurityGroup {
  readonly groupId: string;
  readonly vpcId: string;
  readonly ingress: readonly Permission[];
  readonly egress: readonly Permission[];
}

/** The parts of EC2 that decide whether a function reaches a mount target. */
export interface Network {
  subnets(scope: Scope, ids: readonly string[]): Promise<readonly Subnet[]>;
  securityGroups(scope: Scope, ids: readonly string[]): Promise<readonly SecurityGroup[]>;
  dns(
    scope: Scope,
    vpcId: string,
  ): Promise<{ readonly support: boolean; readonly hostnames: boolean }>;
}

/** Reads the network from MiniStack's EC2; an unknown id is thrown as a MiniStackError. */
export const networkFrom = (client: MiniStackClient): Network => ({
  subnets: async (scope, ids) => {
    const answer = await client.query('ec2', scope, 'DescribeSubnets', numbered('SubnetId', ids));
    return listOf(answer, 'subnetSet').map((subnet) => ({
      subnetId: text(subnet.subnetId),
      vpcId: text(subnet.vpcId),
      availabilityZoneId: text(subnet.availabilityZoneId),
      ...cidrs(subnet),
    }));
  },
  securityGroups: async (scope, ids) => {
    const answer = await client.query(
      'ec2',
      scope,
      'DescribeSecurityGroups',
      numbered('GroupId', ids),
    );
    return listOf(answer, 'securityGroupInfo').map((group) => ({
      groupId: text(group.groupId),
      vpcId: text(group.vpcId),
      ingress: listOf(group, 'ipPermissions').map(permission),
      egress: listOf(group, 'ipPermissionsEgress').map(permission),
    }));
  },
  dns: async (scope, vpcId) => {
    const isOn = async (Attribute: string) => {
      const answer = await client.query('ec2', scope, 'DescribeVpcAttribute', {
        VpcId: vpcId,
        Attribute,
      });
      return text((answer[Attribute] as XmlElement | undefined)?.value) === 'true';
    };
    const [support, hostnames] = await Promise.all([
      isOn('enableDnsSupport'),
      isOn('enableDnsHostnames'),
    ]);
    return { support, hostnames };
  },
});

const numbered = (name: string, ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id, index) => [`${name}.${index + 1}`, id]));

const cidrs = (subnet: XmlElement): Pick<Subnet, 'ipv4Cidr' | 'ipv6Cidr'> => {
  const ipv4Cidr = text(subnet.cidrBlock);
  const ipv6Cidr = listOf(subnet, 'ipv6CidrBlockAssociationSet')
    .map(({ ipv6CidrBlock }) => text(ipv6CidrBlock))
    .find((cidr) => cidr !== '');
  return { ...(ipv4Cidr ? { ipv4Cidr } : {}), ...(ipv6Cidr ? { ipv6Cidr } : {}) };
};

const permission = (item: XmlElement): Permission => ({
  protocol: text(item.ipProtocol),
  ...(text(item.fromPort) ? { fromPort: Number(text(item.fromPort)) } : {}),
  ...(text(item.toPort) ? { toPort: Number(text(item.toPort)) } : {}),
  cidrs: [
    ...listOf(item, 'ipRanges').map((range) => text(range.cidrIp)),
    ...listOf(item, 'ipv6Ranges').map((range) => text(range.cidrIpv6)),
  ],
  groups: listOf(item, 'groups').map((group) => text(group.groupId)),
});
