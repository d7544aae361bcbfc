import type { MiniStackClient } from '../ministack/client.ts';
import { listOf, MiniStackError, text, textsOf, type XmlElement } from '../ministack/query.ts';
import type { Scope } from '../scope.ts';
import { managedPolicy } from './managed-policies.ts';
import type { LoadRole, PolicyDocument } from './policy.ts';
import { PolicyError } from './policy-error.ts';

/** Reads roles from MiniStack's IAM, each time anew: a policy that changed counts from the next mount on. */
export const loadRoleFrom =
  (client: MiniStackClient, scope: Scope): LoadRole =>
  async (roleArn) => {
    const call: Call = (action, params) => client.query('iam', scope, action, params);
    const name = { RoleName: roleArn.slice(roleArn.lastIndexOf('/') + 1) };
    const found = await unlessMissing(call('GetRole', name));
    const role = found && part(found, 'Role');
    if (!role || text(role.Arn) !== roleArn) return undefined;

    const boundary = text(part(role, 'PermissionsBoundary').PermissionsBoundaryArn);
    const [inline, attached] = await Promise.all([
      inlinePolicies(call, name),
      attachedPolicies(call, name),
    ]);
    return {
      arn: roleArn,
      trust: document(text(role.AssumeRolePolicyDocument), `the trust policy of ${roleArn}`),
      identity: [...inline, ...attached],
      ...(boundary ? { boundary: await managed(call, boundary) } : {}),
    };
  };

type Call = (action: string, params: Readonly<Record<string, string>>) => Promise<XmlElement>;
type RoleName = { readonly RoleName: string };

const inlinePolicies = async (call: Call, role: RoleName): Promise<PolicyDocument[]> => {
  const pages = await allPages(call, 'ListRolePolicies', role);
  const names = pages.flatMap((page) => textsOf(page, 'PolicyNames'));
  return await Promise.all(
    names.map(async (PolicyName) => {
      const answer = await call('GetRolePolicy', { ...role, PolicyName });
      return document(text(answer.PolicyDocument), `policy ${PolicyName} of role ${role.RoleName}`);
    }),
  );
};

const attachedPolicies = async (call: Call, role: RoleName): Promise<PolicyDocument[]> => {
  const pages = await allPages(call, 'ListAttachedRolePolicies', role);
  const arns = pages.flatMap((page) =>
    listOf(page, 'AttachedPolicies').map((each) => text(each.PolicyArn)),
  );
  return await Promise.all(arns.map((arn) => managed(call, arn)));
};

const managed = async (call: Call, PolicyArn: string): Promise<PolicyDocument> => {
  const answer = await unlessMissing(call('GetPolicy', { PolicyArn }));
  if (answer) {
    const VersionId = text(part(answer, 'Policy').DefaultVersionId);
    const version = await call('GetPolicyVersion', { PolicyArn, VersionId });
    return document(text(part(version, 'PolicyVersion').Document), PolicyArn);
  }
  const known = managedPolicy(PolicyArn);
  if (known) return known;
  throw new PolicyError(
    `${PolicyArn}: the local AWS does not know what this policy says; write its statements into a policy of your own`,
  );
};

const allPages = async (call: Call, action: string, role: RoleName): Promise<XmlElement[]> => {
  const pages: XmlElement[] = [];
  for (let Marker = ''; pages.length === 0 || Marker; ) {
    const page = await call(action, { ...role, ...(Marker ? { Marker } : {}) });
    pages.push(page);
    Marker = text(page.IsTruncated) === 'true' ? text(page.Marker) : '';
  }
  return pages;
};

const document = (encoded: string, name: string): PolicyDocument => {
  try {
    return JSON.parse(decodeURIComponent(encoded)) as PolicyDocument;
  } catch {
    throw new PolicyError(`${name} is not JSON: ${encoded.slice(0, 100)}`);
  }
};

const unlessMissing = async (answer: Promise<XmlElement>): Promise<XmlElement | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof MiniStackError && error.code === 'NoSuchEntity') return undefined;
    throw error;
  }
};

const part = (parent: XmlElement, name: string): XmlElement => {
  const value = parent[name];
  return typeof value === 'object' && !Array.isArray(value) ? (value as XmlElement) : {};
};
