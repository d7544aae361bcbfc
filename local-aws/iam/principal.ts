import { accountOf } from './arn.ts';
import { asList } from './condition.ts';
import type { Statement } from './policy.ts';
import { PolicyError } from './policy-error.ts';

/**
 * How a Principal element names a principal. It matters to a role: a grant to everyone holds by itself, a grant to the
 * role's ARN stays within its permissions boundary, and a grant to its account only lets the account's own policies decide.
 */
export type Naming = 'everyone' | 'itself' | 'account';

const ROOT = /^arn:[\w-]+:iam::(\d{12}):root$/;
const SESSION = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\//;
const SERVICE = /^[\w.-]+\.amazonaws\.com(\.cn)?$/;

/** How a Principal or NotPrincipal element names a role (by ARN) or a service (`….amazonaws.com`), if it does. */
export const namesPrincipal = (
  element: NonNullable<Statement['Principal']>,
  principal: string,
): Naming | undefined => {
  if (element === '*') return 'everyone';
  if (typeof element !== 'object' || Array.isArray(element)) {
    throw new PolicyError(`Principal ${JSON.stringify(element)} must be "*" or an object`);
  }
  const namings = Object.entries(element).flatMap(([type, names]) =>
    asList(names).map((name) => naming(type, name, principal)),
  );
  return (['everyone', 'itself', 'account'] as const).find((each) => namings.includes(each));
};

const naming = (type: string, name: string, principal: string): Naming | undefined => {
  switch (type) {
    case 'AWS':
      return awsNaming(name, principal);
    case 'Service':
      return SERVICE.test(principal) && name === principal ? 'itself' : undefined;
    case 'Federated':
    case 'CanonicalUser':
      return undefined;
    default:
      throw new PolicyError(
        `Principal ${type} is unknown; there are AWS, Service, Federated and CanonicalUser`,
      );
  }
};

const awsNaming = (name: string, principal: string): Naming | undefined => {
  if (name === '*') return 'everyone';
  if (/[*?]/.test(name)) {
    throw new PolicyError(
      `Principal ${JSON.stringify(name)} has a wildcard in a part of a name; write "*" and a condition on aws:PrincipalArn`,
    );
  }
  const [, sessionAccount, role] = SESSION.exec(name) ?? [];
  if (role && sessionAccount === accountOf(principal) && principal.endsWith(`/${role}`)) {
    throw new PolicyError(
      `Principal ${JSON.stringify(name)} is one session of the role; sessions are not told apart here, name the role`,
    );
  }
  const account = /^\d{12}$/.test(name) ? name : ROOT.exec(name)?.[1];
  if (account !== undefined) return account === accountOf(principal) ? 'account' : undefined;
  return name === principal ? 'itself' : undefined;
};
