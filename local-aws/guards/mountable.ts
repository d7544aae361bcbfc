import type { S3FilesDirectory } from '../s3files/entities.ts';
import { fileSystemArn } from '../s3files/ids.ts';
import type { Surroundings } from '../s3files/surroundings.ts';
import type { Scope } from '../scope.ts';

/** A function's network and the access point it wants to mount. */
export interface Attachment {
  readonly accessPointArn: string;
  readonly subnetIds: readonly string[];
}

/** What the checks ask. */
export interface Facts {
  readonly directory: S3FilesDirectory;
  readonly surroundings: Pick<Surroundings, 'subnet'>;
}

/** Why Lambda refuses to attach the access point to the function now; nothing when it does not. */
export const attachmentRefusal = async (
  scope: Scope,
  { accessPointArn, subnetIds }: Attachment,
  { directory, surroundings }: Facts,
): Promise<string | undefined> => {
  if (subnetIds.length === 0) {
    return `Function must be configured to execute in a VPC to reference access point ${accessPointArn}.`;
  }
  const [, , , region, account] = accessPointArn.split(':');
  if (region !== scope.region || account !== scope.account) {
    return `Access point ${accessPointArn} is in ${account}/${region}: it must be in the account and Region of the function, ${scope.account}/${scope.region}.`;
  }
  const accessPoint = directory.accessPoint(accessPointArn);
  if (!accessPoint) return `Access point ${accessPointArn} does not exist.`;

  const subnets = await Promise.all(subnetIds.map((id) => surroundings.subnet(scope, id)));
  const missing = subnetIds.find((_, index) => subnets[index] === undefined);
  if (missing !== undefined) return `The subnet ID '${missing}' does not exist.`;

  const mountTargets = directory.mountTargets(accessPoint.fileSystemId);
  const targets = subnets.map((subnet) =>
    mountTargets.find(
      ({ vpcId, availabilityZoneId }) =>
        vpcId === subnet?.vpcId && availabilityZoneId === subnet.availabilityZoneId,
    ),
  );
  const subject = `S3 Files file system ${fileSystemArn(scope, accessPoint.fileSystemId)} referenced by access point ${accessPointArn}`;
  const bare = subnets.filter((_, index) => targets[index] === undefined);
  if (bare.length > 0) {
    const zones = [...new Set(bare.map((subnet) => subnet?.availabilityZoneId))].join(', ');
    return `${subject} does not have mount targets created in all availability zones the function will execute in: none in ${zones}. Create one in each of them and try the request again.`;
  }
  if (targets.some((target) => target?.status !== 'available')) {
    return `${subject} has mount targets created in all availability zones the function will execute in, but not all are in the available life cycle state yet. Please wait for them to become available and try the request again.`;
  }
  return undefined;
};
