import { CODE, type Values } from '../../scenario.ts';
import type { Refusals } from './all.ts';
import {
  ACCESS_POINT,
  ALIAS,
  BUCKET,
  FILE_SYSTEM,
  GROUP,
  ROLE,
  refusalsOf,
  SUBNET,
  type Wrong,
} from './of.ts';

const THEIR_ROLE = 'arn:aws:iam::444455556666:role/theirs';

const mountOf = (arn: string): Values => ({
  file_system_config: { arn, local_mount_path: '/mnt/shared' },
  policy_json: '{"Version":"2012-10-17","Statement":[]}',
  environment: { WORKSPACE_ROOT: '/mnt/shared' },
});

const FUNCTION = {
  name: 'f',
  mount: mountOf(ACCESS_POINT),
  vpc_config: { subnets: { a: SUBNET }, security_group_ids: [GROUP] },
  code: CODE,
  handler: 'index.handler',
};
const ZONES = Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`zone-${n}`, SUBNET]));

const FUNCTIONS = refusalsOf('lambda', FUNCTION, [
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

const CLIENTS = refusalsOf('client', { name: 'c', role_arn: ROLE, mount: mountOf(ACCESS_POINT) }, [
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
const MOUNTS = refusalsOf('mount', { file_system: SHOWN, access_point: MOUNTED }, [
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

/** What the lambda, client and mount modules refuse of those who call them by themselves. */
export const MOUNT_REFUSALS: readonly Refusals[] = [...FUNCTIONS, ...CLIENTS, ...MOUNTS];
