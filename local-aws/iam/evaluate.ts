import type { AccessRequest, Decision, PolicyDocument, RolePolicies } from './policy.ts';
import { within } from './policy-error.ts';
import { type Applying, applyingStatements } from './statement.ts';

/**
 * Decides what IAM decides for a role and a resource of the same account (IAM User Guide, "Policy evaluation logic" and
 * "AWS JSON policy elements: Principal"). A PolicyError names a document that IAM would have refused.
 */
export const evaluate = (
  role: RolePolicies,
  request: AccessRequest,
  resourcePolicy?: PolicyDocument,
): Decision => {
  const identity = role.identity.flatMap((document, index) =>
    within(`policy ${index + 1} of ${role.arn}`, () =>
      applyingStatements(document, 'identity', request),
    ),
  );
  const boundary = role.boundary && boundaryOf(role, role.boundary, request);
  const resource = resourcePolicy ? onResource(resourcePolicy, request) : [];

  if ([...identity, ...(boundary ?? []), ...resource].some(denies)) return 'explicitDeny';
  const withinBoundary = !boundary || boundary.some(allows);
  if (identity.some(allows) && withinBoundary) return 'allowed';
  return resource.some((each) => allows(each) && grants(each, withinBoundary))
    ? 'allowed'
    : 'implicitDeny';
};

/** Decides by a policy on the resource alone, as for a role's trust policy; the principal may be a service. */
export const evaluateResourcePolicy = (
  policy: PolicyDocument,
  request: AccessRequest,
): Decision => {
  const statements = onResource(policy, request);
  if (statements.some(denies)) return 'explicitDeny';
  return statements.some(allows) ? 'allowed' : 'implicitDeny';
};

const boundaryOf = (role: RolePolicies, boundary: PolicyDocument, request: AccessRequest) =>
  within(`permissions boundary of ${role.arn}`, () =>
    applyingStatements(boundary, 'identity', request),
  );

const onResource = (policy: PolicyDocument, request: AccessRequest): readonly Applying[] =>
  within(`policy on ${request.resource}`, () => applyingStatements(policy, 'resource', request));

const denies = ({ effect }: Applying): boolean => effect === 'Deny';
const allows = ({ effect }: Applying): boolean => effect === 'Allow';

/** What an Allow on the resource is worth by itself, see Naming. */
const grants = ({ naming }: Applying, withinBoundary: boolean): boolean =>
  naming === 'everyone' || (naming === 'itself' && withinBoundary);
