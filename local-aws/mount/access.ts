import { accountOf } from '../iam/arn.ts';
import { evaluate } from '../iam/evaluate.ts';
import type { Decision, PolicyDocument, RolePolicies } from '../iam/policy.ts';
import type { AccessPoint, FileSystem } from '../s3files/entities.ts';

/**
 * The resource that the Client actions are judged on. AWS's Service Authorization Reference lists the file system alone,
 * its samples grant the access point and work; `either` allows what any reading allows and denies what any denies.
 */
export type MountResource = 'file-system' | 'access-point' | 'either';

export type ClientAction = 'ClientMount' | 'ClientWrite' | 'ClientRootAccess';

/** Decides the three client actions of a role on an access point. */
export const clientAccess = (
  role: RolePolicies,
  { fileSystemArn, scope }: FileSystem,
  { accessPointArn }: AccessPoint,
  policy: PolicyDocument | undefined,
  resource: MountResource = 'either',
): Readonly<Record<ClientAction, Decision>> => {
  const context = {
    's3files:AccessPointArn': accessPointArn,
    'aws:SecureTransport': 'true',
    'aws:PrincipalArn': role.arn,
    'aws:PrincipalAccount': accountOf(role.arn),
    'aws:PrincipalType': 'AssumedRole',
    'aws:ResourceAccount': scope.account,
    'aws:RequestedRegion': scope.region,
    'aws:CurrentTime': new Date().toISOString(),
    'aws:EpochTime': String(Math.floor(Date.now() / 1000)),
  };
  const resources = { 'file-system': [fileSystemArn], 'access-point': [accessPointArn] };
  const arns = resource === 'either' ? Object.values(resources).flat() : resources[resource];
  const decide = (action: ClientAction): Decision => {
    const decisions = arns.map((arn) =>
      evaluate(
        role,
        { principal: role.arn, action: `s3files:${action}`, resource: arn, context },
        policy,
      ),
    );
    const strongest = (['explicitDeny', 'allowed'] as const).find((each) =>
      decisions.includes(each),
    );
    return strongest ?? 'implicitDeny';
  };
  return {
    ClientMount: decide('ClientMount'),
    ClientWrite: decide('ClientWrite'),
    ClientRootAccess: decide('ClientRootAccess'),
  };
};
