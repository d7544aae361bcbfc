import { LEAST, NETWORK } from '../../scenario.ts';
import type { Refusals } from './all.ts';
import { FILE_SYSTEM, GROUP, KEY, tags } from './of.ts';

const REGION = 'eu-west-1:111122223333';
const prefixes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}/`, {}]));

const ONE_ABOVE = {
  prefix: `${'p'.repeat(1024)}/`,
  path: `/${'b'.repeat(100)}`,
  name: 'n'.repeat(129),
  key: 'k'.repeat(129),
  value: 'v'.repeat(257),
};

/** What the s3files module refuses, asked through the root module. */
export const FILE_SYSTEM_REFUSALS: readonly Refusals[] = [
  {
    title: 'one above what is allowed',
    variables: {
      ...LEAST,
      prefix: ONE_ABOVE.prefix,
      synchronization_configuration: {
        import_data_rules: {
          '': {},
          [ONE_ABOVE.prefix]: {},
          'big/': { size_less_than: 52673613135873 },
          ...prefixes(8),
        },
        days_after_last_access: 366,
      },
      network: {
        ...NETWORK,
        mount_target_subnets: { 'eu-west-1c': 'subnet-0123456789abcdef2' },
        mount_target_security_group_ids: Array(5).fill(GROUP),
        client_security_group_ids: Array(5).fill(GROUP),
      },
      access_points: {
        [ONE_ABOVE.name]: { root_directory: { path: '/' } },
        long: { root_directory: { path: ONE_ABOVE.path } },
        deep: { root_directory: { path: '/1/2/3/4/5' } },
        mode: { root_directory: { creation_permissions: { permissions: '07777' } } },
        uid: { posix_user: { uid: 4294967296 } },
        gid: { posix_user: { gid: 4294967296 } },
        secondary: { posix_user: { secondary_gids: [0, 4294967296] } },
        owner: { root_directory: { creation_permissions: { owner_uid: 4294967296 } } },
        group: { root_directory: { creation_permissions: { owner_gid: 4294967296 } } },
        key: { tags: { [ONE_ABOVE.key]: 'v' } },
        value: { tags: { key: ONE_ABOVE.value } },
      },
      tags: tags(50),
    },
    messages: [
      ['prefix must be at most 1024 bytes', 'got 1025'],
      ['synchronization_configuration: at most 10 import_data_rules', 'got 11'],
      ['synchronization_configuration: a prefix of import_data_rules', `["${ONE_ABOVE.prefix}"]`],
      [
        'synchronization_configuration: size_less_than of import_data_rules',
        '{"big/":52673613135873}',
      ],
      ['synchronization_configuration: days_after_last_access must be', 'got 366'],
      ['network: mount_target_subnets', 'got eu-west-1c'],
      ['network: at most 4 mount_target_security_group_ids', 'got 5'],
      ['network: at most 4 client_security_group_ids', 'got 5'],
      ['access_points: a name must be', `["${ONE_ABOVE.name}"]`],
      ['access_points: root_directory.path must be at most 100', `{"long":"${ONE_ABOVE.path}"}`],
      ['access_points: root_directory.path must be "/" or', '{"deep":"/1/2/3/4/5"}'],
      ['access_points: creation_permissions.permissions', '{"mode":"07777"}'],
      [
        'access_points: user and group ids',
        ...['"gid":[', '"group":[', '"owner":[', '"secondary":[', '"uid":["4294967296"'],
      ],
      ['access_points: tags must have', `"key":{"${ONE_ABOVE.key}"`, ONE_ABOVE.value],
      ['tags must be at most 50, Name included', 'got 51'],
    ],
  },
  {
    title: 'one below what is allowed',
    variables: {
      ...LEAST,
      prefix: '',
      synchronization_configuration: {
        import_data_rules: { '': { size_less_than: -1 } },
        days_after_last_access: 0,
      },
      access_points: {
        '': { root_directory: { path: '/' } },
        empty: { root_directory: { path: '' } },
        mode: { root_directory: { creation_permissions: { permissions: '75' } } },
        uid: { posix_user: { uid: -1 } },
        tag: { tags: { '': 'v' } },
      },
      export_drain_seconds: -1,
      bucket_release_seconds: -1,
      tags: { '': 'v' },
    },
    messages: [
      ['prefix must end in "/"', 'got ""'],
      ['synchronization_configuration: size_less_than of import_data_rules', '{"":-1}'],
      ['synchronization_configuration: days_after_last_access must be', 'got 0'],
      ['access_points: a name must be', '[""]'],
      ['access_points: root_directory.path must start with', '{"empty":""}'],
      ['access_points: creation_permissions.permissions', '{"mode":"75"}'],
      ['access_points: user and group ids', '"uid":["-1"'],
      ['access_points: tags must have', '{"tag":{"":"v"}}'],
      ['export_drain_seconds must be', 'got -1'],
      ['bucket_release_seconds must be', 'got -1'],
      ['tags must be at most 50', '{"":"v"}'],
      ['bucket least-111122223333-eu-west-1: tags must be', '{"":"v"}'],
    ],
  },
  {
    title: 'what is of another kind',
    variables: {
      ...LEAST,
      prefix: `${'é'.repeat(512)}/`,
      service_role: { arn: 'arn:aws:iam::111122223333:user/somebody' },
      existing_bucket: { arn: 'arn:aws:s3:::files/logs/', kms_key_arn: `${KEY}/` },
      file_system_kms_key_arn: `arn:aws:kms:${REGION}:alias/files`,
      synchronization_configuration: {
        import_data_rules: {
          logs: {},
          'never/': { trigger: 'NEVER' },
          'half/': { size_less_than: 0.5 },
        },
        days_after_last_access: 1.5,
      },
      network: {
        vpc_id: GROUP,
        subnets: { 'eu-west-1': NETWORK.vpc_id },
        mount_target_security_group_ids: ['subnet-0123456789abcdef0'],
        ip_address_type: 'ipv4',
        https_egress: 'some',
      },
      access_points: {
        'two words': { root_directory: { path: '/two' } },
        relative: { root_directory: { path: 'relative' } },
        long: { root_directory: { path: `/${'é'.repeat(50)}` } },
        hidden: { root_directory: { path: '/a/.b' } },
        lines: { root_directory: { path: '/a\nb' } },
        slash: { root_directory: { path: '/a/' } },
        price: { root_directory: { path: '/$' } },
        octal: { root_directory: { creation_permissions: { permissions: '0789' } } },
        half: { posix_user: { gid: 0.5 } },
        who: { tags: { 'who?': 'me' } },
        theirs: { tags: { 'AWS:mine': 'me' } },
      },
      export_drain_seconds: 0.5,
      bucket_release_seconds: 0.5,
    },
    messages: [
      ['prefix must be at most 1024 bytes', 'got 1025'],
      ['service_role: arn must be the ARN of a role', 'role'],
      ['bucket: arn must be the ARN of a bucket', 'without a key'],
      ['bucket: kms_key_arn must be the whole ARN', 'alias'],
      ['file_system_kms_key_arn must be the whole ARN', 'alias'],
      ['synchronization_configuration: import_data_rules must have a rule for', '"logs"'],
      ['synchronization_configuration: a prefix of import_data_rules', '["logs"]'],
      ['synchronization_configuration: trigger of import_data_rules', '{"never/":"NEVER"}'],
      ['synchronization_configuration: size_less_than of import_data_rules', '{"half/":0.5}'],
      ['synchronization_configuration: days_after_last_access must be', 'got 1.5'],
      ['network: vpc_id must be', 'vpc-'],
      ['network: subnets must have zones', '["eu-west-1"]'],
      ['network: subnets and mount_target_subnets must have ids', 'eu-west-1'],
      ['network: mount_target_security_group_ids, client_security', 'sg-'],
      ['network: ip_address_type', 'got "ipv4"'],
      ['network: https_egress', 'got "some"'],
      ['access_points: a name must be', '["two words"]'],
      ['access_points: root_directory.path must start with', '{"relative":"relative"}'],
      ['access_points: root_directory.path must be at most 100 bytes', '{"long":"/é'],
      [
        'access_points: root_directory.path must be "/" or',
        ...['"hidden":', '"lines":', '"price":', '"relative":', '"slash":"/a/"'],
      ],
      ['access_points: creation_permissions.permissions', '{"octal":"0789"}'],
      ['access_points: user and group ids', '"half":["1000","0.5"'],
      ['access_points: tags must have', '{"theirs":{"AWS:mine":"me"},"who":{"who?":"me"}}'],
      ['export_drain_seconds must be', 'got 0.5'],
      ['bucket_release_seconds must be', 'got 0.5'],
    ],
  },
  // A rule is not asked when what it refers to is refused already.
  {
    title: 'a file system policy',
    variables: {
      ...LEAST,
      file_system_policy: {
        writers: { access_point: 'other', access: 'write', principal_arns: ['*'] },
        TransportIsEncrypted: { access_point: 'shared', principal_arns: [FILE_SYSTEM] },
        'not-a-sid': { access_point: 'shared', principal_arns: ['arn:aws:iam::111122223333:root'] },
      },
    },
    messages: [
      [
        'file_system_policy: a name must be letters and digits',
        '["TransportIsEncrypted","not-a-sid"]',
      ],
      ['file_system_policy: principal_arns must be ARNs of', 'writers'],
      ['file_system_policy: access must be', '{"writers":"write"}'],
      ['file_system_policy: access_point must be one of', '{"writers":"other"}'],
    ],
  },
  {
    title: 'a name that no security group can have',
    variables: { ...LEAST, name: 'sg-files' },
    messages: [['network: name must not begin with sg-', 'got "sg-files"']],
  },
  {
    title: 'what is wrong together with the provider',
    variables: {
      ...LEAST,
      existing_bucket: { arn: 'arn:aws:s3:::ours', versioning_status: 'Suspended' },
      service_role: { arn: 'arn:aws:iam::444455556666:role/theirs' },
    },
    messages: [
      ['bucket: versioning_status must be "Enabled"', 'got "Suspended"'],
      ["service_role: arn must be that of a role in the provider's account", 'account'],
    ],
  },
  {
    title: 'what is wrong beside the file system',
    variables: {
      ...LEAST,
      network: {
        ...NETWORK,
        subnets: { 'us-east-1a': 'subnet-0123456789abcdef0' },
        single_zone: true,
      },
      access_points: { many: { tags: tags(50) } },
    },
    messages: [
      ['network: subnets must have zones of eu-west-1', 'got "us-east-1a"'],
      ['access_points: at most 50 tags', 'many has 51'],
    ],
  },
  {
    title: 'tags of the service role',
    variables: { ...LEAST, tags: { name: 'differs from Name by its case' } },
    messages: [['least: IAM does not tell tags apart by case', '["Name","name"]']],
  },
];
