import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetResourceCommand, ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import {
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { badRecords } from '../../../examples/pipeline/bad-records.ts';
import { bundleHandlers } from '../../../scripts/bundle-handlers.ts';
import { eventually } from '../../../scripts/example/eventually.ts';
import { invoke } from '../../../scripts/example/invoke.ts';
import type { Deployment } from '../../harness/deployment.ts';
import { inventory } from '../../harness/inventory.ts';
import { startTestAws, type TestAws } from '../../harness/local.ts';
import { callsInOrder } from '../../harness/order.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/pipeline', import.meta.url));
const MINUTES = 60_000;
const never = new AbortController().signal;

interface Outputs {
  functions: Record<'ingest' | 'transform' | 'validate', string>;
  bucket: string;
}

let aws: TestAws;
let deployment: Deployment;
let before: string[];
let outputs: Outputs;

// One apply for all that asks what an applied pipeline is; the last tests settle and destroy it.
beforeAll(async () => {
  aws = await startTestAws();
  before = await inventory(aws.clients);
  deployment = await aws.deploy({
    configuration: 'examples/pipeline',
    variables: {
      name: 'order',
      noncurrent_version_expiration_days: 0,
      export_drain_seconds: 2,
      bucket_release_seconds: 3,
    },
  });
  await bundleHandlers(join(EXAMPLE, 'handlers'), join(deployment.folder, 'dist'));
  await deployment.init();
  await deployment.apply();
  outputs = await deployment.outputs<Outputs>();
}, 5 * MINUTES);

afterAll(async () => {
  await aws?.[Symbol.asyncDispose]();
}, 5 * MINUTES);

test('everything a step needs is there before the step begins', () => {
  const { first, last } = callsInOrder(aws.local.calls.all);
  const fileSystem = first('CreateResource', 'AWS::S3Files::FileSystem');
  expect(first('PutBucketVersioning')).toBeLessThan(fileSystem);
  expect(first('PutRolePolicy')).toBeLessThan(fileSystem);
  expect(first('CreateResource', 'AWS::S3Files::MountTarget')).toBeGreaterThan(fileSystem);
  expect(first('CreateResource', 'AWS::S3Files::AccessPoint')).toBeGreaterThan(fileSystem);
  // The provider reads a resource when Cloud Control has told it that the resource is ready.
  expect(last('GetResource', 'AWS::S3Files::MountTarget')).toBeLessThan(first('CreateFunction'));
  expect(last('GetResource', 'AWS::S3Files::AccessPoint')).toBeLessThan(first('CreateFunction'));
});

test('no call reaches the local AWS that it does not know or refuses', () => {
  const refused = aws.local.calls.all.filter(
    ({ status = 0, method }) =>
      status >= 500 || (status >= 400 && method !== 'GET' && method !== 'HEAD'),
  );
  // Looking for what is not there yet is how the provider asks whether something exists.
  expect(refused.filter(({ operation }) => !/^(Get|Describe|List)/.test(operation))).toEqual([]);
});

test('the bucket is versioned, private and reachable over TLS only', async () => {
  const { s3 } = aws.clients;
  const Bucket = outputs.bucket;
  expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
  const { PublicAccessBlockConfiguration } = await s3.send(
    new GetPublicAccessBlockCommand({ Bucket }),
  );
  expect(PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  const { Policy = '' } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
  expect(JSON.parse(Policy).Statement).toMatchObject([
    { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ]);
});

test('each function has the access point at /mnt/pipeline and is told so', async () => {
  const { cloudControl, lambda } = aws.clients;
  const { ResourceDescriptions: [fileSystem] = [] } = await cloudControl.send(
    new ListResourcesCommand({ TypeName: 'AWS::S3Files::FileSystem' }),
  );
  for (const FunctionName of Object.values(outputs.functions)) {
    const found = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    expect(found.FileSystemConfigs).toMatchObject([
      {
        Arn: expect.stringMatching(
          new RegExp(`^${fileSystem?.Identifier}/access-point/fsap-[0-9a-f]{17,40}$`),
        ),
        LocalMountPath: '/mnt/pipeline',
      },
    ]);
    expect(found.Environment?.Variables).toMatchObject({ WORKSPACE_ROOT: '/mnt/pipeline' });
    expect(found.VpcConfig?.SubnetIds).toHaveLength(2);
  }
});

test('there is one available mount target in each zone', async () => {
  const { cloudControl } = aws.clients;
  const { ResourceDescriptions: [fileSystem] = [] } = await cloudControl.send(
    new ListResourcesCommand({ TypeName: 'AWS::S3Files::FileSystem' }),
  );
  const { ResourceDescriptions = [] } = await cloudControl.send(
    new ListResourcesCommand({
      TypeName: 'AWS::S3Files::MountTarget',
      ResourceModel: JSON.stringify({ FileSystemId: fileSystem?.Identifier?.split('/').pop() }),
    }),
  );
  const mountTargets = await Promise.all(
    ResourceDescriptions.map(async ({ Identifier }) => {
      const { ResourceDescription } = await cloudControl.send(
        new GetResourceCommand({ TypeName: 'AWS::S3Files::MountTarget', Identifier }),
      );
      return JSON.parse(ResourceDescription?.Properties ?? '{}');
    }),
  );
  expect(mountTargets.map(({ Status }) => Status)).toEqual(['available', 'available']);
  expect(new Set(mountTargets.map(({ AvailabilityZoneId }) => AvailabilityZoneId)).size).toBe(2);
});

test(
  'three functions hand over on the mount alone, and every record ends valid or quarantined in the bucket',
  async () => {
    const { lambda, s3 } = aws.clients;
    const runId = 'run-1';
    const call = (name: keyof Outputs['functions']) =>
      invoke<{ recordsIn: number; recordsOut: number; quarantined?: number }>(
        lambda,
        outputs.functions[name],
        { runId },
        never,
      );
    const movies = JSON.parse(
      readFileSync(join(EXAMPLE, '../../node_modules/vega-datasets/data/movies.json'), 'utf8'),
    ) as unknown[];
    const records = [...movies, ...badRecords.map(({ record }) => record)];
    const put = (name: string, Body: string | Buffer) =>
      s3.send(
        new PutObjectCommand({
          Bucket: outputs.bucket,
          Key: `pipeline/inbox/${runId}/${name}`,
          Body,
        }),
      );

    await call('ingest'); // makes the workspace's directories through the mount
    await put('schema.json', readFileSync(join(EXAMPLE, 'movies.schema.json')));
    await put('movies.json', JSON.stringify(records));
    expect((await call('ingest')).result.recordsIn).toBe(records.length);
    await call('transform');
    const { result } = await call('validate');
    expect(result.recordsOut + (result.quarantined ?? 0)).toBe(records.length);

    const report = await eventually(
      'the report in the bucket',
      () =>
        s3
          .send(
            new GetObjectCommand({
              Bucket: outputs.bucket,
              Key: `pipeline/runs/${runId}/published/report.json`,
            }),
          )
          .then(({ Body }) => Body?.transformToString())
          .catch(() => undefined),
      never,
    );
    expect(JSON.parse(report).records).toEqual({
      in: records.length,
      valid: result.recordsOut,
      quarantined: result.quarantined,
    });
    // Each record that was added for being bad was set aside, under its own number.
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({
        Bucket: outputs.bucket,
        Prefix: `pipeline/runs/${runId}/published/quarantine/`,
      }),
    );
    const quarantined: number[] = [];
    for (const { Key } of Contents) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: outputs.bucket, Key }));
      for (const line of (await Body?.transformToString())?.trim().split('\n') ?? [])
        quarantined.push(JSON.parse(line).record);
    }
    const added = badRecords.map((_, i) => movies.length + i + 1);
    expect(quarantined).toEqual(expect.arrayContaining(added));
  },
  2 * MINUTES,
);

test('what a handler said is in CloudWatch Logs, once, between START and REPORT', async () => {
  const logGroupName = `/aws/lambda/${outputs.functions.validate}`;
  const { logStreams = [] } = await aws.clients.logs.send(
    new DescribeLogStreamsCommand({ logGroupName }),
  );
  const lines: string[] = [];
  for (const { logStreamName } of logStreams) {
    const { events = [] } = await aws.clients.logs.send(
      new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }),
    );
    lines.push(...events.map(({ message = '' }) => message.trim()));
  }
  expect(lines.filter((line) => line.startsWith('START RequestId: '))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('REPORT RequestId: '))).toHaveLength(1);
  expect(lines[0]).toMatch(/^(INIT_START|START)/);
  expect(lines.at(-1)).toMatch(/^REPORT RequestId: \S+\s+Duration: /);
});

test(
  'a second plan is empty',
  async () => {
    expect(await deployment.pendingChanges()).toEqual([]);
  },
  2 * MINUTES,
);

test(
  'destroy takes one pass, functions first and the bucket last, and leaves nothing',
  async () => {
    aws.local.calls.clear();
    await deployment.destroy();
    const { first, last } = callsInOrder(aws.local.calls.all);
    const fileSystem = first('DeleteResource', 'AWS::S3Files::FileSystem');
    for (const child of ['AWS::S3Files::MountTarget', 'AWS::S3Files::AccessPoint']) {
      expect(last('DeleteFunction')).toBeLessThan(first('DeleteResource', child));
      expect(last('DeleteResource', child)).toBeLessThan(fileSystem);
    }
    expect(fileSystem).toBeLessThan(first('DeleteBucket'));
    expect(await inventory(aws.clients)).toEqual(before);
  },
  5 * MINUTES,
);
