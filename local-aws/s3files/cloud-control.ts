import type { ResourceTypeDefinition } from '../cloud-control/handlers.ts';
import AccessPointSchema from '../cloud-control/schemas/AWS_S3Files_AccessPoint.json' with {
  type: 'json',
};
import FileSystemSchema from '../cloud-control/schemas/AWS_S3Files_FileSystem.json' with {
  type: 'json',
};
import FileSystemPolicySchema from '../cloud-control/schemas/AWS_S3Files_FileSystemPolicy.json' with {
  type: 'json',
};
import MountTargetSchema from '../cloud-control/schemas/AWS_S3Files_MountTarget.json' with {
  type: 'json',
};
import { accessPointHandlers } from './handlers/access-point.ts';
import { fileSystemHandlers } from './handlers/file-system.ts';
import { fileSystemPolicyHandlers } from './handlers/file-system-policy.ts';
import { mountTargetHandlers } from './handlers/mount-target.ts';
import type { S3Files } from './s3files.ts';

/** The four types of S3 Files for Cloud Control: AWS's schemas over our model. */
export const s3FilesTypes = (s3files: S3Files): readonly ResourceTypeDefinition[] => [
  { schema: FileSystemSchema, handlers: fileSystemHandlers(s3files) },
  { schema: MountTargetSchema, handlers: mountTargetHandlers(s3files.mountTargetResources) },
  { schema: AccessPointSchema, handlers: accessPointHandlers(s3files.accessPointResources) },
  {
    schema: FileSystemPolicySchema,
    handlers: fileSystemPolicyHandlers(s3files.fileSystemResources),
  },
];
