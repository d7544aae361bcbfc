import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region/index.js';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AwsccProvider, Network, nodejsHandler, S3Files } from '../../cdktf/src/index.ts';

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
    const { name = 'pipeline', region } = props;

    // Credentials, endpoints and, unless it is given, the Region come from the environment.
    new AwsProvider(this, 'aws', region ? { region } : {});
    new AwsccProvider(this, 'awscc', { region });
    const current = new DataAwsRegion(this, 'current');

    const network = new Network(this, 'network', {
      name,
      subnets: { [`${current.id}a`]: '10.0.0.0/24', [`${current.id}b`]: '10.0.1.0/24' },
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
      network: { vpcId: network.vpcId, subnets: network.subnets },
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
