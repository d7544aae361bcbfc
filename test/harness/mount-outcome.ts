import type { PolicyDocument, RolePolicies } from '../../local-aws/iam/policy.ts';
import { clientAccess, type MountResource } from '../../local-aws/mount/access.ts';
import type { AccessPoint, FileSystem } from '../../local-aws/s3files/entities.ts';

/** What a role gets at an access point: `refused`, or what it may do, `+root` when root stays root. */
export type MountOutcome =
  | 'refused'
  | 'read-only'
  | 'read-only+root'
  | 'read-write'
  | 'read-write+root';

/** What a role gets at an access point under one reading of which resource the actions are judged on. */
export const mountOutcome = (
  role: RolePolicies,
  at: { readonly fileSystem: FileSystem; readonly accessPoint: AccessPoint },
  reading: MountResource,
  fileSystemPolicy?: PolicyDocument,
): MountOutcome => {
  const access = clientAccess(role, at.fileSystem, at.accessPoint, fileSystemPolicy, reading);
  if (access.ClientMount !== 'allowed') return 'refused';
  const mode = access.ClientWrite === 'allowed' ? 'read-write' : 'read-only';
  return access.ClientRootAccess === 'allowed' ? `${mode}+root` : mode;
};
