import { describe, expect, test } from '@jest/globals';
import { Arns } from './arns.ts';
import { type ConfiguredFileSystem, FILE_SYSTEM_ENTRIES } from './configured.ts';
import { resourcePolicies } from './function-rights.ts';
import type { Partition } from './partitions.ts';
import { wronglyDecided } from './probe.ts';
import type { Produced } from './produced.ts';
import { serviceRoleProbes } from './service-role-probes.ts';
import { admitted, functionAskers, serviceRoleAskers } from './trust.ts';

/** That S3 Files can work as the service role, that nobody else can be it, and that it reaches nothing else. */
export const testServiceRights = (at: Partition, produced: () => Produced): void => {
  const arns = new Arns(at);
  const policy = (address: string) => {
    const found = produced().policies[address];
    if (!found) throw new Error(`no policy at ${address}`);
    return found;
  };
  const each: readonly (readonly [string, ConfiguredFileSystem])[] = FILE_SYSTEM_ENTRIES;

  describe.each(each)('the service role of %s', (module, fileSystem) => {
    const inside = `module.${module}.module.file_system`;

    test('does what synchronizing needs, and nothing outside of its bucket, prefix and key', () => {
      const role = {
        arn: arns.serviceRole(module),
        identity: [policy(`${inside}.aws_iam_role_policy.service[0] policy`)],
      };
      const probes = serviceRoleProbes(arns, module, fileSystem);
      expect(wronglyDecided(probes, role, resourcePolicies(arns, produced(), module))).toEqual([]);
    });

    test('is assumed by S3 Files for a file system of the account and Region only', () => {
      const trust = policy(`${inside}.aws_iam_role.service[0] assume_role_policy`);
      expect(admitted(trust, serviceRoleAskers(arns, module))).toEqual([0]);
    });

    test.each(Object.keys(fileSystem.functions))('the role of %s is assumed by Lambda', (key) => {
      const trust = policy(
        `module.${module}.module.function["${key}"].aws_iam_role.this[0] assume_role_policy`,
      );
      expect(admitted(trust, functionAskers(arns))).toEqual([0]);
    });
  });
};
