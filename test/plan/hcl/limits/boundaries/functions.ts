import { CODE, FUNCTION, type Values } from '../../scenario.ts';
import { environmentOf } from '../refusals/functions.ts';

const LAYER = 'arn:aws:lambda:eu-west-1:111122223333:layer:tools:1';
const repeated = (count: number, value: (n: number) => readonly [string, unknown]): Values =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => value(n)));

const least: Values = {
  access_point: 'a',
  access: 'root',
  grant_direct_read: false,
  local_mount_path: '/mnt/a',
  memory_size: 128,
  timeout: 1,
  ephemeral_storage: 512,
  environment: { AA: '' },
  reserved_concurrent_executions: 0,
  policy_statements: [{ sid: 'a', actions: ['*'], resources: ['*'] }],
  logging: { retention_in_days: 0 },
  description: '',
  tags: { k: '' },
};
const most: Values = {
  access_point: 'shared',
  local_mount_path: `/mnt/${'m'.repeat(155)}`,
  memory_size: 10240,
  timeout: 900,
  ephemeral_storage: 10240,
  reserved_concurrent_executions: 1000,
  logging: { retention_in_days: 3653, format: 'JSON' },
  tracing: 'Active',
  description: 'd'.repeat(256),
  tags: repeated(50, (n) => [`${n}`.padStart(128, 'k'), 'v'.repeat(256)]),
};

const mount = {
  file_system_config: {
    arn: `arn:aws:s3files:eu-west-1:111122223333:file-system/fs-${'f'.repeat(40)}/access-point/fsap-${'f'.repeat(40)}`,
    local_mount_path: '/mnt/shared',
  },
  policy_json: '{"Version":"2012-10-17","Statement":[]}',
  environment: { WORKSPACE_ROOT: '/mnt/shared' },
};

/** The lowest and the highest of each limit of a function. */
export const FUNCTION_LIMITS = {
  mount,
  lowest: {
    a: {
      ...least,
      code: { s3_object: { bucket: 'abc', key: 'k', version: 'v' } },
      handler: 'h',
    },
    image: { ...least, code: { image: { uri: 'a:1', command: [], entry_point: [] } } },
  },
  highest: {
    // The name of its role has the Region behind it: name, hyphen, key, dot, eu-west-1 are 64.
    ['f'.repeat(21)]: {
      ...most,
      code: {
        s3_object: { bucket: 'b'.repeat(63), key: 'k'.repeat(1024), version: 'v'.repeat(1024) },
      },
      handler: 'h'.repeat(128),
      architectures: ['arm64'],
      layers: Array.from({ length: 5 }, () => LAYER),
    },
    image: {
      ...most,
      code: {
        image: {
          uri: 'a:1',
          command: Array(1500).fill('c'),
          entry_point: Array(1500).fill('e'),
          working_directory: 'w'.repeat(1000),
        },
      },
    },
    full: { ...FUNCTION, local_mount_path: '/mnt/shared', environment: environmentOf(4096) },
    // In JSON this is no longer than it looks.
    escaped: { ...FUNCTION, environment: environmentOf(4096, '<') },
    bytes: { ...FUNCTION, environment: environmentOf(4096, 'é') },
  },
  modules: [
    {
      title: 'a function with the longest name, in a role of yours',
      module: 'lambda',
      variables: {
        name: 'f'.repeat(64),
        mount,
        role: { arn: 'arn:aws:iam::111122223333:role/r' },
        vpc_config: {
          subnets: repeated(16, (n) => [`zone-${n}`, `subnet-0123456${n.toString(16)}`]),
          security_group_ids: [1, 2, 3, 4, 5].map((n) => `sg-0123456${n}`),
        },
        code: CODE,
        handler: 'index.handler',
      },
    },
  ],
} as const;
