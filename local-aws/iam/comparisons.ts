import { BlockList, isIP } from 'node:net';
import { PolicyError } from './policy-error.ts';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
/** The forms of W3C NOTE-datetime; a time without a zone is read as UTC. */
const DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

export const parseNumber = (value: string): number | undefined =>
  NUMBER.test(value.trim()) ? Number(value) : undefined;

/** Milliseconds since the epoch, from ISO 8601 or from epoch seconds. */
export const parseDate = (value: string): number | undefined => {
  const [whole, , , time, , , zone] = DATE.exec(value) ?? [];
  if (whole !== undefined) {
    const read = Date.parse(time !== undefined && !zone ? `${value}Z` : value);
    return Number.isNaN(read) ? undefined : read;
  }
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : undefined;
};

export const parseBool = (value: string): boolean | undefined => {
  const lower = value.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
};

/** The test for an address or a CIDR range; without a prefix length it is that one address. */
export const matchesAddress = (range: string): ((address: string) => boolean) => {
  const [network = '', length] = range.split('/');
  const family = isIP(network);
  const bits = family === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  if (family === 0 || !/^\d+$/.test(length ?? '0') || prefix > bits) {
    throw new PolicyError(`${JSON.stringify(range)} is not an IP address or a CIDR range`);
  }
  const list = new BlockList();
  list.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
};
