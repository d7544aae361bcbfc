import type { Refusals } from './refusals.ts';
import { CODE, type Values } from './scenario.ts';

const REGION = 'eu-west-1:111122223333';
const FILE_SYSTEM = `arn:aws:s3files:${REGION}:file-system/fs-0123456789abcdef0`;
const ACCESS_POINT = `${FILE_SYSTEM}/access-point/fsap-0123456789abcdef0`;
const KEY = `arn:aws:kms:${REGION}:key/11111111-2222-3333-4444-555555555555`;
const ALIAS = `arn:aws:kms:${REGION}:alias/files`;
const BUCKET = 'arn:aws:s3:::files';
const ROLE = 'arn:aws:iam::111122223333:role/ours';
const THEIR_ROLE = 'arn:aws:iam::444455556666:role/theirs';
const [SUBNET, GROUP] = ['subnet-0123456789abcdef0', 'sg-0123456789abcdef0'];
const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag-${n}`, 'v']));

const mountOf = (arn: string): Values => ({
  file_system_config: { arn, local_mount_path: '/mnt/shared' },
  policy_json: '{"Version":"2012-10-17","Statement":[]}',
  environment: { WORKSPACE_ROOT: '/mnt/shared' },
});

type Wrong = readonly [title: string, variables: Values, ...messages: Refusals['messages']];

const of = (module: string, least: Values, refusals: readonly Wrong[]): Refusals[] =>
  refusals.map(([title, variables, ...messages]) => ({
    title: `module ${module}: ${title}`,
    module,
    variables: { ...least, ...variables },
    messages,
  }));

const BUCKETS = of('bucket', {}, [
  ...['ab', 'b'.repeat(64)].map(
    (name): Wrong => [name, { name }, ['bucket: name must be 3 to 63', `"${name}"`]],
  ),
  ['a-an', { name: 'a-an' }, ['bucket: name must not have', '"a-an"']],
  [
    'half a day',
    { name: 'files', noncurrent_version_expiration_days: 0.5 },
    ['bucket files: noncurrent_version_expiration_days', 'got 0.5'],
  ],
  [
    'one below',
    {
      name: 'files',
      kms_key_arn: ALIAS,
      noncurrent_version_expiration_days: -1,
      tags: { '': 'v' },
    },
    ['bucket files: kms_key_arn must be the whole ARN', 'alias'],
    ['bucket files: noncurrent_version_expiration_days', 'got -1'],
    ['bucket files: tags must be', '{"":"v"}'],
  ],
  [
    'one above',
    { name: 'files', noncurrent_version_expiration_days: 2147483648, tags: tags(51) },
    ['bucket files: noncurrent_version_expiration_days', 'got 2147483648'],

    ['bucket files: tags must be', 'got 51'],
  ],
]);

const NETWORKS = of('network', { name: 'net', subnets: { 'eu-west-1a': '10.0.0.0/24' } }, [
  ...['', 'n'.repeat(129), 'sg-net', 'a\nb'].map(
    (name): Wrong => [
      `name ${JSON.stringify(name)}`,
      { name },
      [
        `network ${name.replace('\n', ' ')}: name must be 1 to 128`,
        `got ${name.length}: ${JSON.stringify(name)}`,
      ],
    ],
  ),
  ...['10.0.0.0/15', '10.0.0.0/29', '10.0.0.1/16', '10.0.0.0', 'fd00::/20'].map(
    (cidr_block): Wrong => [
      `range ${cidr_block}`,
      { cidr_block },
      ['network net: cidr_block must be', `got "${cidr_block}"`],
    ],
  ),
  ['no zone', { subnets: {} }, ['network net: subnets must name at least one zone', 'subnets']],
  [
    'one above',
    { cidr_block: '10.0.0.0/28', subnets: { 'eu-west-1a': '10.0.0.0/29' }, tags: tags(50) },
    ['network net: each of subnets must be', '{"eu-west-1a":"10.0.0.0/29"}'],
    ['network net: tags must be', 'got 51'],
  ],
  [
    'what is no range, no zone, no bucket, no service',
    {
      subnets: { a: '10.0.0.0', 'eu-west-1b': 'fd00::/20', 'eu-west-1c': '10.0.0.1/24' },
      bucket_arns: [`${BUCKET}/*`],
      interface_endpoints: ['Bedrock Runtime'],
      tags: { 'aws:own': 'v' },
    },
    ['network net: subnets must have zones', '"a"'],
    ['network net: each of subnets must be', '"a":"10.0.0.0"', 'fd00::/20', '10.0.0.1/24'],
    ['network net: bucket_arns must be', 'without a key'],
    ['network net: interface_endpoints must be', '["Bedrock Runtime"]'],
    ['network net: tags must be', '{"aws:own":"v"}'],
  ],
  [
    'ranges that lie outside or overlap',
    {
      subnets: {
        'eu-west-1a': '10.1.0.0/24',
        'eu-west-1b': '10.0.0.0/23',
        'eu-west-1c': '10.0.1.0/24',
      },
    },
    [
      'network net: each of subnets must lie in cidr_block (10.0.0.0/16)',
      '"eu-west-1a":"10.1.0.0/24"',
    ],
    ['network net: subnets must not overlap', '"eu-west-1b":"10.0.0.0/23"'],
  ],
  [
    'IPv6 for another zone',
    { ipv6_subnets: { 'eu-west-1b': 256 } },
    ['network net: ipv6_subnets must have the zones', 'got eu-west-1b'],
    ['network net: ipv6_subnets must be different', '{"eu-west-1b":256}'],
  ],
  [
    'one IPv6 range for two zones',
    {
      subnets: { 'eu-west-1a': '10.0.0.0/24', 'eu-west-1b': '10.0.1.0/24' },
      ipv6_subnets: { 'eu-west-1a': 1, 'eu-west-1b': 1 },
    },
    ['network net: ipv6_subnets must be different', '{"eu-west-1a":1,"eu-west-1b":1}'],
  ],
  [
    'a service of another Region',
    { interface_endpoints: ['com.amazonaws.us-east-1.states'] },
    ['network net: interface_endpoints must be services of eu-west-1', 'us-east-1.states"'],
  ],
]);

const FUNCTION = {
  name: 'f',
  mount: mountOf(ACCESS_POINT),
  vpc_config: { subnets: { a: SUBNET }, security_group_ids: [GROUP] },
  code: CODE,
  handler: 'index.handler',
};
const ZONES = Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`zone-${n}`, SUBNET]));

const FUNCTIONS = of('lambda', FUNCTION, [
  ['no name', { name: '' }, ['function : name must be 1 to 64', 'got 0']],
  [
    'no subnet, a user as role, a file system as access point',
    {
      mount: mountOf(FILE_SYSTEM),
      vpc_config: { subnets: {}, security_group_ids: [GROUP] },
      role: { arn: 'arn:aws:iam::111122223333:user/somebody' },
    },
    ['function f: mount.file_system_config.arn must be the ARN of an access point', 'fsap-'],
    ['function f: vpc_config must have', 'got 0 and 1'],
    ['function f: role.arn must be the ARN of a role', 'account'],
  ],
  [
    'too many subnets, a role of another account',
    {
      account: { id: '111122223333', partition: 'aws', region: 'eu-west-1' },
      vpc_config: { subnets: ZONES, security_group_ids: [GROUP] },
      role: { arn: THEIR_ROLE },
    },
    ['function f: vpc_config must have', 'got 17 and 1'],
    ['function f: role.arn must be the ARN of a role', 'account'],
  ],
  [
    'a boundary for a role of yours',
    { role: { arn: ROLE }, permissions_boundary: 'arn:aws:iam::aws:policy/PowerUserAccess' },
    ['function f: permissions_boundary must be', 'a role of yours'],
  ],
  ...(
    [
      [{ a: SUBNET }, [], 'got 1 and 0'],
      [{ a: SUBNET }, Array(6).fill(GROUP), 'got 1 and 6'],
      [{ a: GROUP }, [GROUP], 'got 1 and 1'],
      [{ a: SUBNET }, [SUBNET], 'got 1 and 1'],
    ] as const
  ).map(
    ([subnets, security_group_ids, got], n): Wrong => [
      `subnets and security groups, ${n}`,
      { vpc_config: { subnets, security_group_ids } },
      ['function f: vpc_config must have', got],
    ],
  ),
]);

const CLIENTS = of('client', { name: 'c', role_arn: ROLE, mount: mountOf(ACCESS_POINT) }, [
  ...['', 'n'.repeat(129), 'a/b'].map(
    (name): Wrong => [
      `name "${name}"`,
      { name },
      [`client ${name}: name must be 1 to 128`, `got ${name.length}: "${name}"`],
    ],
  ),
  [
    'a role of another account',
    { role_arn: THEIR_ROLE },
    ['client c: role_arn must be', 'in the account'],
  ],
  [
    'a file system as access point',
    { mount: mountOf(FILE_SYSTEM) },
    ['client c: mount.file_system_config.arn must be', 'fsap-'],
  ],
]);

const MOUNTED = { arn: ACCESS_POINT, name: 'a', root_directory: '/a', uid: 1000 };
const SHOWN = { arn: FILE_SYSTEM, bucket_arn: BUCKET };
const MOUNTS = of('mount', { file_system: SHOWN, access_point: MOUNTED }, [
  ...(
    [
      { arn: ACCESS_POINT },
      { bucket_arn: `${BUCKET}/a` },
      { kms_key_arn: ALIAS },
      { prefix: 'logs' },
    ] as const
  ).map(
    (wrong): Wrong => [
      `a file system with ${JSON.stringify(wrong)}`,
      { file_system: { ...SHOWN, ...wrong } },
      [
        'mount of a: file_system must have',
        `prefix ${JSON.stringify('prefix' in wrong ? wrong.prefix : null)}`,
      ],
    ],
  ),
  ...([{ arn: FILE_SYSTEM }, { root_directory: 'a' }, { root_directory: '/a/' }] as const).map(
    (wrong): Wrong => [
      `an access point with ${JSON.stringify(wrong)}`,
      { access_point: { ...MOUNTED, ...wrong } },
      [
        'mount of a: access_point must have',
        'root_directory' in wrong ? `"${wrong.root_directory}"` : '"/a"',
      ],
    ],
  ),
  [
    'who mounts is said',
    { client: 'task t', access: 'all' },
    ['task t: access must be', 'got "all"'],
  ],
]);

const FILE_SYSTEMS = of(
  's3files',
  {
    name: 'fs',
    bucket: { arn: BUCKET, kms_key_arn: KEY },
    network: {
      vpc_id: 'vpc-0123456789abcdef0',
      subnets: { 'eu-west-1a': SUBNET },
      single_zone: true,
    },
  },
  [
    [
      'a name of its own, and a policy for nobody',
      {
        name: 'No_Capitals',
        access_points: { a: {} },
        file_system_policy: { nobody: { access_point: 'a', principal_arns: [] } },
      },
      ['name must be 1 to 32', 'got "No_Capitals"'],
      ['file_system_policy: each statement must have', '["nobody"]'],
    ],
  ],
);

/** What can only be said to a submodule, or more shortly there. */
export const SUBMODULE_REFUSALS: readonly Refusals[] = [
  ...BUCKETS,
  ...NETWORKS,
  ...FUNCTIONS,
  ...CLIENTS,
  ...MOUNTS,
  ...FILE_SYSTEMS,
];
