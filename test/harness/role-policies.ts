import { GetRolePolicyCommand, type IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import type { PolicyDocument } from '../../local-aws/iam/policy.ts';

/** One inline policy of a role, as IAM has it. */
export interface RolePolicy {
  readonly RoleName: string;
  readonly PolicyName: string;
  readonly document: PolicyDocument;
}

/** The inline policies of a role, by its ARN. */
export const rolePolicies = async (iam: IAMClient, roleArn: string): Promise<RolePolicy[]> => {
  const RoleName = roleArn.split('/').pop() ?? '';
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  return Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const found = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      const document = JSON.parse(decodeURIComponent(found.PolicyDocument ?? ''));
      return { RoleName, PolicyName, document };
    }),
  );
};

/** The one of them that lets its holder mount; a role without one is an error. */
export const mountPolicyOf = (policies: readonly RolePolicy[]): RolePolicy => {
  const found = policies.find(({ document }) =>
    JSON.stringify(document).includes('s3files:ClientMount'),
  );
  if (!found)
    throw new Error(
      `no policy mentions s3files:ClientMount; there are ${policies.map(({ PolicyName }) => PolicyName).join(', ') || 'none'}`,
    );
  return found;
};
