import type { PolicyDocument } from '../../../../local-aws/iam/policy.ts';
import { Arns } from './arns.ts';
import { FILE_SYSTEM_ENTRIES } from './configured.ts';
import { functionsUnderTest, probesOf } from './function-rights.ts';
import type { Partition } from './partitions.ts';
import { isWronglyDecided, type Probe } from './probe.ts';
import type { Produced } from './produced.ts';
import {
  bucketPolicyProbes,
  EVERYTHING,
  endpointProbes,
  fileSystemPolicyProbes,
  wronglyAdmitted,
} from './resource-rights.ts';
import { serviceRoleProbes } from './service-role-probes.ts';
import { admitted, functionAskers, serviceRoleAskers } from './trust.ts';

/** Whether something is decided wrongly with a policy in the place of the one that was made. */
type IsWrong = (policy: PolicyDocument) => boolean;
type Evaluations = Readonly<Record<string, IsWrong>>;

/** One policy of each kind by its address, with what is decided by it. */
export const evaluations = (at: Partition, produced: () => Produced): Evaluations => {
  const arns = new Arns(at);
  const mounts = fileSystemPolicyProbes(arns);
  const buckets = ['plain', 'encrypted'].map((module) => arns.bucket(module));
  return {
    ...functionEvaluations(arns, produced),
    ...serviceEvaluations(arns),
    'module.plain.module.function["reader"].aws_iam_role.this[0] assume_role_policy': (policy) =>
      admitted(policy, functionAskers(arns)).join() !== '0',
    'module.plain.module.file_system.awscc_s3files_file_system_policy.this[0] policy': (policy) =>
      mounts.some(({ arn, identity, probes }) =>
        isWronglyDecided(probes, { arn, identity }, { [arns.fileSystem('plain')]: policy }),
      ),
    'module.plain.module.bucket[0].aws_s3_bucket_policy.this policy': (policy) =>
      isWronglyDecided(
        bucketPolicyProbes(arns.bucket('plain')),
        { arn: arns.role('admin'), identity: [EVERYTHING] },
        { [arns.bucket('plain')]: policy },
      ),
    'module.account_network.aws_vpc_endpoint.s3 policy': (policy) =>
      wronglyAdmitted(policy, endpointProbes(arns, [])).length > 0,
    'module.bucket_network.aws_vpc_endpoint.s3 policy': (policy) =>
      wronglyAdmitted(policy, endpointProbes(arns, buckets)).length > 0,
  };
};

const asRole =
  (arns: Arns, probes: readonly Probe[], others: () => readonly PolicyDocument[]): IsWrong =>
  (policy) =>
    isWronglyDecided(probes, { arn: arns.role('mutant'), identity: [policy, ...others()] });

const FUNCTIONS = ['plain traced', 'plain keeper_only', 'encrypted writer', 'pattern reader'];

const functionEvaluations = (arns: Arns, produced: () => Produced): Evaluations =>
  Object.fromEntries(
    functionsUnderTest
      .filter(({ module, key }) => FUNCTIONS.includes(`${module} ${key}`))
      .flatMap((each) => {
        const { module, key, configured } = each;
        const inside = `module.${module}.module.function["${key}"].aws_iam_role_policy.`;
        const probes = probesOf(arns, each, { [configured.accessPoint]: configured.access });
        const parts = configured.traced ? ['mount', 'execution'] : ['mount'];
        return parts.map((part) => {
          const address = `${inside}${part} policy`;
          const others = () =>
            Object.entries(produced().policies).flatMap(([other, policy]) =>
              other.startsWith(inside) && other !== address ? [policy] : [],
            );
          return [address, asRole(arns, probes, others)] as const;
        });
      }),
  );

const serviceEvaluations = (arns: Arns): Evaluations =>
  Object.fromEntries(
    FILE_SYSTEM_ENTRIES.filter(([module]) => module !== 'plain').flatMap(([module, fileSystem]) => {
      const inside = `module.${module}.module.file_system.aws_iam_role`;
      const probes = serviceRoleProbes(arns, module, fileSystem);
      const askers = serviceRoleAskers(arns, module);
      return [
        [`${inside}_policy.service[0] policy`, asRole(arns, probes, () => [])],
        [
          `${inside}.service[0] assume_role_policy`,
          (policy: PolicyDocument) => admitted(policy, askers).join() !== '0',
        ],
      ] as const;
    }),
  );
