import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { expect, test } from '@jest/globals';
import { AwsccProvider, Bucket, Network, S3Files } from '../../../cdktf/src/index.ts';
import { least, leastInHcl, onlyModule, synthesise } from './stacks.ts';

test('what is not given is left to the module', () => {
  expect(onlyModule((stack) => new S3Files(stack, 'files', least))).toEqual(leastInHcl);
  expect(onlyModule((stack) => new Bucket(stack, 'bucket', { name: 'notes' }))).toEqual({
    name: 'notes',
  });
  expect(
    onlyModule(
      (stack) => new S3Files(stack, 'files', { ...least, prefix: undefined, tags: undefined }),
    ),
  ).toEqual(onlyModule((stack) => new S3Files(stack, 'files', least)));
});

test('null reaches a module where it means something', () => {
  const props = { name: 'notes', noncurrentVersionExpirationDays: null };
  expect(onlyModule((stack) => new Bucket(stack, 'bucket', props))).toEqual({
    name: 'notes',
    noncurrent_version_expiration_days: null,
  });
});

test('modules use the providers they are given, else those of the stack', () => {
  const { module, provider, terraform } = synthesise((stack) => {
    new AwsccProvider(stack, 'awscc');
    const providers = [
      new AwsProvider(stack, 'aws', { region: 'eu-west-1', alias: 'ireland' }),
      new AwsccProvider(stack, 'ireland', { region: 'eu-west-1', profile: 'me', alias: 'ireland' }),
    ];
    new S3Files(stack, 'there', { ...least, providers });
    new S3Files(stack, 'here', least);
  });
  expect(module.there?.providers).toEqual({ aws: 'aws.ireland', awscc: 'awscc.ireland' });
  expect(module.here).not.toHaveProperty('providers');
  expect(provider).toMatchObject({
    awscc: [{}, { alias: 'ireland', region: 'eu-west-1', profile: 'me' }],
  });
  expect(terraform).toMatchObject({
    required_providers: { awscc: { source: 'hashicorp/awscc' } },
  });
});

test('all modules of a stack share one copy of the HCL', () => {
  const { module } = synthesise((stack) => {
    new S3Files(stack, 'one', least);
    new S3Files(stack, 'two', { ...least, name: 'two' });
    new Network(stack, 'network', { name: 'notes', subnets: { 'eu-west-1a': '10.0.0.0/24' } });
  });
  expect(module.one?.source).toMatch(/^\.\/assets\/terraform-aws-s3files\/[0-9a-f]{32}$/);
  expect(module.two?.source).toBe(module.one?.source);
  expect(module.network?.source).toBe(`${module.one?.source}/modules/network`);
});
