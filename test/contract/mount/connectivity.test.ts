import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { World } from './world.ts';

// Oracle: Lambda API reference, "Invoke" (the errors), and the pages named at each group of tests.

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.remove());

const CONNECTIVITY = 'S3FilesMountConnectivityException';
const TIMEOUT = 'S3FilesMountTimeoutException';

// Lambda Developer Guide, "Configuring Amazon S3 Files access"; S3 User Guide, "Troubleshooting S3 Files".
describe('without a connection the error is about connectivity and names what is in the way', () => {
  test.each<[string, (world: World) => Partial<World>, RegExp]>([
    ['no mount target at all', () => ({ targets: [] }), /fs-0a\w+ has no mount target.*no zone/],
    [
      'no mount target in the zone of one subnet',
      (w) => ({ targets: w.targets.slice(0, 1) }),
      /no mount target in euw1-az2, .* subnet-euw1-az2; it has one in euw1-az1/,
    ],
    [
      'a mount target that is being deleted',
      (w) => ({ targets: [w.targets[0]!, { ...w.targets[1]!, status: 'deleting' }] }),
      /no mount target in euw1-az2/,
    ],
    [
      'mount targets in another VPC',
      (w) => ({ targets: w.targets.map((each) => ({ ...each, vpcId: 'vpc-2' })) }),
      /is in vpc-1, but mount target fsmt-euw1-az1 is in vpc-2/,
    ],
    [
      'DNS host names off',
      () => ({ dns: { support: true, hostnames: false } }),
      /vpc-1 has enableDnsHostnames off/,
    ],
    [
      'DNS support off',
      () => ({ dns: { support: false, hostnames: true } }),
      /vpc-1 has enableDnsSupport off/,
    ],
    [
      'no way out of the function',
      (w) => ({ client: { ...w.client, egress: [] } }),
      /\(sg-client\) let no TCP 2049 out to mount target fsmt-euw1-az1; .* to sg-target/,
    ],
    [
      'no way in to the mount target',
      (w) => ({ target: { ...w.target, ingress: [] } }),
      /\(sg-target\) lets no TCP 2049 in from the function; .* from sg-client/,
    ],
  ])('%s', async (_, change, message) => {
    Object.assign(world, change(world));
    const refusal = await world.refusal();
    expect(refusal).toMatch(message);
    expect(refusal).toContain(`${CONNECTIVITY}: `);
  });

  test('a function outside of any VPC', async () => {
    expect(await world.refusal({ subnetIds: [] })).toMatch(
      `${CONNECTIVITY}: the function is in no VPC`,
    );
  });
});

// EC2 User Guide, "Security group rules".
describe('a rule for NFS', () => {
  const { nfs } = World;
  test.each<[string, Parameters<typeof nfs>[0], boolean]>([
    ['any protocol', { protocol: '-1', cidrs: ['0.0.0.0/0'] }, true],
    [
      'a range of ports around 2049',
      { fromPort: 2000, toPort: 3000, cidrs: ['10.0.0.0/16'] },
      true,
    ],
    ['all ports', { fromPort: 0, toPort: 65_535, cidrs: ['10.0.0.0/16'] }, true],
    ['protocol by number', { protocol: '6', cidrs: ['10.0.0.0/16'] }, true],
    ['UDP', { protocol: 'udp', cidrs: ['0.0.0.0/0'] }, false],
    ['HTTPS', { fromPort: 443, toPort: 443, cidrs: ['0.0.0.0/0'] }, false],
    ['a range above 2049', { fromPort: 2050, toPort: 65_535, cidrs: ['0.0.0.0/0'] }, false],
    ['a range below 2049', { fromPort: 1, toPort: 2048, cidrs: ['0.0.0.0/0'] }, false],
    ['part of the subnets', { cidrs: ['10.0.1.0/24'] }, false],
    ['both subnets, one by one', { cidrs: ['10.0.1.0/24', '10.0.2.0/24'] }, true],
    ['half of a subnet', { cidrs: ['10.0.1.0/25', '10.0.2.0/24'] }, false],
    ['another group', { groups: ['sg-other'] }, false],
  ])('for %s counts in both directions', async (_, rule, connects) => {
    world.target = { ...world.target, ingress: [nfs(rule)] };
    expect((await world.refusal()) === 'mounted').toBe(connects);

    world.target = { ...world.target, ingress: [nfs({ groups: ['sg-client'] })] };
    world.client = { ...world.client, egress: [nfs(rule)] };
    expect((await world.refusal()) === 'mounted').toBe(connects);
  });

  test('to the address of a mount target is enough', async () => {
    world.subnets.pop();
    world.client = { ...world.client, egress: [nfs({ cidrs: ['10.0.1.10/32'] })] };
    expect(await world.refusal()).toContain(CONNECTIVITY);
    world.targets[0] = { ...world.targets[0]!, ipv4Address: '10.0.1.10' };
    expect(await world.refusal()).toBe('mounted');
  });

  test('by IPv6 counts where both ends have it, and IPv4 addresses do not help a target without one', async () => {
    const ipv6Cidr = '2001:db8:0:1::/64';
    world.subnets = [{ ...world.subnets[0]!, ipv6Cidr }];
    world.targets[0] = { ...world.targets[0]!, ipv6Address: '2001:db8:0:1::10' };
    world.target = { ...world.target, ingress: [nfs({ cidrs: ['10.0.0.0/8'] })] };
    expect(await world.refusal()).toContain(CONNECTIVITY);
    world.target = { ...world.target, ingress: [nfs({ cidrs: [ipv6Cidr] })] };
    expect(await world.refusal()).toBe('mounted');

    const { ipv6Cidr: _, ...ipv4Only } = world.subnets[0]!;
    world.subnets = [ipv4Only];
    expect(await world.refusal()).toMatch(/share no IP family/);
  });

  test('that refers to its own group serves a group that both wear', async () => {
    world.targets = world.targets.map((each) => ({ ...each, securityGroups: ['sg-client'] }));
    world.client = {
      ...world.client,
      ingress: [nfs({ groups: ['sg-client'] })],
      egress: [nfs({ cidrs: ['0.0.0.0/0'] })],
    };
    expect(await world.refusal()).toBe('mounted');
    world.client = { ...world.client, ingress: [] };
    expect(await world.refusal()).toContain(CONNECTIVITY);
  });
});

test('a mount target that is still being created times out', async () => {
  world.targets[1] = { ...world.targets[1]!, status: 'creating' };
  expect(await world.refusal()).toMatch(/^S3FilesMountTimeoutException: .*fsmt-euw1-az2.*creating/);
  expect(await world.refusal()).toContain(TIMEOUT);
});

test('one that is being updated serves on', async () => {
  world.targets[1] = { ...world.targets[1]!, status: 'updating' };
  expect(await world.refusal()).toBe('mounted');
});
