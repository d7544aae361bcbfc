import type { FileSystem } from '../s3files/entities.ts';
import { evaluate, evaluateResourcePolicy } from './evaluate.ts';
import type { LoadRole, PolicyDocument, RolePolicies } from './policy.ts';
import { PolicyError } from './policy-error.ts';
import {
  accessFor,
  type ServiceAccess,
  type ServiceTask,
  type ServiceTaskOptions,
} from './service-role-access.ts';

/** The service that reads and writes the bucket for S3 Files. */
export const SERVICE = 'elasticfilesystem.amazonaws.com';

export type ServiceAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: string };

/** Decides whether the file system's role lets S3 Files do a task (S3 User Guide, "Prerequisites for S3 Files"). */
export const serviceRoleMay = async (
  loadRole: LoadRole,
  fileSystem: FileSystem,
  task: ServiceTask,
  options: ServiceTaskOptions = {},
): Promise<ServiceAnswer> => {
  try {
    const role = await loadRole(fileSystem.roleArn);
    if (!role) return refused(`role ${fileSystem.roleArn} does not exist; create it again`);
    if (!trusts(role, fileSystem)) {
      return refused(
        `role ${role.arn} does not let ${SERVICE} assume it for ${fileSystem.fileSystemArn}; correct its trust policy`,
      );
    }
    for (const access of accessFor(fileSystem, task, options)) {
      const decision = decide(role, fileSystem, access, options.bucketPolicy);
      if (decision !== 'allowed') {
        const how = decision === 'explicitDeny' ? 'is denied' : 'is not allowed';
        return refused(`${access.action} on ${access.resource} ${how} to role ${role.arn}`);
      }
    }
    return { allowed: true };
  } catch (error) {
    if (error instanceof PolicyError) return refused(error.message);
    throw error;
  }
};

const refused = (reason: string): ServiceAnswer => ({ allowed: false, reason });

const trusts = (role: RolePolicies, { scope, fileSystemArn }: FileSystem): boolean =>
  evaluateResourcePolicy(role.trust, {
    principal: SERVICE,
    action: 'sts:AssumeRole',
    resource: role.arn,
    context: { 'aws:SourceAccount': scope.account, 'aws:SourceArn': fileSystemArn },
  }) === 'allowed';

const decide = (
  role: RolePolicies,
  { scope }: FileSystem,
  { action, resource, context }: ServiceAccess,
  bucketPolicy: PolicyDocument | undefined,
) =>
  evaluate(
    role,
    {
      principal: role.arn,
      action,
      resource,
      context: {
        'aws:ResourceAccount': scope.account,
        'aws:PrincipalAccount': scope.account,
        'aws:PrincipalArn': role.arn,
        'aws:RequestedRegion': scope.region,
        'aws:SecureTransport': 'true',
        ...context,
      },
    },
    action.startsWith('s3:') ? bucketPolicy : undefined,
  );
