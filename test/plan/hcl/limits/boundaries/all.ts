import { LEAST, NETWORK, type Values } from '../../scenario.ts';
import { FUNCTION_LIMITS } from './functions.ts';
import { KINDS } from './kinds.ts';

/** Input at the limits, or of a kind that is easily forgotten, all of which passes. */
export interface Boundary {
  readonly title: string;
  /** Folder in modules/; the root module unless given. */
  readonly module?: string;
  readonly variables: Values;
}

const GROUP = 'sg-0123456789abcdef';
const BYTES = { prefix: `${'é'.repeat(511)}p/`, path: `/${'é'.repeat(49)}p` };
const repeated = (count: number, value: (n: number) => readonly [string, unknown]): Values =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => value(n)));
const tags = (count: number) =>
  repeated(count, (n) => [`${n}`.padStart(128, 'k'), 'v'.repeat(256)]);

const LOWEST: Values = {
  name: 'a',
  prefix: '/',
  synchronization_configuration: {
    import_data_rules: { '': { size_less_than: 0 } },
    days_after_last_access: 1,
  },
  network: {
    vpc_id: 'vpc-01234567',
    subnets: { 'eu-west-1a': 'subnet-01234567' },
    single_zone: true,
    security_groups: { mount_target_id: 'sg-01234567', client_id: 'sg-01234567' },
  },
  access_points: {
    a: {
      root_directory: {
        path: '/',
        creation_permissions: { owner_uid: 0, owner_gid: 0, permissions: '000' },
      },
      posix_user: { uid: 0, gid: 0, secondary_gids: [0] },
      tags: { k: '' },
    },
  },
  functions: FUNCTION_LIMITS.lowest,
  clients: {
    a: { access_point: 'a', role_arn: 'arn:aws:iam::111122223333:role/r', access: 'root' },
  },
  file_system_policy: {
    a: { access_point: 'a', access: 'root', functions: ['a'] },
  },
  export_drain_seconds: 0,
  bucket_release_seconds: 0,
  tags: { k: '' },
};

const HIGHEST: Values = {
  name: `a${'-'.repeat(30)}b`,
  prefix: BYTES.prefix,
  synchronization_configuration: {
    import_data_rules: {
      '': { size_less_than: 52673613135872 },
      [BYTES.prefix]: {},
      ...repeated(8, (n) => [`${n}/`, {}]),
    },
    days_after_last_access: 365,
  },
  network: {
    vpc_id: `vpc-${'f'.repeat(40)}`,
    subnets: repeated(16, (n) => [
      `eu-west-1${String.fromCharCode(97 + n)}`,
      `subnet-${'f'.repeat(39)}${n.toString(16)}`,
    ]),
    mount_target_security_group_ids: [1, 2, 3, 4].map((n) => `${GROUP}${n}`),
    client_security_group_ids: [1, 2, 3, 4].map((n) => `${GROUP}${n}`),
  },
  access_points: {
    shared: {},
    ['n'.repeat(128)]: { root_directory: { path: BYTES.path } },
    deep: { root_directory: { path: '/1/2/3/4' } },
    most: {
      root_directory: {
        creation_permissions: {
          owner_uid: 4294967295,
          owner_gid: 4294967295,
          permissions: '7777',
        },
      },
      posix_user: { uid: 4294967295, gid: 4294967295, secondary_gids: [4294967295] },
    },
  },
  functions: FUNCTION_LIMITS.highest,
  clients: {
    ['c'.repeat(64)]: {
      access_point: 'shared',
      role_arn: 'arn:aws:iam::111122223333:role/r',
      local_mount_path: `/mnt/${'m'.repeat(155)}`,
    },
  },
  export_drain_seconds: 86400,
  bucket_release_seconds: 86400,
};

const least = { ...LEAST, access_points: { shared: {} } };

/** Together the lowest and the highest of each limit. */
export const BOUNDARIES: readonly Boundary[] = [
  { title: 'the lowest of everything', variables: LOWEST },
  { title: 'the highest of everything', variables: HIGHEST },
  // Name is the fiftieth.
  { title: 'the most tags', variables: { ...least, network: NETWORK, tags: tags(49) } },
  {
    title: 'the most tags of an access point',
    variables: { ...LEAST, access_points: { shared: { tags: tags(49) } } },
  },
  ...['abc', 'b'.repeat(63), '1.2-.3'].map((name) => ({
    title: `a bucket named ${name}`,
    module: 'bucket',
    variables: {
      name,
      noncurrent_version_expiration_days: name === 'abc' ? 0 : 2147483647,
      tags: tags(50),
    },
  })),
  {
    title: 'the largest network',
    module: 'network',
    variables: {
      name: 'n'.repeat(128),
      cidr_block: '10.1.0.0/16',
      subnets: { 'eu-west-1a': '10.1.0.0/17', 'eu-west-1b': '10.1.128.0/17' },
      ipv6_subnets: { 'eu-west-1a': 0, 'eu-west-1b': 255 },
      tags: tags(49),
    },
  },
  {
    title: 'the smallest network',
    module: 'network',
    variables: {
      name: 'n',
      cidr_block: '10.1.0.16/28',
      subnets: { 'eu-west-1a': '10.1.0.16/28' },
    },
  },
  {
    title: 'a client with the longest name',
    module: 'client',
    variables: {
      name: 'n'.repeat(128),
      role_arn: 'arn:aws:iam::111122223333:role/r',
      mount: FUNCTION_LIMITS.mount,
    },
  },
  ...FUNCTION_LIMITS.modules,
  ...KINDS,
];
