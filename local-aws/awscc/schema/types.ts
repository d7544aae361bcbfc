import accessPoint from '../../cloud-control/schemas/AWS_S3Files_AccessPoint.json' with {
  type: 'json',
};
import fileSystem from '../../cloud-control/schemas/AWS_S3Files_FileSystem.json' with {
  type: 'json',
};
import fileSystemPolicy from '../../cloud-control/schemas/AWS_S3Files_FileSystemPolicy.json' with {
  type: 'json',
};
import mountTarget from '../../cloud-control/schemas/AWS_S3Files_MountTarget.json' with {
  type: 'json',
};
import type { CloudFormationSchema } from './cloudformation.ts';
import type { ResourceType } from './resource-type.ts';
import { toResourceType } from './to-resource-type.ts';

const SCHEMAS: readonly CloudFormationSchema[] = [
  fileSystem,
  mountTarget,
  accessPoint,
  fileSystemPolicy,
];

/** The types that the stand-in serves, made from AWS's schemas alone. */
export const RESOURCE_TYPES: readonly ResourceType[] = SCHEMAS.map(toResourceType);
