import { describe, expect, test } from '@jest/globals';
import { evaluateResourcePolicy } from '../../../../local-aws/iam/evaluate.ts';
import type { PolicyDocument } from '../../../../local-aws/iam/policy.ts';
import { Arns } from './arns.ts';
import { FILE_SYSTEM_ENTRIES } from './configured.ts';
import { resourcePolicies } from './function-rights.ts';
import { mountProbes } from './mount-probes.ts';
import { CLIENT_ACTIONS } from './need-of-functions.ts';
import { grantsIn } from './needs.ts';
import { ACCOUNT, type Partition } from './partitions.ts';
import { can, cannot, decide, type Probe, wronglyDecided } from './probe.ts';
import type { Produced } from './produced.ts';

const allow = (...Action: string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action, Resource: '*' },
});

/** As AmazonS3FilesClientFullAccess has it. */
const MOUNT_EVERYTHING = allow(...CLIENT_ACTIONS.root);
/** What an administrator has. */
export const EVERYTHING = allow('*');
const WITHOUT_TLS = { 'aws:SecureTransport': 'false' };

/** What each role should be able to mount of `plain` by the file system policy alone, and with an own right to all of it. */
export const fileSystemPolicyProbes = (arns: Arns) => {
  const grants = grantsIn(arns);
  const stranger = arns.role('stranger');
  const here = onFileSystem(arns, 'plain');
  const confined = Object.entries(grants).flatMap(([arn, granted]) => {
    // The policy of one file system says nothing of another.
    const probes = mountProbes(arns, 'plain', granted, ['file-system']).filter(here);
    const manage = can(
      ['s3files:GetFileSystem', 's3files:TagResource'],
      [arns.fileSystem('plain')],
    );
    return [
      { arn, identity: [], probes },
      { arn, identity: [MOUNT_EVERYTHING], probes },
      { arn, identity: [allow('s3files:GetFileSystem', 's3files:TagResource')], probes: manage },
    ];
  });
  const everything = mountProbes(arns, 'plain', {}, ['file-system']).filter(here);
  return [
    ...confined,
    { arn: stranger, identity: [], probes: everything },
    {
      arn: stranger,
      identity: [MOUNT_EVERYTHING],
      probes: everything.map((probe): Probe => ({ ...probe, allowed: true })),
    },
    ...[stranger, ...Object.keys(grants).slice(0, 1)].map((arn) => ({
      arn,
      identity: [MOUNT_EVERYTHING],
      probes: everything.map(
        (probe): Probe => ({ ...probe, context: { ...probe.context, ...WITHOUT_TLS } }),
      ),
    })),
  ];
};

const onFileSystem = (arns: Arns, module: string) => (probe: Probe) =>
  probe.resource === arns.fileSystem(module);

/** Requests to S3 that everybody's own policies allow, by what a bucket's policy makes of them. */
export const bucketPolicyProbes = (bucket: string): readonly Probe[] => {
  const actions = ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:DeleteBucket'];
  return [
    ...can(actions, [bucket], [`${bucket}/a`]),
    ...cannot(actions, [bucket, WITHOUT_TLS], [`${bucket}/a`, WITHOUT_TLS]),
    ...can(actions, [`${bucket}-other`, WITHOUT_TLS], [`${bucket}-other/a`, WITHOUT_TLS]),
  ];
};

/** What goes through the S3 endpoint. */
export const endpointProbes = (arns: Arns, buckets: readonly string[]): readonly Probe[] => {
  const actions = ['s3:GetObject', 's3:PutObject', 's3:ListBucket'];
  const account = (id: string) => ({ 'aws:ResourceAccount': id });
  const named = ['plain', 'encrypted'].map((module) => arns.bucket(module));
  const others = [arns.bucket('pattern'), `${arns.bucket('plain')}-other`];
  const within = (arn: string) => [arn, `${arn}/a/b`];
  return [...named, ...others]
    .flatMap(within)
    .flatMap((arn) => [
      ...(buckets.length === 0 || buckets.some((bucket) => within(bucket)[0] === arn.split('/')[0])
        ? can(actions, [arn, account(ACCOUNT)])
        : cannot(actions, [arn, account(ACCOUNT)])),
      ...(buckets.length === 0 ? cannot(actions, [arn, account('999999999999')], [arn]) : []),
      ...cannot(['sts:GetCallerIdentity', 'ec2:DescribeInstances'], [arn, account(ACCOUNT)]),
    ]);
};

/** Which requests of anybody a policy on a resource decides otherwise than it should. */
export const wronglyAdmitted = (policy: PolicyDocument, probes: readonly Probe[]) =>
  probes.filter(({ allowed, ...request }) => {
    const decision = evaluateResourcePolicy(policy, { principal: ANYBODY, ...request });
    return (decision === 'allowed') !== allowed;
  });

const ANYBODY = `arn:aws:iam::${ACCOUNT}:role/anybody`;

/** That policies on file systems, buckets and endpoints confine whom they should and nobody else. */
export const testResourceRights = (at: Partition, produced: () => Produced): void => {
  const arns = new Arns(at);

  test('the file system policy confines those it names, whatever their own policies say, and nobody else', () => {
    const policies = resourcePolicies(arns, produced(), 'plain');
    const wrong = fileSystemPolicyProbes(arns).flatMap(({ arn, identity, probes }) =>
      wronglyDecided(probes, { arn, identity }, policies).map((each) => `${arn}: ${each}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each(FILE_SYSTEM_ENTRIES.map(([module]) => module).filter((each) => each !== 'pattern'))(
    'the policy of the bucket of %s denies what comes without TLS, and nothing else to nobody',
    (module) => {
      const policies = resourcePolicies(arns, produced(), module);
      const role = { arn: arns.role('admin'), identity: [EVERYTHING] };
      expect(wronglyDecided(bucketPolicyProbes(arns.bucket(module)), role, policies)).toEqual([]);
      const nobody = { arn: arns.role('nobody'), identity: [] };
      const [object] = can(['s3:GetObject'], [`${arns.bucket(module)}/a`]) as [Probe];
      expect(decide(nobody, object, policies)).toBe('implicitDeny');
    },
  );

  describe.each([
    ['account_network', []],
    ['bucket_network', ['plain', 'encrypted']],
  ] as const)('the S3 endpoint of %s', (module, names) => {
    test('lets requests through to its buckets only', () => {
      const policy = produced().policies[`module.${module}.aws_vpc_endpoint.s3 policy`];
      const probes = endpointProbes(
        arns,
        names.map((name) => arns.bucket(name)),
      );
      expect(policy && wronglyAdmitted(policy, probes)).toEqual([]);
    });
  });
};
