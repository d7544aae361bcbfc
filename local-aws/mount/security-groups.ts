import { BlockList, isIP } from 'node:net';
import type { Permission, SecurityGroup } from './network.ts';

/** The port of NFS, the only one that a mount target listens on. */
export const NFS_PORT = 2049;

/** One end of a connection: the groups it wears and the addresses it may have. */
export interface End {
  readonly groups: readonly SecurityGroup[];
  /** A CIDR block, or one address, of the family that the two ends speak. */
  readonly addresses: string;
}

/** Whether any of the client's groups lets NFS out to the other end. */
export const letsOut = (client: End, server: End): boolean =>
  client.groups.some(({ egress }) => egress.some((each) => admits(each, server)));

/** Whether any of the server's groups lets NFS in from the other end. */
export const letsIn = (server: End, client: End): boolean =>
  server.groups.some(({ ingress }) => ingress.some((each) => admits(each, client)));

const admits = (permission: Permission, peer: End): boolean =>
  coversNfs(permission) &&
  (peer.groups.some(({ groupId }) => permission.groups.includes(groupId)) ||
    permission.cidrs.some((cidr) => contains(cidr, peer.addresses)));

const coversNfs = ({ protocol, fromPort, toPort }: Permission): boolean => {
  if (protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  return (fromPort ?? 0) <= NFS_PORT && NFS_PORT <= (toPort ?? 65_535);
};

/** Every address of `inner` must be covered: which one an interface gets is AWS's choice. */
const contains = (outer: string, inner: string): boolean => {
  const [network, bits, family] = block(outer);
  const [address, length, other] = block(inner);
  if (family !== other || bits > length) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list.check(address, family);
};

const block = (cidr: string): [address: string, bits: number, family: 'ipv4' | 'ipv6'] => {
  const [address = '', bits] = cidr.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return [address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family];
};
