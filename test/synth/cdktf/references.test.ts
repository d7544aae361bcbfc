import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { expect, test } from '@jest/globals';
import { TerraformOutput } from 'cdktf';
import {
  Bucket,
  Client,
  LambdaFunction,
  Mount,
  Network,
  S3Files,
} from '../../../cdktf/src/index.ts';
import { least, synthesise, tf } from './stacks.ts';

const code = { filename: 'a.zip' };
const handler = 'index.handler';
const SUBNETS = { 'eu-west-1a': 'subnet-01234567' };
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';

test('outputs are references that name the entry', () => {
  const { output } = synthesise((stack) => {
    const { functions, accessPoints, mounts, bucket, clientSecurityGroupId } = new S3Files(
      stack,
      'files',
      {
        ...least,
        accessPoints: { notes: {} },
        functions: { send_mail: { accessPoint: 'notes', code, handler } },
      },
    );
    const values = {
      arn: functions.send_mail.arn,
      qualified: functions.send_mail.qualifiedArn,
      id: accessPoints.notes.id,
      root: accessPoints.notes.rootDirectory,
      path: mounts.send_mail.fileSystemConfig.localMountPath,
      environment: mounts.send_mail.environment,
      bucket: bucket.name,
      group: clientSecurityGroupId,
      all: functions,
    };
    for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value });
  });
  expect(output).toEqual({
    arn: { value: tf('module.files.functions.send_mail.arn') },
    qualified: { value: tf('module.files.functions.send_mail.qualified_arn') },
    id: { value: tf('module.files.access_points.notes.id') },
    root: { value: tf('module.files.access_points.notes.root_directory') },
    path: { value: tf('module.files.mounts.send_mail.file_system_config.local_mount_path') },
    environment: { value: tf('module.files.mounts.send_mail.environment') },
    bucket: { value: tf('module.files.bucket.name') },
    group: { value: tf('module.files.client_security_group_id') },
    all: { value: tf('module.files.functions') },
  });
});

test('names that mean something to the library are names like others', () => {
  const { output } = synthesise((stack) => {
    const { functions, bucket } = new S3Files(stack, 'files', {
      ...least,
      tags: { toJSON: 'a', constructor: 'b' },
      accessPoints: { toString: {}, valueOf: {} },
      functions: {
        resolve: { accessPoint: 'toString', code, handler },
        creationStack: { accessPoint: 'valueOf', code, handler },
      },
    });
    new TerraformOutput(stack, 'arn', { value: functions.resolve.arn });
    new TerraformOutput(stack, 'both', { value: functions });
    new TerraformOutput(stack, 'text', { value: `all of ${bucket}` });
  });
  expect(output).toEqual({
    arn: { value: tf('module.files.functions.resolve.arn') },
    both: {
      value: {
        resolve: tf('module.files.functions.resolve'),
        creationStack: tf('module.files.functions.creationStack'),
      },
    },
    text: { value: `all of ${tf('module.files.bucket')}` },
  });
});

test('one value has everything that the next step needs', () => {
  const { module } = synthesise((stack) => {
    const bucket = new Bucket(stack, 'bucket', { name: 'notes-bucket', kmsKeyArn: KEY });
    const files = new S3Files(stack, 'files', {
      ...least,
      existingBucket: bucket.bucket,
      prefix: 'a/',
      accessPoints: { notes: {}, mine: { posixUser: { uid: 7 } } },
    });
    const mount = new Mount(stack, 'mount', { accessPoint: files.accessPoint('notes') });
    new Mount(stack, 'mine', { accessPoint: files.accessPoint('mine') });
    new LambdaFunction(stack, 'reader', {
      name: 'reader',
      mount: mount.mount,
      vpcConfig: { subnets: SUBNETS, securityGroupIds: [files.clientSecurityGroupId] },
      code,
      handler: 'index.handler',
      dependsOn: [files.accessPoint('notes').ready, bucket],
    });
  });
  expect(module.files).toMatchObject({ existing_bucket: tf('module.bucket.bucket') });
  expect(module.mount).toMatchObject({
    access_point: {
      arn: tf('module.files.access_points.notes.arn'),
      name: tf('module.files.access_points.notes.name'),
      root_directory: tf('module.files.access_points.notes.root_directory'),
      uid: tf('module.files.access_points.notes.uid'),
    },
    file_system: tf('module.files.file_system'),
  });
  expect(module.mine).toMatchObject({
    access_point: { uid: tf('module.files.access_points.mine.uid') },
  });
  expect(module.reader).toMatchObject({
    mount: tf('module.mount.mount'),
    depends_on: ['module.files', 'module.bucket'],
  });
});

test('every output of a module can be read from its construct', async () => {
  const built: Record<string, object> = {};
  synthesise((stack) => {
    const files = new S3Files(stack, 'files', { ...least, accessPoints: { a: {} } });
    const mount = new Mount(stack, 'mount', { accessPoint: files.accessPoint('a') });
    Object.assign(built, {
      '.': files,
      'modules/bucket': new Bucket(stack, 'bucket', { name: 'notes' }),
      'modules/client': new Client(stack, 'client', {
        name: 'notes.reports',
        roleArn: 'arn:aws:iam::111122223333:role/reports',
        mount: mount.mount,
      }),
      'modules/mount': mount,
      'modules/network': new Network(stack, 'network', {
        name: 'notes',
        subnets: { 'eu-west-1a': '10.0.0.0/24' },
      }),
      'modules/lambda': new LambdaFunction(stack, 'fn', {
        name: 'fn',
        mount: mount.mount,
        vpcConfig: { subnets: SUBNETS, securityGroupIds: [files.clientSecurityGroupId] },
        code,
        handler,
      }),
    });
  });
  for (const [module, construct] of Object.entries(built)) {
    const path = join(import.meta.dirname, '../../..', module, 'outputs.tf');
    const { output } = (await parse(path, readFileSync(path, 'utf8'))) as { output: object };
    const names = Object.keys(output).map((name) =>
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    );
    for (const name of names)
      expect([module, name, name in construct]).toEqual([module, name, true]);
  }
});
