import { CODE, FUNCTION, LEAST, NETWORK } from './scenario.ts';

/** Part of the input that is wrong in several ways, and what each message has to say: which thing, and the value it has. */
export interface Refusals {
  readonly title: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly messages: readonly (readonly [says: string, value: string])[];
}

const LONG = 'a'.repeat(1025);
const ROLE = 'arn:aws:iam::111122223333:role/ours';

/** One plan for each: Terraform reports all rules that are broken at one level of modules together. */
export const REFUSALS: readonly Refusals[] = [
  {
    title: 'facts between entries',
    variables: {
      ...LEAST,
      name: 'No_Capitals',
      functions: { lost: { ...FUNCTION, access_point: 'elsewhere' } },
    },
    messages: [
      ['name must be', '"No_Capitals"'],
      ['functions: access_point must be one of', '{"lost":"elsewhere"}'],
    ],
  },
  {
    title: 'names of functions that could be those of another module, and of clients',
    variables: {
      ...LEAST,
      functions: { 'b-c': FUNCTION },
      clients: { 'two words': { access_point: 'elsewhere', role_arn: ROLE } },
    },
    messages: [
      ['functions: a key must be letters, digits and underscores', '["b-c"]'],
      ['clients: a name must be', '["two words"]'],
      ['clients: access_point must be one of', '{"two words":"elsewhere"}'],
    ],
  },
  {
    title: 'what a file system policy would deny to those it names',
    variables: {
      ...LEAST,
      access_points: { shared: {}, other: {} },
      functions: { lost: FUNCTION, confined: FUNCTION, fine: FUNCTION },
      clients: { lost: { access_point: 'shared', role_arn: ROLE } },
      file_system_policy: {
        elsewhere: { access_point: 'other', functions: ['lost', 'fine'], clients: ['lost'] },
        here: { access_point: 'shared', functions: ['fine'] },
        reading: { access_point: 'shared', access: 'read-only', functions: ['confined'] },
      },
    },
    messages: [
      ['file_system_policy: a function that is named must be allowed', '["confined","lost"]'],
      ['file_system_policy: a client that is named must be allowed', '["lost"]'],
    ],
  },
  {
    title: 'what refers to functions',
    variables: {
      ...LEAST,
      functions: { far: { ...FUNCTION, zones: ['eu-west-1z'] } },
      file_system_policy: {
        strangers: { access_point: 'shared', functions: ['missing'], clients: ['absent'] },
        nobody: { access_point: 'shared' },
      },
    },
    messages: [
      ['functions: zones must be among', '{"far":["eu-west-1z"]}'],
      ['file_system_policy: functions must be among', '{"strangers":["missing"]}'],
      ['file_system_policy: clients must be among', '{"strangers":["absent"]}'],
      ['file_system_policy: each entry must name', '["nobody"]'],
    ],
  },
  {
    title: 'bucket, file system and access points',
    variables: {
      ...LEAST,
      bucket: { name: 'Files_' },
      prefix: LONG,
      file_system_kms_key_arn: 'alias/files',
      synchronization_configuration: {
        import_data_rules: {
          logs: {},
          'never/': { trigger: 'NEVER' },
          'big/': { size_less_than: 52673613135873 },
          ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`${n}/`, {}])),
        },
        days_after_last_access: 366,
      },
      network: {
        ...NETWORK,
        mount_target_subnets: { 'eu-west-1c': 'subnet-0123456789abcdef2' },
        ip_address_type: 'ipv4',
        https_egress: 'some',
        mount_target_security_group_ids: Array(5).fill('sg-0123456789abcdef0'),
        client_security_group_ids: Array(5).fill('sg-0123456789abcdef0'),
      },
      access_points: {
        'two words': { root_directory: { path: '/two' } },
        relative: { root_directory: { path: 'relative' } },
        long: { root_directory: { path: `/${'b'.repeat(100)}` } },
        deep: { root_directory: { path: '/1/2/3/4/5' } },
        hidden: { root_directory: { path: '/a/.b' } },
        octal: { root_directory: { creation_permissions: { permissions: '999' } } },
        nobody: { posix_user: { uid: -1 } },
        huge: { posix_user: { secondary_gids: [4294967296] } },
        tagged: { tags: { ['k'.repeat(129)]: 'v' } },
      },
      export_drain_seconds: -1,
      bucket_release_seconds: 1.5,
      tags: { 'who?': 'me' },
    },
    messages: [
      ['bucket: name must be', '"Files_"'],
      ['prefix must end in "/"', `"${LONG}"`],
      ['prefix must be at most 1024', '1025'],
      ['file_system_kms_key_arn must be the whole ARN', 'alias'],
      [
        'synchronization_configuration: import_data_rules must have a rule for the prefix ""',
        '"logs"',
      ],
      ['synchronization_configuration: at most 10 import_data_rules', '11'],
      ['synchronization_configuration: a prefix of import_data_rules', '["logs"]'],
      ['synchronization_configuration: trigger of import_data_rules', '{"never/":"NEVER"}'],
      [
        'synchronization_configuration: size_less_than of import_data_rules',
        '{"big/":52673613135873}',
      ],
      ['synchronization_configuration: days_after_last_access must be', '366'],
      ['network: mount_target_subnets', 'eu-west-1c'],
      ['network: ip_address_type', '"ipv4"'],
      ['network: https_egress', '"some"'],
      ['network: at most 4 mount_target_security_group_ids', '5'],
      ['network: at most 4 client_security_group_ids', '5'],
      ['access_points: a name must be', '["two words"]'],
      ['access_points: root_directory.path must start with', '{"relative":"relative"}'],
      ['access_points: root_directory.path must be at most 100', `{"long":"/${'b'.repeat(100)}"}`],
      [
        'access_points: root_directory.path must be "/" or have up to 4 levels',
        '{"deep":"/1/2/3/4/5","hidden":"/a/.b","relative":"relative"}',
      ],
      ['access_points: creation_permissions.permissions', '{"octal":"999"}'],
      ['access_points: user and group ids', '"nobody":["-1"'],
      ['access_points: tags must have', `{"tagged":{"${'k'.repeat(129)}":"v"}}`],
      ['export_drain_seconds must be', '-1'],
      ['bucket_release_seconds must be', '1.5'],
      ['tags must have keys', '{"who?":"me"}'],
    ],
  },
  {
    title: 'bucket and tags',
    variables: {
      ...LEAST,
      bucket: { name: 'files', noncurrent_version_expiration_days: -1 },
      tags: { 'who?': 'me' },
    },
    messages: [
      ['bucket files: noncurrent_version_expiration_days', '-1'],
      ['bucket files: tags must have', '{"who?":"me"}'],
      ['tags must have keys', '{"who?":"me"}'],
    ],
  },
  {
    title: 'a file system policy',
    variables: {
      ...LEAST,
      file_system_policy: {
        writers: { access_point: 'other', access: 'write', principal_arns: ['*'] },
      },
    },
    messages: [
      ['file_system_policy: principal_arns must be ARNs of', 'writers'],
      ['file_system_policy: access must be', '{"writers":"write"}'],
      ['file_system_policy: access_point must be one of', '{"writers":"other"}'],
    ],
  },
  {
    title: 'a network without a zone',
    variables: { ...LEAST, network: { ...NETWORK, subnets: {} } },
    messages: [['network: subnets must name at least one zone', 'network']],
  },
  {
    title: 'mounts',
    variables: {
      ...LEAST,
      functions: {
        a: { ...FUNCTION, local_mount_path: '/data' },
        b: { ...FUNCTION, local_mount_path: `/mnt/${'c'.repeat(160)}` },
        c: { ...FUNCTION, access: 'write-only' },
        d: { ...FUNCTION, access: 'root' },
      },
      clients: { e: { access_point: 'shared', role_arn: ROLE, access: 'root' } },
    },
    messages: [
      ['function a: local_mount_path must be one level', '"/data"'],
      ['function b: local_mount_path must be at most 160', '165'],
      ['function c: access must be', '"write-only"'],
      ['function d: access "root" needs', '1000'],
      ['client e: access "root" needs', '1000'],
    ],
  },
  {
    title: 'names of functions',
    variables: {
      ...LEAST,
      functions: { [`long_${'x'.repeat(60)}`]: FUNCTION },
    },
    messages: [[`function least-long_${'x'.repeat(60)}: name must be at most 64 characters`, '71']],
  },
  {
    title: 'code of functions',
    variables: {
      ...LEAST,
      functions: { both: { ...FUNCTION, code: { ...CODE, filename: 'code.zip' } } },
    },
    messages: [['function least-both: code must have exactly one of', 'got 2']],
  },
  {
    title: 'functions',
    variables: {
      ...LEAST,
      functions: {
        nohandler: { access_point: 'shared', code: CODE },
        handler: { ...FUNCTION, handler: 'index handler' },
        architectures: { ...FUNCTION, architectures: ['riscv'] },
        memory: { ...FUNCTION, memory_size: 64, grant_direct_read: false },
        timeout: { ...FUNCTION, timeout: 901 },
        storage: { ...FUNCTION, ephemeral_storage: 511 },
        environment: { ...FUNCTION, environment: { '1ST': 'x' } },
        workspace: { ...FUNCTION, environment: { WORKSPACE_ROOT: '/tmp' } },
        effect: {
          ...FUNCTION,
          policy_statements: [{ effect: 'Perhaps', actions: ['s3:*'], resources: ['*'] }],
        },
        reserved: { ...FUNCTION, reserved_concurrent_executions: -1 },
        retention: { ...FUNCTION, logging: { retention_in_days: 2 } },
        format: { ...FUNCTION, logging: { format: 'XML' } },
        tracing: { ...FUNCTION, tracing: 'Always' },
        description: { ...FUNCTION, description: 'd'.repeat(257) },
        tags: { ...FUNCTION, tags: { 'who?': 'me' } },
      },
    },
    messages: [
      ['function least-nohandler: handler is needed', 'null'],
      ['function least-handler: handler must be', '"index handler"'],
      ['function least-architectures: architectures', '["riscv"]'],
      ['function least-memory: memory_size', '64'],
      ['function least-timeout: timeout', '901'],
      ['function least-storage: ephemeral_storage', '511'],
      ['function least-environment: names in environment', '["1ST"]'],
      ['function least-workspace: environment must not have', 'WORKSPACE_ROOT'],
      ['function least-effect: effect in policy_statements', '["Perhaps"]'],
      ['function least-reserved: reserved_concurrent_executions', '-1'],
      ['function least-retention: logging.retention_in_days', '2'],
      ['function least-format: logging.format', '"XML"'],
      ['function least-tracing: tracing', '"Always"'],
      ['function least-description: description', '257'],
      ['function least-tags: tags must have', '{"who?":"me"}'],
    ],
  },
];
