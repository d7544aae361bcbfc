import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region/index.js';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { Fn, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsccProvider, nodejsHandler, S3Files } from 'terraform-aws-s3files';

/** What main.tf has as variables. */
export interface PipelineProps {
  /** Prefix of every name: `pipeline` unless given. */
  readonly name?: string;
  /** Region to work in; without it the environment's. */
  readonly region?: string;
  /** How long destroy waits for the last exports: 90 unless given. */
  readonly exportDrainSeconds?: number;
  /** How long destroy waits until S3 lets go of the bucket: 180 unless given. */
  readonly bucketReleaseSeconds?: number;
  /** Days after which replaced versions of an object are deleted: 7 unless given, 0 keeps them all. */
  readonly noncurrentVersionExpirationDays?: number;
  /** Whether destroy deletes the bucket with all that is in it: it does unless told otherwise, as one wants after a demonstration. */
  readonly forceDestroy?: boolean;
}

/** The same as main.tf: three functions that share `/mnt/pipeline`. */
export class PipelineStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: PipelineProps = {}) {
    super(scope, id);
    const { name = 'pipeline' } = props;

    // Credentials, endpoints and, unless it is given, the Region come from the environment.
    new AwsProvider(this, 'aws', props.region ? { region: props.region } : {});
    new AwsccProvider(this, 'awscc', { region: props.region });
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

    // The events hold a run id and nothing else: what a stage needs, it finds on the mount.
    const stage = (entry: string, description: string) => ({
      accessPoint: 'pipeline' as const,
      description,
      ...nodejsHandler(new URL(`./handlers/${entry}.ts`, import.meta.url)),
      memorySize: 1024,
      timeout: 300,
    });

    const s3files = new S3Files(this, 's3files', {
      name,
      bucket: {
        forceDestroy: props.forceDestroy ?? true,
        noncurrentVersionExpirationDays: props.noncurrentVersionExpirationDays ?? 7,
      },
      exportDrainSeconds: props.exportDrainSeconds ?? 90,
      bucketReleaseSeconds: props.bucketReleaseSeconds ?? 180,
      network: {
        vpcId: vpc.id,
        subnets: { [`${region.id}a`]: a.id, [`${region.id}b`]: b.id },
      },
      // Root directory /pipeline of the bucket, uid and gid 1000.
      accessPoints: { pipeline: {} },
      functions: {
        ingest: stage('ingest', 'Takes the records in and divides them into partitions'),
        transform: stage('transform', 'Works on the partitions'),
        validate: stage('validate', 'Checks every record, sets bad ones aside and reports'),
      },
    });

    const { ingest, transform, validate } = s3files.functions;
    new TerraformOutput(this, 'functions', {
      description: 'Function names by stage.',
      value: { ingest: ingest.name, transform: transform.name, validate: validate.name },
    });
    new TerraformOutput(this, 'bucket', {
      description: 'Name of the bucket that the results arrive in.',
      value: s3files.bucket.name,
    });
    new TerraformOutput(this, 'prefix', {
      description: 'Prefix of the bucket that the file system shows; empty for all of it.',
      value: '',
    });
    new TerraformOutput(this, 'root_directory', {
      description: 'Root directory of the access point: the keys of the workspace begin with it.',
      value: s3files.accessPoints.pipeline.rootDirectory,
    });
  }
}
