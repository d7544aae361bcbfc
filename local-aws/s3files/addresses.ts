import { randomInt } from 'node:crypto';
import { invalid } from './errors.ts';
import type { IpAddressType } from './records.ts';
import type { Subnet } from './surroundings.ts';

/** The addresses of one mount target. */
export interface Addresses {
  readonly ipAddressType: IpAddressType;
  readonly ipv4Address?: string;
  readonly ipv6Address?: string;
}

const toNumber = (address: string): number =>
  address.split('.').reduce((number, part) => number * 256 + Number(part), 0);

const toAddress = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

const rangeOf = (cidr: string): { first: number; size: number } => {
  const [network = '', bits = ''] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return { first: Math.floor(toNumber(network) / size) * size, size };
};

/** VPC keeps the first four addresses and the last of every subnet to itself. */
const isFree = (address: number, { first, size }: { first: number; size: number }): boolean =>
  address >= first + 4 && address < first + size - 1;

const ipv4 = (cidr: string, wanted: string | undefined, taken: ReadonlySet<string>): string => {
  const range = rangeOf(cidr);
  if (wanted !== undefined) {
    const valid =
      /^\d+(\.\d+){3}$/.test(wanted) && wanted.split('.').every((part) => Number(part) < 256);
    if (!valid || !isFree(toNumber(wanted), range)) {
      throw invalid(`IPv4 address '${wanted}' is not a usable address of the subnet ${cidr}.`);
    }
    return wanted;
  }
  // From a random place, so that addresses differ between runs as they do in AWS.
  const usable = range.size - 5;
  const start = randomInt(usable);
  for (let tried = 0; tried < usable; tried += 1) {
    const address = toAddress(range.first + 4 + ((start + tried) % usable));
    if (!taken.has(address)) return address;
  }
  throw invalid(`The subnet ${cidr} has no free address.`);
};

const ipv6 = (cidr: string, wanted: string | undefined): string =>
  wanted ?? `${cidr.split('::')[0]}::${randomInt(16, 0xffff).toString(16)}`;

/** The addresses of a mount target in this subnet; refused if the subnet has none of that kind. */
export const addressesIn = (
  subnet: Subnet,
  wanted: { ipAddressType?: IpAddressType; ipv4Address?: string; ipv6Address?: string },
  taken: ReadonlySet<string>,
): Addresses => {
  const { ipAddressType = 'IPV4_ONLY', ipv4Address, ipv6Address } = wanted;
  const has = { ipv4: ipAddressType !== 'IPV6_ONLY', ipv6: ipAddressType !== 'IPV4_ONLY' };
  const { subnetId, ipv4Cidr, ipv6Cidr } = subnet;
  if (has.ipv4 && !ipv4Cidr) {
    throw invalid(
      `IP address type ${ipAddressType} does not suit subnet '${subnetId}': it has no IPv4 addresses.`,
    );
  }
  if (has.ipv6 && !ipv6Cidr) {
    throw invalid(
      `IP address type ${ipAddressType} does not suit subnet '${subnetId}': it has no IPv6 addresses.`,
    );
  }
  if (ipv4Address !== undefined && !has.ipv4) {
    throw invalid(`IPv4 address '${ipv4Address}' does not suit IP address type ${ipAddressType}.`);
  }
  if (ipv6Address !== undefined && !has.ipv6) {
    throw invalid(`IPv6 address '${ipv6Address}' does not suit IP address type ${ipAddressType}.`);
  }
  const refused = [ipv4Address, ipv6Address].find(
    (address) => address !== undefined && taken.has(address),
  );
  if (refused !== undefined) throw invalid(`IP address '${refused}' is in use.`);
  return {
    ipAddressType,
    ...(has.ipv4 && ipv4Cidr ? { ipv4Address: ipv4(ipv4Cidr, ipv4Address, taken) } : {}),
    ...(has.ipv6 && ipv6Cidr ? { ipv6Address: ipv6(ipv6Cidr, ipv6Address) } : {}),
  };
};
