import type { Guard } from '../gateway/call.ts';
import type { MountTarget, S3FilesDirectory } from '../s3files/entities.ts';
import { ec2Error } from './answers.ts';

/** What each call deletes, and whether a mount target's network interface is in it. */
const DELETES: Readonly<
  Record<string, { parameter: string; uses: (target: MountTarget, id: string) => boolean }>
> = {
  DeleteSecurityGroup: {
    parameter: 'GroupId',
    uses: ({ securityGroups }, id) => securityGroups.includes(id),
  },
  DeleteSubnet: { parameter: 'SubnetId', uses: ({ subnetId }, id) => subnetId === id },
};

/** EC2 keeps groups and subnets that a mount target's interface is in; MiniStack knows of no such interface. */
export const networkInUseGuard = (directory: S3FilesDirectory): Guard => ({
  wants: ({ service, method }) => service === 'ec2' && method === 'POST',

  async before({ body }) {
    const form = new URLSearchParams(body.toString());
    const { parameter, uses } = DELETES[form.get('Action') ?? ''] ?? {};
    const id = parameter && form.get(parameter);
    if (!id || !uses) return undefined;
    const users = directory
      .fileSystems()
      .flatMap(({ fileSystemId }) => directory.mountTargets(fileSystemId))
      .filter((target) => uses(target, id));
    return users.length === 0
      ? undefined
      : ec2Error(400, 'DependencyViolation', `resource ${id} has a dependent object`);
  },
});
