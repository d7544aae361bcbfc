import type { PolicyDocument } from '../../../../local-aws/iam/policy.ts';
import { type Attributes, ModuleUnderTest } from '../module-tests.ts';
import { PARTITIONS, type Partition } from './partitions.ts';
import { RUN, testFileIn } from './test-file.ts';

/** What Terraform made of the configuration in one partition. */
export interface Produced {
  readonly resources: Readonly<Record<string, Attributes>>;
  /** `<address> <attribute>` → document. */
  readonly policies: Readonly<Record<string, PolicyDocument>>;
}

export type EveryPartition = ReadonlyMap<Partition['partition'], Produced>;

const POLICY_ATTRIBUTES = ['policy', 'assume_role_policy'];

/** Applies the configuration in each partition, with mocked providers. */
export const produce = async (): Promise<EveryPartition> => {
  await using under = await ModuleUnderTest.open('test/plan/hcl/privilege/configuration');
  const files = PARTITIONS.map((at) => ({ at, file: `${at.partition}.tftest.hcl` }));
  for (const { at, file } of files) await under.add(file, testFileIn(at));
  const runs = await under.test([], true);
  return new Map(
    files.map(({ at, file }) => {
      const { status, diagnostics = [], resources = {} } = runs.get(`${file}: ${RUN}`) ?? {};
      if (status !== 'pass') {
        const told = diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`);
        throw new Error([`${file} ended as ${status}`, ...told].join('\n'));
      }
      return [at.partition, { resources, policies: policiesIn(resources) }];
    }),
  );
};

/** What of a policy that is not set is computed, and by a mocked provider made up. */
const policiesIn = (resources: Produced['resources']): Produced['policies'] =>
  Object.fromEntries(
    Object.entries(resources).flatMap(([address, attributes]) =>
      POLICY_ATTRIBUTES.flatMap((attribute) => {
        const text = attributes[attribute];
        return typeof text === 'string' && text.startsWith('{')
          ? [[`${address} ${attribute}`, JSON.parse(text) as PolicyDocument] as const]
          : [];
      }),
    ),
  );
