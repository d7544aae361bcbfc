import { describe, expect, test } from '@jest/globals';
import type { PolicyDocument, RolePolicies } from '../../../../local-aws/iam/policy.ts';
import { Arns } from './arns.ts';
import {
  type Access,
  type ConfiguredFileSystem,
  type ConfiguredFunction,
  FILE_SYSTEM_ENTRIES,
  FILE_SYSTEM_POLICY,
} from './configured.ts';
import { executionProbes } from './function-probes.ts';
import { mountProbes } from './mount-probes.ts';
import type { Partition } from './partitions.ts';
import { type Probe, type ResourcePolicies, wronglyDecided } from './probe.ts';
import type { Produced } from './produced.ts';
import { readProbes } from './read-probes.ts';

/** A function of the configuration and what it should be able to do by its own policies. */
export interface FunctionUnderTest {
  readonly module: string;
  readonly key: string;
  readonly fileSystem: ConfiguredFileSystem;
  readonly configured: ConfiguredFunction;
}

export const functionsUnderTest: readonly FunctionUnderTest[] = FILE_SYSTEM_ENTRIES.flatMap(
  ([module, fileSystem]) =>
    Object.entries(fileSystem.functions).map(([key, configured]) => ({
      module,
      key,
      fileSystem,
      configured,
    })),
);

/** All probes of a function; `grants` are its own and those of a file system policy. */
export const probesOf = (
  arns: Arns,
  { module, key, fileSystem, configured }: FunctionUnderTest,
  grants: Readonly<Record<string, Access>>,
): readonly Probe[] => [
  ...mountProbes(arns, module, grants),
  ...readProbes(
    arns,
    module,
    fileSystem,
    configured.directReads ? configured.accessPoint : undefined,
  ),
  ...executionProbes(arns, `${module}-${key}`, configured),
];

/** The role of a function with the policies that Terraform gave it. */
export const roleOf = (
  arns: Arns,
  { policies }: Produced,
  { module, key }: FunctionUnderTest,
): Pick<RolePolicies, 'arn' | 'identity'> => ({
  arn: arns.functionRole(module, key),
  identity: Object.entries(policies).flatMap(([address, policy]) =>
    address.startsWith(`module.${module}.module.function["${key}"].aws_iam_role_policy.`)
      ? [policy]
      : [],
  ),
});

/** What hangs on the file system and on the bucket of a module. */
export const resourcePolicies = (
  arns: Arns,
  { policies }: Produced,
  module: string,
): ResourcePolicies => {
  const at = (address: string): PolicyDocument | undefined =>
    policies[`module.${module}.module.${address} policy`];
  return {
    [arns.fileSystem(module)]: at('file_system.awscc_s3files_file_system_policy.this[0]'),
    [arns.bucket(module)]: at('bucket[0].aws_s3_bucket_policy.this'),
  };
};

/** That each function can do each thing it should, and none of those it should not. */
export const testFunctionRights = (at: Partition, produced: () => Produced): void => {
  const arns = new Arns(at);

  describe.each(functionsUnderTest)('function $key of $module', (each) => {
    const { module, key, configured } = each;
    const own = { [configured.accessPoint]: configured.access };

    test('by its own policies does what it should and nothing else', () => {
      expect(wronglyDecided(probesOf(arns, each, own), roleOf(arns, produced(), each))).toEqual([]);
    });

    test('beside the policies of file system and bucket as well', () => {
      const granted = module === 'plain' ? FILE_SYSTEM_POLICY[`function ${key}`] : undefined;
      const probes = probesOf(arns, each, { ...own, ...granted });
      const policies = resourcePolicies(arns, produced(), module);
      // What only the file system policy grants is granted on the file system.
      const judged = probes.filter(({ resource }) => !(granted && resource.includes('/fsap-')));
      expect(wronglyDecided(judged, roleOf(arns, produced(), each), policies)).toEqual([]);
    });
  });
};
