import { expect, test } from '@jest/globals';
import { Fn, type TerraformStack, TerraformVariable, Token } from 'cdktf';
import { Network, S3Files } from '../../../cdktf/src/index.ts';
import { emptyStack, least, onlyModule, synthesise, tf } from './stacks.ts';

const code = { filename: 'a.zip' };
const handler = 'index.handler';
const wrong = (extra: object) => () => {
  const stack = emptyStack();
  new S3Files(stack, 'files', { ...least, accessPoints: { a: {}, b: {} }, ...extra });
};
const text = (stack: TerraformStack, name: string): string =>
  new TerraformVariable(stack, name, { type: 'string' }).stringValue;

test('a name that was not declared is refused with those that were', () => {
  expect(wrong({ functions: { read: { accessPoint: 'c', code, handler } } })).toThrow(
    'stack/files: functions: access_point must be one of access_points (a, b); got {"read":"c"}.',
  );
  expect(
    wrong({
      functions: { read: { accessPoint: 'a', zones: ['eu-west-1a', 'eu-west-1c'], code, handler } },
    }),
  ).toThrow(
    'functions: zones must be among those of network.subnets (eu-west-1a, eu-west-1b); got {"read":["eu-west-1a","eu-west-1c"]}',
  );
  expect(wrong({ fileSystemPolicy: { me: { accessPoint: 'a', functions: ['read'] } } })).toThrow(
    'file_system_policy: functions must be among functions (); got {"me":["read"]}',
  );
  expect(
    wrong({
      network: { ...least.network, mountTargetSubnets: { 'eu-west-1c': 'subnet-01234567' } },
    }),
  ).toThrow(
    'network: mount_target_subnets may only have zones of subnets (eu-west-1a, eu-west-1b); got eu-west-1c',
  );
  const stack = emptyStack();
  const files: S3Files<string> = new S3Files(stack, 'files', { ...least, accessPoints: { a: {} } });
  for (const ask of [() => files.accessPoint('toString'), () => files.mount('toString')])
    expect(ask).toThrow("no access point named 'toString' on stack/files; it has a");
});

test('an attribute that the module does not declare is refused, however deep it lies', () => {
  expect(wrong({ prefx: 'a/' })).toThrow(
    "unknown attribute 'prefx' in the props of stack/files; it has name, bucket, existingBucket, prefix",
  );
  expect(wrong({ accessPoints: { a: { posixUser: { secondary_gids: [1] } } } })).toThrow(
    "unknown attribute 'secondary_gids' in accessPoints.a.posixUser of stack/files; did you mean 'secondaryGids'? It has uid, gid, secondaryGids",
  );
  expect(
    wrong({
      functions: {
        read: {
          accessPoint: 'a',
          code,
          policyStatements: [{ actions: ['s3:*'], resources: ['*'], conditions: {} }],
        },
      },
    }),
  ).toThrow("unknown attribute 'conditions' in functions.read.policyStatements[0] of stack/files");
  expect(wrong({ name: undefined })).toThrow("'name' is missing in the props of stack/files");
  expect(wrong({ accessPoints: ['a'] })).toThrow(
    'accessPoints of stack/files must be a map; got ["a"]',
  );
});

test('values that only Terraform knows are passed on, at any depth', () => {
  const inputs = onlyModule((stack) => {
    const id = text(stack, 'id');
    const count = new TerraformVariable(stack, 'count', { type: 'number' }).numberValue;
    const ids = new TerraformVariable(stack, 'ids', { type: 'list(string)' }).listValue;
    const tags = Token.asStringMap(new TerraformVariable(stack, 'tags', {}).value);
    const isOn = new TerraformVariable(stack, 'on', { type: 'bool' }).booleanValue;
    new S3Files(stack, 'files', {
      name: `a-${id}`,
      network: {
        vpcId: id,
        subnets: { 'eu-west-1a': id },
        clientSecurityGroupIds: ids,
        singleZone: isOn,
      },
      accessPoints: { a: { posixUser: { uid: count, secondaryGids: [count] }, tags } },
      existingBucket: { arn: id },
      exportDrainSeconds: count,
      synchronizationConfiguration: new TerraformVariable(stack, 'sync', {}).value,
      tags,
    });
  });
  expect(inputs).toEqual({
    name: `a-${tf('var.id')}`,
    network: {
      vpc_id: tf('var.id'),
      subnets: { 'eu-west-1a': tf('var.id') },
      client_security_group_ids: tf('var.ids'),
      single_zone: tf('var.on'),
    },
    access_points: {
      a: {
        posix_user: { uid: tf('var.count'), secondary_gids: [tf('var.count')] },
        tags: tf('var.tags'),
      },
    },
    existing_bucket: { arn: tf('var.id') },
    export_drain_seconds: tf('var.count'),
    synchronization_configuration: tf('var.sync'),
    tags: tf('var.tags'),
  });
});

test('a zone may be known to Terraform alone, and then any zone may be used', () => {
  const { module } = synthesise((stack) => {
    const zone = `${text(stack, 'region')}a`;
    const { subnets, vpcId } = new Network(stack, 'network', {
      name: 'notes',
      subnets: { [zone]: '10.0.0.0/24' },
    });
    new S3Files(stack, 'files', {
      ...least,
      network: { vpcId, subnets: { ...subnets } },
      accessPoints: { a: {} },
      functions: { read: { accessPoint: 'a', zones: ['eu-west-1z'], code, handler } },
    });
  });
  expect(module.network?.subnets).toEqual({ [`${tf('var.region')}a`]: '10.0.0.0/24' });
  expect(module.files?.network).toEqual({
    vpc_id: tf('module.network.vpc_id'),
    subnets: { [`${tf('var.region')}a`]: tf(`module.network.subnets["${tf('var.region')}a"]`) },
  });
});

test('the name of an access point or function must be known when the stack is synthesised', () => {
  const stack = emptyStack();
  const name = text(stack, 'name');
  const unknown = Token.asStringMap(Fn.merge([{}])) as never;
  const build = (id: string, props: object) => () => new S3Files(stack, id, { ...least, ...props });
  expect(build('one', { accessPoints: { [name]: {} } })).toThrow(
    'accessPoints: the name of each access point on stack/one must be known when the stack is synthesised',
  );
  expect(build('all', { accessPoints: unknown })).toThrow(
    'accessPoints: the name of each access point on stack/all must be known',
  );
  expect(build('functions', { functions: unknown })).toThrow(
    'functions: the name of each function on stack/functions must be known',
  );
});
