import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyDocument, RolePolicies } from '../../../local-aws/iam/policy.ts';
import { authorizeMount } from '../../../local-aws/mount/authorize.ts';
import { type Mount, MountError, type MountRequest } from '../../../local-aws/mount/mount.ts';
import type { Permission, SecurityGroup, Subnet } from '../../../local-aws/mount/network.ts';
import { fileSystemFolder } from '../../../local-aws/s3files/data-folder.ts';
import { accessPoint, fileSystem, mountTarget, ROLE, roleWith, SCOPE } from './fixtures.ts';

const nfs = (to: Partial<Permission>): Permission => ({
  protocol: 'tcp',
  fromPort: 2049,
  toPort: 2049,
  cidrs: [],
  groups: [],
  ...to,
});

const group = (groupId: string, rules: Partial<SecurityGroup>): SecurityGroup => ({
  groupId,
  vpcId: 'vpc-1',
  ingress: [],
  egress: [],
  ...rules,
});

const subnet = (zone: string, ipv4Cidr: string): Subnet => ({
  subnetId: `subnet-${zone}`,
  vpcId: 'vpc-1',
  ipv4Cidr,
  availabilityZoneId: zone,
});

/** A file system with everything that a function needs to mount it; a test takes one thing away. */
export class World {
  readonly dataFolder = mkdtempSync(join(tmpdir(), 'authorize-'));
  fileSystem = fileSystem('fs-0aaaaaaaaaaaaaaa1');
  accessPoint = accessPoint(this.fileSystem, 'fsap-0ccccccccccccccc3');
  targets = [mountTarget(this.fileSystem, 'euw1-az1'), mountTarget(this.fileSystem, 'euw1-az2')];
  subnets = [subnet('euw1-az1', '10.0.1.0/24'), subnet('euw1-az2', '10.0.2.0/24')];
  client = group('sg-client', { egress: [nfs({ groups: ['sg-target'] })] });
  target = group('sg-target', { ingress: [nfs({ groups: ['sg-client'] })] });
  dns = { support: true, hostnames: true };
  policy: PolicyDocument | undefined;
  role: RolePolicies | undefined = roleWith({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: ['s3files:ClientMount', 's3files:ClientWrite'],
      Resource: this.fileSystem.fileSystemArn,
    },
  });

  /** Where the file system's files lie. */
  readonly folder = fileSystemFolder(this.dataFolder, this.fileSystem.fileSystemId);

  constructor() {
    mkdirSync(this.folder, { recursive: true });
  }

  /** A rule for NFS, with what it admits. */
  static nfs = nfs;

  mount(changes: Partial<MountRequest> = {}): Promise<Mount> {
    const authorize = authorizeMount({
      dataFolder: this.dataFolder,
      directory: {
        fileSystem: (id) => (id === this.fileSystem.fileSystemId ? this.fileSystem : undefined),
        fileSystems: () => [this.fileSystem],
        attachedTo: () => [this.fileSystem],
        accessPoint: (arn) =>
          arn === this.accessPoint.accessPointArn ? this.accessPoint : undefined,
        mountTargets: () => this.targets,
        policy: () => this.policy,
      },
      loadRole: () => async () => this.role,
      network: {
        subnets: async (_, ids) => this.subnets.filter((each) => ids.includes(each.subnetId)),
        securityGroups: async (_, ids) =>
          [this.client, this.target].filter((each) => ids.includes(each.groupId)),
        dns: async () => this.dns,
      },
    });
    return authorize({
      scope: SCOPE,
      roleArn: ROLE,
      accessPointArn: this.accessPoint.accessPointArn,
      localMountPath: '/mnt/pipeline',
      subnetIds: this.subnets.map((each) => each.subnetId),
      securityGroupIds: ['sg-client'],
      ...changes,
    });
  }

  /** The error of a mount, as `<code>: <message>`. */
  async refusal(changes: Partial<MountRequest> = {}): Promise<string> {
    try {
      await this.mount(changes);
    } catch (error) {
      if (error instanceof MountError) return `${error.code}: ${error.message}`;
      throw error;
    }
    return 'mounted';
  }

  remove(): void {
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}
