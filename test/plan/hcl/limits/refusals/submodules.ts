import type { Refusals } from './all.ts';
import { MOUNT_REFUSALS } from './mounts.ts';
import { NETWORK_REFUSALS } from './network.ts';
import { ALIAS, BUCKET, KEY, refusalsOf, SUBNET, tags, type Wrong } from './of.ts';

const BUCKETS = refusalsOf('bucket', {}, [
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

const FILE_SYSTEMS = refusalsOf(
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
  ...NETWORK_REFUSALS,
  ...MOUNT_REFUSALS,
  ...FILE_SYSTEMS,
];
