import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region/index.js';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsccProvider, Network, nodejsHandler, S3Files } from '../../cdktf/src/index.ts';

/** The same as main.tf. */
export class MinimalStack extends TerraformStack {
  constructor(scope: Construct, id: string, name = 'minimal') {
    super(scope, id);

    // Credentials, endpoints and Region come from the environment.
    new AwsProvider(this, 'aws');
    new AwsccProvider(this, 'awscc');
    const region = new DataAwsRegion(this, 'current');

    const network = new Network(this, 'network', {
      name,
      subnets: { [`${region.id}a`]: '10.0.0.0/24', [`${region.id}b`]: '10.0.1.0/24' },
    });

    const s3files = new S3Files(this, 's3files', {
      name,
      network: { vpcId: network.vpcId, subnets: network.subnets },
      accessPoints: { shared: {} },
      functions: {
        hello: {
          accessPoint: 'shared',
          ...nodejsHandler(new URL('./handlers/hello.ts', import.meta.url)),
        },
      },
    });

    new TerraformOutput(this, 'functions', { value: { hello: s3files.functions.hello.name } });
    new TerraformOutput(this, 'bucket', { value: s3files.bucket.name });
  }
}
