import { expect, test } from '@jest/globals';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import { LambdaFunction, S3Files } from '../../../cdktf/src/index.ts';
import { emptyStack, least, synthesise, tf } from './stacks.ts';

const props = { ...least, accessPoints: { notes: {}, drafts: {} } } as const;

test('a mount is one value with all that a function made elsewhere needs', () => {
  const { module, output } = synthesise((stack) => {
    const files = new S3Files(stack, 'files', props);
    const mount = files.mount('notes', { access: 'read-only' });
    const { arn, localMountPath, policyJson, environment, securityGroupIds, ready } = mount;
    const values = {
      arn,
      localMountPath,
      policyJson,
      environment,
      securityGroupIds,
      ready: ready.fqn,
    };
    for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value });
    new LambdaFunction(stack, 'reader', {
      name: 'reader',
      mount,
      vpcConfig: { subnets: least.network.subnets, securityGroupIds: [...securityGroupIds] },
      code: { filename: 'a.zip' },
      handler: 'index.handler',
    });
  });
  const address = 'files-mount-notes-read-only';
  expect(module[address]).toMatchObject({
    access: 'read-only',
    access_point: { arn: tf('module.files.access_points.notes.arn') },
    file_system: tf('module.files.file_system'),
  });
  expect(output).toEqual({
    arn: { value: tf(`module.${address}.mount.file_system_config.arn`) },
    localMountPath: { value: tf(`module.${address}.mount.file_system_config.local_mount_path`) },
    policyJson: { value: tf(`module.${address}.mount.policy_json`) },
    environment: { value: tf(`module.${address}.mount.environment`) },
    securityGroupIds: { value: [tf('module.files.client_security_group_id')] },
    ready: { value: tf('module.files') },
  });
  expect(module.reader?.mount).toBe(tf(`module.${address}.mount`));
});

test('the same options give the same mount, others another', () => {
  const stack = emptyStack();
  const files = new S3Files(stack, 'files', props);
  const reading = files.mount('notes', { access: 'read-only' });
  expect(files.mount('notes', { access: 'read-only' })).toBe(reading);
  expect(files.mount('notes')).not.toBe(reading);
  expect(files.mount('drafts', { access: 'read-only' })).not.toBe(reading);
  const own = { access: 'read-only', client: 'reader', localMountPath: '/mnt/own' } as const;
  expect(files.mount('notes', own)).not.toBe(reading);
  const { module } = stack.toTerraform();
  expect(Object.keys(module)).toEqual([
    'files',
    'files-mount-notes-read-only',
    'files-mount-notes-read-write',
    'files-mount-drafts-read-only',
    'files-mount-notes-read-only-reader',
  ]);
});

test('options in another order, and a default that is written out, are the same options', () => {
  const files = new S3Files(emptyStack(), 'files', props);
  expect(files.mount('notes', { access: 'read-write' })).toBe(files.mount('notes'));
  const one = files.mount('drafts', { access: 'read-only', localMountPath: '/mnt/a' });
  expect(files.mount('drafts', { localMountPath: '/mnt/a', access: 'read-only' })).toBe(one);
});

test('values that only Terraform knows are the same options where they are the same value', () => {
  const stack = emptyStack();
  const files = new S3Files(stack, 'files', props);
  const [a, b] = ['a', 'b'].map((name) => new TerraformVariable(stack, name, {}).booleanValue);
  const mount = files.mount('notes', { grantDirectRead: a });
  expect(files.mount('notes', { grantDirectRead: a })).toBe(mount);
  expect(() => files.mount('notes', { grantDirectRead: b })).toThrow('a client of its own');
});

test('two mounts that would have one name are refused with the way out', () => {
  const files = new S3Files(emptyStack(), 'files', props);
  files.mount('notes', { localMountPath: '/mnt/one' });
  expect(() => files.mount('notes', { localMountPath: '/mnt/two' })).toThrow(
    "mount: stack/files has a mount of 'notes' with this access and other options already; give this one a client of its own",
  );
  expect(() => files.mount('notes', { client: 'a', localMountPath: '/tmp' })).toThrow(
    'stack/files-mount-notes-read-write-a: a: local_mount_path must be one level below /mnt',
  );
});
