import { beforeAll, expect, test } from '@jest/globals';
import { PARTITIONS, type Partition } from './partitions.ts';
import type { Produced } from './produced.ts';
import { type ProviderAnswers, providerAnswers } from './provider-answers.ts';

/** That the mocked providers, on whose answers the policies rest, answer as the real one does. */
export const testMocks = (producedIn: (at: Partition) => Produced): void => {
  let answers: Readonly<Record<string, ProviderAnswers>>;
  beforeAll(async () => {
    answers = await providerAnswers();
  }, 300_000);

  test.each(PARTITIONS)('in $partition mocks answer as the provider does', (at) => {
    const { partition, region, principals } = answers[at.mocks] as ProviderAnswers;
    const data = (type: string) =>
      Object.entries(producedIn(at).resources).flatMap(([address, attributes]) =>
        address.includes(`data.${type}.`) ? [attributes] : [],
      );
    const [service, lambda] = ['elasticfilesystem', 'lambda'].map((name) => principals[name]?.name);

    expect(at).toMatchObject({
      partition: partition.partition,
      dnsSuffix: partition.dns_suffix,
      region: region.id,
    });
    for (const mocked of data('aws_partition')) {
      const { partition: name, dns_suffix, reverse_dns_prefix } = partition;
      expect(mocked).toMatchObject({ partition: name, dns_suffix, reverse_dns_prefix });
    }
    for (const mocked of data('aws_region')) {
      expect(mocked).toMatchObject({ id: region.id, name: region.name });
    }
    const told = data('aws_service_principal').map(({ service_name, name }) => [
      service_name,
      name,
    ]);
    expect(new Map(told as [string, string][])).toEqual(
      new Map([
        ['elasticfilesystem', service],
        ['lambda', lambda],
      ]),
    );
  });
};
