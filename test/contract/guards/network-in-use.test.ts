import { DeleteSecurityGroupCommand, DeleteSubnetCommand, EC2Client } from '@aws-sdk/client-ec2';
import { expect, test } from '@jest/globals';
import type { AwsAnswer } from '../../../local-aws/gateway/call.ts';
import { networkInUseGuard } from '../../../local-aws/guards/network-in-use.ts';
import { s3FilesWorld } from '../s3files/making.ts';
import { withServer } from './answering.ts';
import { callOf, refusalOf } from './calls.ts';

const mounted = async () => {
  const { s3files, fileSystem, mountTarget } = s3FilesWorld();
  const id = await fileSystem();
  const mountTargetId = await mountTarget(id, 'a');
  const [target] = s3files.mountTargets(id);
  if (!target) throw new Error('no mount target');
  return { s3files, target, mountTargetId, guard: networkInUseGuard(s3files) };
};

const deleting = (action: string, parameter: string, id = '') =>
  callOf('ec2', 'POST', '/', {
    body: new URLSearchParams({ Action: action, [parameter]: id }).toString(),
  });

test("a mount target's subnet and groups are kept, in words that AWS's SDK reads as DependencyViolation", async () => {
  const { guard, target } = await mounted();
  const subnet = await refusalOf(guard, deleting('DeleteSubnet', 'SubnetId', target.subnetId));
  const group = await refusalOf(
    guard,
    deleting('DeleteSecurityGroup', 'GroupId', target.securityGroups[0]),
  );
  for (const [refusal, command] of [
    [subnet, new DeleteSubnetCommand({ SubnetId: target.subnetId })],
    [group, new DeleteSecurityGroupCommand({ GroupId: target.securityGroups[0] })],
  ] as const) {
    const error = await withServer(refusal as AwsAnswer, (settings) =>
      new EC2Client(settings as object).send(command as DeleteSubnetCommand).catch((e: Error) => e),
    );
    expect(error).toMatchObject({
      name: 'DependencyViolation',
      message: expect.stringContaining('has a dependent object'),
    });
  }
});

test('they may go once the mount target is gone, and others at any time', async () => {
  const { guard, s3files, target, mountTargetId } = await mounted();
  const other = deleting('DeleteSubnet', 'SubnetId', 'subnet-0fffffff');
  expect(await refusalOf(guard, other)).toBeUndefined();
  await s3files.mountTargetResources.delete(target.scope, mountTargetId);
  const own = deleting('DeleteSubnet', 'SubnetId', target.subnetId);
  expect(await refusalOf(guard, own)).toBeUndefined();
});
