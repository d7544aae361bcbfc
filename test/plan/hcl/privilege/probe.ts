import { evaluate } from '../../../../local-aws/iam/evaluate.ts';
import type {
  AccessRequest,
  Decision,
  PolicyDocument,
  RolePolicies,
} from '../../../../local-aws/iam/policy.ts';
import { ACCOUNT } from './partitions.ts';

/** A request, and whether it should be allowed. */
export interface Probe {
  readonly action: string;
  readonly resource: string;
  readonly context?: NonNullable<AccessRequest['context']>;
  readonly allowed: boolean;
}

type Target = readonly [resource: string, context?: Probe['context']];

/** A probe for each action on each target. */
const probes =
  (allowed: boolean) =>
  (actions: readonly string[], ...targets: readonly Target[]): readonly Probe[] =>
    actions.flatMap((action) =>
      targets.map(([resource, context = {}]) => ({ action, resource, context, allowed })),
    );

export const can = probes(true);
export const cannot = probes(false);

/** Policies on resources, by what the ARNs of their resources begin with. */
export type ResourcePolicies = Readonly<Record<string, PolicyDocument | undefined>>;

/** What IAM decides of a request that a role of the account makes over TLS, unless its context says otherwise. */
export const decide = (
  role: Pick<RolePolicies, 'arn' | 'identity'>,
  { action, resource, context }: Omit<Probe, 'allowed'>,
  policies: ResourcePolicies = {},
): Decision => {
  const [, policy] = Object.entries(policies).find(([arn]) => resource.startsWith(arn)) ?? [];
  return evaluate(
    { trust: { Statement: [] }, ...role },
    {
      principal: role.arn,
      action,
      resource,
      context: {
        'aws:PrincipalArn': role.arn,
        'aws:PrincipalAccount': ACCOUNT,
        'aws:ResourceAccount': ACCOUNT,
        'aws:SecureTransport': 'true',
        ...context,
      },
    },
    policy,
  );
};

/** What should be allowed and is not, and the other way round; sentences. */
export const wronglyDecided = (
  all: readonly Probe[],
  role: Pick<RolePolicies, 'arn' | 'identity'>,
  policies: ResourcePolicies = {},
): readonly string[] =>
  all.flatMap((probe) => {
    const decision = decide(role, probe, policies);
    return (decision === 'allowed') === probe.allowed ? [] : [sentence(probe, decision)];
  });

/** Whether anything is; sooner known than what. */
export const isWronglyDecided = (
  all: readonly Probe[],
  role: Pick<RolePolicies, 'arn' | 'identity'>,
  policies: ResourcePolicies = {},
): boolean => all.some((probe) => (decide(role, probe, policies) === 'allowed') !== probe.allowed);

const sentence = ({ action, resource, context }: Probe, decision: Decision): string =>
  `${action} on ${resource} ${JSON.stringify(context)}: ${decision}`;
