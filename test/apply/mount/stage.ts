import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  ModifyVpcAttributeCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { createAuthorizeMount } from '../../../local-aws/mount/authorize.ts';
import type { AuthorizeMount, MountRequest } from '../../../local-aws/mount/mount.ts';
import { fileSystemFolder } from '../../../local-aws/s3files/data-folder.ts';
import type { MountTarget } from '../../../local-aws/s3files/entities.ts';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';
import { accessPoint, fileSystem, fileSystemArn, roleArn } from './entities.ts';

/** NFS from or to a group. */
export const nfs = (GroupId: string) => [
  { IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, UserIdGroupPairs: [{ GroupId }] },
];

/** A function's role and network, real and made by AWS's SDK; only the file system is written down here. */
export class Stage {
  readonly ministack: TestMiniStack;
  readonly dataFolder: string;
  readonly authorize: AuthorizeMount;
  readonly targets: MountTarget[] = [];
  vpcId = '';
  targetGroup = '';
  clientGroup = '';

  private constructor(ministack: TestMiniStack, dataFolder: string) {
    this.ministack = ministack;
    this.dataFolder = dataFolder;
    this.authorize = createAuthorizeMount({
      client: ministack.client,
      dataFolder,
      directory: {
        fileSystem: () => fileSystem,
        fileSystems: () => [fileSystem],
        attachedTo: () => [fileSystem],
        accessPoint: () => accessPoint,
        mountTargets: () => this.targets,
        policy: () => undefined,
      },
    });
  }

  static async set(): Promise<Stage> {
    const dataFolder = await mkdtemp(join(tmpdir(), 's3files-authorize-'));
    const stage = new Stage(await startForTest(), dataFolder);
    await mkdir(stage.folder, { recursive: true });
    await stage.#makeNetwork();
    await stage.#makeRole();
    return stage;
  }

  async clear(): Promise<void> {
    await this.ministack.stop();
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  /** Where the file system's files lie. */
  get folder(): string {
    return fileSystemFolder(this.dataFolder, 'fs-0a');
  }

  get request(): MountRequest {
    return {
      scope: SCOPE,
      roleArn,
      accessPointArn: accessPoint.accessPointArn,
      localMountPath: '/mnt/pipeline',
      subnetIds: this.targets.map(({ subnetId }) => subnetId),
      securityGroupIds: [this.clientGroup],
    };
  }

  /** A security group without any rule. */
  async createGroup(GroupName: string): Promise<string> {
    const { ec2 } = this.ministack;
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId: this.vpcId }),
    );
    const IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions }));
    return GroupId!;
  }

  async setHostnames(Value: boolean): Promise<void> {
    await this.ministack.ec2.send(
      new ModifyVpcAttributeCommand({ VpcId: this.vpcId, EnableDnsHostnames: { Value } }),
    );
  }

  /** Replaces what the role may do on the file system. */
  async allow(...Action: string[]): Promise<void> {
    await this.ministack.iam.send(
      new PutRolePolicyCommand({
        RoleName: 'ingest',
        PolicyName: 'mount',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action, Resource: fileSystemArn },
        }),
      }),
    );
  }

  async #makeNetwork(): Promise<void> {
    const { ec2 } = this.ministack;
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    this.vpcId = Vpc!.VpcId!;
    await this.setHostnames(true);
    this.targetGroup = await this.createGroup('targets');
    this.clientGroup = await this.createGroup('clients');
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: this.targetGroup,
        IpPermissions: nfs(this.clientGroup),
      }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupEgressCommand({
        GroupId: this.clientGroup,
        IpPermissions: nfs(this.targetGroup),
      }),
    );
    for (const [index, zone] of ['a', 'b'].entries()) {
      const { Subnet } = await ec2.send(
        new CreateSubnetCommand({
          VpcId: this.vpcId,
          CidrBlock: `10.0.${index}.0/24`,
          AvailabilityZone: `${SCOPE.region}${zone}`,
        }),
      );
      this.targets.push({
        scope: SCOPE,
        mountTargetId: `fsmt-${zone}`,
        fileSystemId: 'fs-0a',
        subnetId: Subnet!.SubnetId!,
        vpcId: this.vpcId,
        availabilityZoneId: Subnet!.AvailabilityZoneId!,
        securityGroups: [this.targetGroup],
        status: 'available',
      });
    }
  }

  async #makeRole(): Promise<void> {
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await this.ministack.iam.send(
      new CreateRoleCommand({ RoleName: 'ingest', AssumeRolePolicyDocument }),
    );
    await this.allow('s3files:ClientMount', 's3files:ClientWrite');
  }
}
