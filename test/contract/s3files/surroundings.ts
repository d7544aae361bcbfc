import type { Bucket, Subnet, Surroundings } from '../../../local-aws/s3files/surroundings.ts';
import type { Scope } from '../../../local-aws/scope.ts';

/** The account and Region of all that these tests make. */
export const scope: Scope = { account: '111122223333', region: 'eu-west-1' };

/** The rest of AWS, held in maps that a test fills as it likes. */
export class KnownSurroundings implements Surroundings {
  readonly buckets = new Map<string, Bucket | 'foreign'>([
    ['data', { region: 'eu-west-1', versioning: 'Enabled' }],
  ]);
  readonly subnets = new Map<string, Subnet>();
  readonly groups = new Map<string, { groupId: string; vpcId: string }>();
  readonly keys = new Map<string, string>();
  refusal: string | undefined;

  constructor() {
    for (const [id, vpc, zone] of [
      ['a', 'vpc-1', 'euw1-az1'],
      ['b', 'vpc-1', 'euw1-az2'],
      ['c', 'vpc-1', 'euw1-az1'],
      ['d', 'vpc-2', 'euw1-az3'],
    ] as const) {
      const subnetId = `subnet-0000000${id}`;
      const ipv4Cidr = '10.0.0.0/24';
      this.subnets.set(subnetId, { subnetId, vpcId: vpc, availabilityZoneId: zone, ipv4Cidr });
    }
    for (const digit of '0123456') {
      this.groups.set(`sg-0000000${digit}`, { groupId: `sg-0000000${digit}`, vpcId: 'vpc-1' });
    }
  }

  bucket: Surroundings['bucket'] = async (_, name) => this.buckets.get(name);
  subnet: Surroundings['subnet'] = async (_, id) => this.subnets.get(id);
  securityGroup: Surroundings['securityGroup'] = async (_, id) => this.groups.get(id);
  defaultSecurityGroup: Surroundings['defaultSecurityGroup'] = async (_, vpcId) =>
    [...this.groups.values()].find((group) => group.vpcId === vpcId);
  keyArn: Surroundings['keyArn'] = async (_, key) => this.keys.get(key);
  roleRefusal: Surroundings['roleRefusal'] = async () => this.refusal;
}
