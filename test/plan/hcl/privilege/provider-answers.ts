import { supplyProviders } from '../../../../local-aws/providers/supply.ts';
import { Deployment } from '../../../harness/deployment.ts';
import { nowhere } from '../../../harness/nowhere.ts';
import { terraform } from '../../../harness/terraform.ts';
import type { Attributes } from '../module-tests.ts';

/** What the real provider says of a partition; principals by their services. */
export interface ProviderAnswers {
  readonly partition: Attributes;
  readonly region: Attributes;
  readonly principals: Readonly<Record<string, Attributes>>;
}

/** The answers by folder of mocks. The provider makes no call for them. */
export const providerAnswers = async (): Promise<Readonly<Record<string, ProviderAnswers>>> => {
  const providers = await supplyProviders(nowhere);
  try {
    await using deployment = await Deployment.open({
      configuration: 'test/plan/hcl/privilege/partition',
      target: nowhere,
      providers,
    });
    await deployment.init();
    await deployment.plan();
    const { stdout } = await terraform(['show', '-json', deployment.planFile], {
      cwd: deployment.folder,
      env: deployment.environment,
    });
    const { planned_values } = JSON.parse(stdout) as {
      planned_values: { outputs: Record<string, { value: ProviderAnswers }> };
    };
    return Object.fromEntries(
      Object.entries(planned_values.outputs).map(([name, { value }]) => [name, value]),
    );
  } finally {
    await providers.close();
  }
};
