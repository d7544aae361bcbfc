import { loadRoleFrom } from '../iam/load-role.ts';
import type { LoadRole, PolicyDocument, RolePolicies } from '../iam/policy.ts';
import { PolicyError } from '../iam/policy-error.ts';
import type { MiniStackClient } from '../ministack/client.ts';
import { fileSystemFolder } from '../s3files/data-folder.ts';
import type { AccessPoint, FileSystem, S3FilesDirectory } from '../s3files/entities.ts';
import type { Scope } from '../scope.ts';
import { clientAccess, type MountResource } from './access.ts';
import { checkConnectivity } from './connectivity.ts';
import { type AuthorizeMount, MountError } from './mount.ts';
import { type Network, networkFrom } from './network.ts';
import { openRootDirectory } from './root-directory.ts';
import { mountUser } from './user.ts';

/** What authorising asks, each replaceable alone. */
export interface MountSources {
  readonly directory: S3FilesDirectory;
  readonly loadRole: (scope: Scope) => LoadRole;
  readonly network: Network;
  readonly dataFolder: string;
  /** Which reading of the documentation the Client actions are judged by; `either` when absent. */
  readonly resource?: MountResource;
}

/** Authorises mounts by the roles, security groups, subnets and VPCs that MiniStack holds. */
export const createAuthorizeMount = ({
  client,
  ...options
}: Pick<MountSources, 'directory' | 'dataFolder' | 'resource'> & {
  readonly client: MiniStackClient;
}): AuthorizeMount =>
  authorizeMount({
    ...options,
    loadRole: (scope) => loadRoleFrom(client, scope),
    network: networkFrom(client),
  });

/** Authorises mounts as AWS does: first the network, then the policies, then the root directory. */
export const authorizeMount =
  (sources: MountSources): AuthorizeMount =>
  async (request) => {
    const { directory, network, dataFolder } = sources;
    const accessPoint = existing(
      directory.accessPoint(request.accessPointArn),
      request.accessPointArn,
    );
    const { fileSystemId } = accessPoint;
    const fileSystem = existing(directory.fileSystem(fileSystemId), fileSystemId);
    await checkConnectivity(request, fileSystem, directory.mountTargets(fileSystemId), network);
    checkUsable(fileSystem.status, fileSystemId);
    checkUsable(accessPoint.status, accessPoint.accessPointId);

    const access = await accessOf(sources, request.scope, request.roleArn, fileSystem, accessPoint);
    const source = await openRootDirectory(fileSystemFolder(dataFolder, fileSystemId), accessPoint);
    return {
      source,
      target: request.localMountPath,
      readOnly: access.ClientWrite !== 'allowed',
      user: mountUser(accessPoint.posixUser, access.ClientRootAccess === 'allowed'),
    };
  };

const failure = (message: string): MountError =>
  new MountError('S3FilesMountFailureException', message);

const existing = <T>(found: T | undefined, name: string): T => {
  if (found === undefined) {
    throw failure(`${name} does not exist; point the function at an access point that does`);
  }
  return found;
};

const checkUsable = (status: string, id: string): void => {
  if (status === 'available' || status === 'updating') return;
  throw failure(`${id} is ${status}; it must be available to be mounted`);
};

const accessOf = async (
  { directory, loadRole, resource }: MountSources,
  scope: Scope,
  roleArn: string,
  fileSystem: FileSystem,
  accessPoint: AccessPoint,
) => {
  const { fileSystemId } = fileSystem;
  const role = await policiesOf(loadRole(scope), roleArn);
  const policy = directory.policy(fileSystemId) as PolicyDocument | undefined;
  const access = readable(() => clientAccess(role, fileSystem, accessPoint, policy, resource));
  const on = `${fileSystemId} through ${accessPoint.accessPointId}`;
  if (access.ClientMount === 'explicitDeny') {
    throw failure(
      `${roleArn} may not mount ${on}: a policy of the role or of the file system denies s3files:ClientMount`,
    );
  }
  if (access.ClientMount !== 'allowed') {
    throw failure(
      `${roleArn} may not mount ${on}: no policy allows s3files:ClientMount; allow it to the role on ${fileSystem.fileSystemArn}`,
    );
  }
  return access;
};

const policiesOf = async (loadRole: LoadRole, roleArn: string): Promise<RolePolicies> => {
  const role = await loadRole(roleArn).catch((error: unknown) => {
    throw error instanceof PolicyError ? failure(error.message) : error;
  });
  if (!role)
    throw failure(`the function's role ${roleArn} does not exist; create it or name another`);
  return role;
};

const readable = <T>(decide: () => T): T => {
  try {
    return decide();
  } catch (error) {
    throw error instanceof PolicyError ? failure(error.message) : error;
  }
};
