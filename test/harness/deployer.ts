import type { RecordedCall } from '../../local-aws/gateway/call-log.ts';
import { asList } from '../../local-aws/iam/condition.ts';
import { evaluate } from '../../local-aws/iam/evaluate.ts';
import type { AccessRequest, PolicyDocument } from '../../local-aws/iam/policy.ts';
import { neededActions } from './iam-actions.ts';

type Asked = Pick<AccessRequest, 'resource' | 'context'>;

/** What was deployed, as far as policies tell it apart. */
export interface Deployed {
  readonly account: string;
  readonly region: string;
  /** `name` of the root module. */
  readonly name: string;
  readonly bucket: string;
  readonly functions: readonly string[];
  /** Role → service that it is passed to. */
  readonly passed: Readonly<Record<string, string>>;
  /** Roles that get a policy of ours and are passed to nobody by us. */
  readonly clientRoles: readonly string[];
}

/** On what, and in which context, an action is asked for. */
const requestsFor = (action: string, deployed: Deployed): readonly Asked[] => {
  const { account, region, name, bucket, functions, passed, clientRoles } = deployed;
  const [service, operation = ''] = action.split(':');
  const of = (rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  const role = (each: string) => `arn:aws:iam::${account}:role/${each}`;
  const all = (...resources: string[]): Asked[] => resources.map((resource) => ({ resource }));
  switch (service) {
    case 'iam':
      return operation === 'PassRole'
        ? Object.entries(passed).map(([each, principal]) => ({
            resource: role(each),
            context: { 'iam:PassedToService': principal },
          }))
        : all(...[...Object.keys(passed), ...clientRoles].map(role));
    case 's3':
      return all(`arn:aws:s3:::${bucket}${/Object(Version)?$/.test(operation) ? '/a/b' : ''}`);
    case 's3files':
      if (operation === 'CreateFileSystem') return all('*');
      return all(of('file-system/fs-0123456789abcdef0'));
    case 'lambda':
      return all(...functions.map((each) => of(`function:${each}`)));
    case 'logs':
      return all(...functions.map((each) => of(`log-group:/aws/lambda/${each}`)));
    case 'kms':
      return all(of('key/11111111-2222-3333-4444-555555555555'));
    case 'events':
      return [
        {
          resource: of('rule/DO-NOT-DELETE-S3-Files-0a'),
          context: { 'events:ManagedBy': 'elasticfilesystem.amazonaws.com' },
        },
      ];
    case 'ec2':
      if (!operation.startsWith('Delete') || !TAGGED.test(operation)) return all('*');
      return [name, `${name}-a`].map((Name) => ({
        resource: of(`${operation.slice(6).toLowerCase()}/x-0123456789abcdef0`),
        context: { 'aws:ResourceTag/Name': Name },
      }));
    default:
      return all('*');
  }
};

/** What is deleted by an id and bears our name. Interfaces are S3 Files' own, and have none. */
const TAGGED = /(RouteTable|SecurityGroup|Subnet|Vpc|VpcEndpoints)$/;

const isAllowed = (
  policy: PolicyDocument,
  action: string,
  { resource, context }: Asked,
  region: string,
): boolean => {
  const principal = 'arn:aws:iam::111122223333:role/deployer';
  return (
    evaluate(
      { arn: principal, trust: { Statement: [] }, identity: [policy] },
      { principal, action, resource, context: { 'aws:RequestedRegion': region, ...context } },
    ) === 'allowed'
  );
};

/** What somebody with this policy could not do of what these calls did; sentences. */
export const undeployable = (
  calls: readonly RecordedCall[],
  policy: PolicyDocument,
  deployed: Deployed,
): readonly string[] =>
  neededActions(calls).flatMap(({ action, because }) =>
    requestsFor(action, deployed)
      .filter((asked) => !isAllowed(policy, action, asked, deployed.region))
      .map(({ resource }) => `${action} on ${resource}, for ${because}`),
  );

/** Actions of the policy that nothing needs. */
export const superfluous = (
  calls: readonly RecordedCall[],
  policy: PolicyDocument,
): readonly string[] => {
  const needed = new Set(neededActions(calls).map(({ action }) => action));
  return asList(policy.Statement)
    .flatMap(({ Action = [] }) => asList(Action))
    .filter((action) => !needed.has(action));
};
