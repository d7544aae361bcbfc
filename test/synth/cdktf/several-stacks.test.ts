import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { afterAll, expect, test } from '@jest/globals';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  AwsccProvider,
  Bucket,
  LambdaFunction,
  Network,
  S3Files,
} from '../../../cdktf/src/index.ts';
import { least, type Synthesised, tf } from './stacks.ts';

const outdir = mkdtempSync(join(tmpdir(), 's3files-synth-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const code = { filename: 'a.zip' };
const handler = 'index.handler';

const synthesised = (app: App, ...stacks: string[]): Synthesised[] => {
  app.synth();
  return stacks.map((name) =>
    JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')),
  );
};

test('what one stack makes, another can use: the files of both are there, and the values go through the state', () => {
  const app = new App({ outdir });
  const [storage, compute] = ['storage', 'compute'].map((name) => new TerraformStack(app, name));
  const files = new S3Files(storage!, 'files', { ...least, accessPoints: { notes: {} } });
  new LambdaFunction(compute!, 'reader', {
    name: 'reader',
    mount: files.mount('notes', { access: 'read-only' }),
    vpcConfig: {
      subnets: least.network.subnets,
      securityGroupIds: [files.clientSecurityGroupId],
    },
    code,
    handler,
  });

  const [one, other] = synthesised(app, 'storage', 'compute') as [Synthesised, Synthesised];
  const shared = Object.entries(one.output as Record<string, { value: string }>);
  const names = shared.map(([name]) =>
    tf(`data.terraform_remote_state.cross-stack-reference-input-storage.outputs.${name}`),
  );
  expect(shared.map(([, { value }]) => value)).toEqual([
    tf('module.files-mount-notes-read-only.mount'),
    tf('module.files.client_security_group_id'),
  ]);
  const [mount, group] = names;
  const vpcConfig = other.module.reader?.vpc_config as { security_group_ids: unknown };
  expect([other.module.reader?.mount, vpcConfig.security_group_ids]).toEqual([mount, [group]]);
  expect(other.module.reader?.source).toBe(`${one.module.files?.source}/modules/lambda`);
});

test('a value of another stack that is put into known inputs later goes through the state too', () => {
  const app = new App({ outdir });
  const [storage, compute] = ['giving', 'taking'].map((name) => new TerraformStack(app, name));
  const files = new S3Files(storage!, 'files', least);
  const taker = new S3Files(compute!, 'files', { ...least, tags: { known: 'yes' } });
  taker.addOverride('tags.later', files.bucket.arn);
  const [one, other] = synthesised(app, 'giving', 'taking') as [Synthesised, Synthesised];
  const [name] = Object.keys(one.output as object);
  expect(other.module.files?.tags).toEqual({
    known: 'yes',
    later: tf(`data.terraform_remote_state.cross-stack-reference-input-giving.outputs.${name}.arn`),
  });
});

test('constructs within constructs have addresses of their own, and share the files of the stack', () => {
  class Notes extends Construct {
    readonly files: S3Files<'notes'>;
    constructor(scope: Construct, id: string) {
      super(scope, id);
      const bucket = new Bucket(this, 'bucket', { name: `notes-${id}` });
      this.files = new S3Files(this, 'files', {
        ...least,
        existingBucket: bucket.bucket,
        accessPoints: { notes: {} },
      });
    }
  }
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'nested');
  const [red, blue] = ['red', 'blue'].map(
    (id) => new Notes(new Construct(stack, `teams-${id}`), id),
  );
  new TerraformOutput(stack, 'ids', {
    value: [red, blue].map((notes) => notes!.files.accessPoints.notes.id),
  });

  const [{ module, output }] = synthesised(app, 'nested') as [Synthesised];
  expect(Object.keys(module).map((name) => name.replace(/_[0-9A-F]{8}$/, ''))).toEqual([
    'teams-blue_bucket',
    'teams-blue_files',
    'teams-red_bucket',
    'teams-red_files',
  ]);
  expect(
    new Set(Object.values(module).map(({ source }) => String(source).split('/')[3])).size,
  ).toBe(1);
  const [, redFiles = ''] = Object.keys(module).filter((name) => name.includes('files'));
  expect((output as { ids: { value: string[] } }).ids.value[0]).toBe(
    tf(`module.${redFiles}.access_points.notes.id`),
  );
  expect(module[redFiles]?.existing_bucket).toBe(
    tf(`module.${Object.keys(module).find((name) => name.startsWith('teams-red_bucket'))}.bucket`),
  );
});

test('two Regions in one stack have providers of their own', () => {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'regions');
  for (const region of ['eu-west-1', 'us-east-1']) {
    const aws = new AwsProvider(stack, `aws-${region}`, { region, alias: region });
    const awscc = new AwsccProvider(stack, region, { region, alias: region });
    const providers = [aws, awscc];
    const { vpcId, subnets } = new Network(stack, `network-${region}`, {
      name: 'notes',
      providers: [aws],
      subnets: { [`${region}a`]: '10.0.0.0/24' },
    });
    new S3Files(stack, `files-${region}`, {
      name: 'notes',
      network: { vpcId, subnets },
      providers,
    });
  }
  const [{ module }] = synthesised(app, 'regions') as [Synthesised];
  expect(
    Object.fromEntries(Object.entries(module).map(([name, { providers }]) => [name, providers])),
  ).toEqual({
    'files-eu-west-1': { aws: 'aws.eu-west-1', awscc: 'awscc.eu-west-1' },
    'files-us-east-1': { aws: 'aws.us-east-1', awscc: 'awscc.us-east-1' },
    'network-eu-west-1': { aws: 'aws.eu-west-1' },
    'network-us-east-1': { aws: 'aws.us-east-1' },
  });
});
