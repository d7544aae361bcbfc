import { HandlerError } from '../../cloud-control/errors.ts';
import type { ResourceHandlers } from '../../cloud-control/handlers.ts';
import type { FileSystems } from '../file-systems.ts';
import { fileSystemIdOf } from '../ids.ts';
import type { FileSystemRecord } from '../records.ts';
import { withHandlerErrors } from './translate.ts';

interface FileSystemPolicyProperties {
  readonly FileSystemId: string;
  readonly Policy: object;
}

const propertiesOf = ({ fileSystemId, policy }: FileSystemRecord) => ({
  FileSystemId: fileSystemId,
  Policy: policy,
});

/** AWS::S3Files::FileSystemPolicy: at most one for each file system, whose id is its identifier. */
export const fileSystemPolicyHandlers = (fileSystems: FileSystems): ResourceHandlers =>
  withHandlerErrors({
    async create(scope, desired, progress) {
      const { FileSystemId, Policy } = desired as unknown as FileSystemPolicyProperties;
      const { fileSystemId, policy } = fileSystems.get(scope, fileSystemIdOf(FileSystemId));
      if (policy) {
        throw new HandlerError(
          'AlreadyExists',
          `File system '${fileSystemId}' already has a policy.`,
        );
      }
      fileSystems.putPolicy(scope, fileSystemId, Policy);
      progress.identified({ FileSystemId: fileSystemId });
    },
    async read(scope, id) {
      const fileSystem = fileSystems.store.findIn(scope, id);
      return fileSystem?.policy && propertiesOf(fileSystem);
    },
    async update(scope, id, desired) {
      const { Policy } = desired as unknown as FileSystemPolicyProperties;
      fileSystems.putPolicy(scope, id, Policy);
    },
    async delete(scope, id) {
      fileSystems.deletePolicy(scope, id);
    },
    async list(scope) {
      return fileSystems.store
        .allIn(scope)
        .filter(({ policy }) => policy)
        .map(propertiesOf);
    },
  });
