import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region/index.js';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { Fn, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsccProvider, nodejsHandler, S3Files } from 'terraform-aws-s3files';

/** The same as main.tf. */
export class MinimalStack extends TerraformStack {
  constructor(scope: Construct, id: string, name = 'minimal') {
    super(scope, id);

    // Credentials, endpoints and Region come from the environment.
    new AwsProvider(this, 'aws');
    new AwsccProvider(this, 'awscc');
    const caller = new DataAwsCallerIdentity(this, 'caller');
    const region = new DataAwsRegion(this, 'current');

    // DNS support is on by default. A file system is found by its DNS name: without host names no mount works.
    const vpc = new Vpc(this, 'main', {
      cidrBlock: '10.0.0.0/16',
      enableDnsHostnames: true,
      tags: { Name: name },
    });
    const subnet = (zone: string, cidrBlock: string) =>
      new Subnet(this, zone, {
        vpcId: vpc.id,
        availabilityZone: `${region.id}${zone}`,
        cidrBlock,
        tags: { Name: `${name}-${zone}` },
        // Lambda lets go of its network interfaces up to half an hour after the last function is gone.
        timeouts: { delete: '45m' },
      });
    const a = subnet('a', '10.0.0.0/24');
    const b = subnet('b', '10.0.1.0/24');

    // The way to the bucket for large reads, which go past the mount: free, and the only way out of this VPC.
    new VpcEndpoint(this, 's3', {
      vpcId: vpc.id,
      serviceName: `com.amazonaws.${region.id}.s3`,
      routeTableIds: [vpc.mainRouteTableId],
      tags: { Name: `${name}-s3` },
      policy: Fn.jsonencode({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'BucketsOfThisAccount',
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:*',
            Resource: '*',
            Condition: { StringEquals: { 'aws:ResourceAccount': caller.accountId } },
          },
        ],
      }),
    });

    const s3files = new S3Files(this, 's3files', {
      name,
      network: {
        vpcId: vpc.id,
        subnets: { [`${region.id}a`]: a.id, [`${region.id}b`]: b.id },
      },
      accessPoints: { shared: {} },
      functions: {
        hello: {
          accessPoint: 'shared',
          ...nodejsHandler(new URL('./handlers/hello.ts', import.meta.url)),
        },
      },
    });

    new TerraformOutput(this, 'functions', {
      description: 'Function names by key.',
      value: { hello: s3files.functions.hello.name },
    });
    new TerraformOutput(this, 'bucket', {
      description: 'Name of the bucket that the files are exported to.',
      value: s3files.bucket.name,
    });
  }
}
