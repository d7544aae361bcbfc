import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { AWSCC } from './generated/providers.ts';

/** Configuration of {@link AwsccProvider}. */
export interface AwsccProviderConfig {
  /** Without it the environment's. Must be that of the `aws` provider. */
  readonly region?: string | undefined;
  /** Profile of the shared configuration; without it the environment's credentials. */
  readonly profile?: string | undefined;
  /** Name of one more configuration, to be passed as one of `providers`. */
  readonly alias?: string | undefined;
}

/** The provider of the file system's resources. For more settings use the bindings that `cdktf get` makes of hashicorp/awscc. */
export class AwsccProvider extends TerraformProvider {
  readonly #config: AwsccProviderConfig;

  constructor(scope: Construct, id: string, config: AwsccProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'awscc',
      terraformProviderSource: AWSCC.source,
      // The cdktf command refuses a provider without a version.
      terraformGeneratorMetadata: {
        providerName: 'awscc',
        providerVersionConstraint: AWSCC.version,
      },
    });
    this.#config = config;
  }

  override get alias(): string | undefined {
    return this.#config.alias;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { region, profile } = this.#config;
    return { region, profile };
  }
}
