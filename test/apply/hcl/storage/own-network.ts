import { GetResourceCommand, ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { expect, test } from '@jest/globals';
import { configurationOf, work } from '../stage.ts';
import type { Storage } from './outputs.ts';

/** A VPC, subnets and groups of yours, made in the same apply. */
export const testOwnNetwork = (stage: () => Storage): void => {
  const mountTargets = async (FileSystemId: string) => {
    const { cloudControl } = stage().aws.clients;
    const TypeName = 'AWS::S3Files::MountTarget';
    const { ResourceDescriptions = [] } = await cloudControl.send(
      new ListResourcesCommand({ TypeName, ResourceModel: JSON.stringify({ FileSystemId }) }),
    );
    return Promise.all(
      ResourceDescriptions.map(async ({ Identifier }) => {
        const found = await cloudControl.send(new GetResourceCommand({ TypeName, Identifier }));
        return JSON.parse(found.ResourceDescription?.Properties ?? '{}') as {
          SubnetId: string;
          SecurityGroups: string[];
        };
      }),
    );
  };

  test('own groups: mount targets and functions are in them alone, and none is made', async () => {
    const { outputs, aws } = stage();
    const red = outputs.tenants.red;
    for (const { SecurityGroups } of await mountTargets(red?.file_system as string))
      expect(SecurityGroups).toEqual([outputs.groups.mount_target]);
    const { VpcConfig } = await configurationOf(stage(), red?.functions.take as string);
    expect(VpcConfig?.SecurityGroupIds).toEqual([outputs.groups.client]);
    const { SecurityGroups = [] } = await aws.clients.ec2.send(
      new DescribeSecurityGroupsCommand({}),
    );
    expect(SecurityGroups.filter(({ GroupName }) => GroupName?.startsWith('tenant-'))).toEqual([]);
  });

  test('own groups: functions mount through them', async () => {
    const { put = '', count = '' } = stage().outputs.tenants.red?.functions ?? {};
    await work(stage(), put, { step: 'write', name: 'a.txt', text: 'one' });
    expect(await work(stage(), count, { step: 'read', name: 'a.txt' })).toMatchObject({
      text: 'one',
    });
  });

  test('extra groups: they are added to those that are made', async () => {
    const { outputs } = stage();
    const extra = [outputs.groups.first, outputs.groups.second];
    for (const { SecurityGroups } of await mountTargets(outputs.notified.file_system)) {
      expect(SecurityGroups).toHaveLength(3);
      expect(SecurityGroups).toEqual(expect.arrayContaining(extra));
    }
    const { VpcConfig } = await configurationOf(stage(), outputs.notified.function);
    expect(VpcConfig?.SecurityGroupIds).toHaveLength(3);
    expect(VpcConfig?.SecurityGroupIds).toEqual(expect.arrayContaining(extra));
  });

  test('own subnets: a mount target can be in another subnet of the zone than the functions', async () => {
    const { subnets, notified, made } = stage().outputs;
    const { mount_target, ...zones } = subnets;
    const [first, second] = Object.values(zones);
    const subnetsOf = async (id: string) => (await mountTargets(id)).map((one) => one.SubnetId);
    expect((await subnetsOf(made.file_system)).sort()).toEqual([first, second].sort());
    expect((await subnetsOf(notified.file_system)).sort()).toEqual([mount_target, second].sort());
    const { VpcConfig } = await configurationOf(stage(), notified.function);
    expect(VpcConfig?.SubnetIds?.toSorted()).toEqual([first, second].sort());
    expect(
      await work(stage(), notified.function, { step: 'write', name: 'b.txt', text: 'two' }),
    ).toMatchObject({ text: 'two' });
  });
};
