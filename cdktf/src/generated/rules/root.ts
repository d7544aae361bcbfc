// Generated from variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  UNKNOWN,
  add,
  alltrue,
  and,
  anytrue,
  at,
  coalesce,
  concat,
  contains,
  distinct,
  equal,
  greaterThan,
  join,
  jsonencode,
  keys,
  length,
  lessThanOrEqual,
  lower,
  merge,
  message,
  not,
  notEqual,
  objectFor,
  or,
  regex,
  setsubtract,
  text,
  type ModuleRules,
} from '../../rules/index.ts';
import { bucketRules } from './bucket.ts';
import { clientRules } from './client.ts';
import { mountRules } from './mount.ts';
import { s3filesRules } from './s3files.ts';
import { lambdaRules } from './lambda.ts';

/** What the root module refuses. */
export const rootRules: ModuleRules = {
  defaults: {
    bucket: {
      name: null,
      force_destroy: false,
      kms_key_arn: null,
      noncurrent_version_expiration_days: 7,
      eventbridge: true,
    },
    existing_bucket: null,
    prefix: null,
    service_role: null,
    file_system_kms_key_arn: null,
    accept_bucket_warning: null,
    synchronization_configuration: {
      import_data_rules: { '': { trigger: 'ON_DIRECTORY_FIRST_ACCESS', size_less_than: 131072 } },
      days_after_last_access: 30,
    },
    access_points: {},
    functions: {},
    clients: {},
    file_system_policy: {},
    export_drain_seconds: 90,
    bucket_release_seconds: 180,
    tags: {},
  },
  groups: [
    {
      reads: ['name'],
      rules: [
        {
          of: 'name',
          holds: [
            'can',
            [regex, ['value', /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/u], ['var', 'name']],
          ],
          says: [
            message,
            'name must be 1 to 32 lowercase letters, digits and hyphens, beginning and ending with a letter or digit; got ',
            [jsonencode, ['var', 'name']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['functions', 'network'],
      rules: [
        {
          of: 'functions',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'functions'],
              [
                'when',
                [equal, ['local', 4, 'zones'], null],
                true,
                [
                  and,
                  [greaterThan, [length, ['local', 4, 'zones']], 0],
                  [
                    equal,
                    [
                      length,
                      [setsubtract, ['local', 4, 'zones'], [keys, ['var', 'network', 'subnets']]],
                    ],
                    0,
                  ],
                ],
              ],
            ],
          ],
          says: [
            message,
            'functions: zones must be among those of network.subnets (',
            [join, ', ', [keys, ['var', 'network', 'subnets']]],
            '); got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'functions'],
                  ['list', ['local', 3], ['local', 4, 'zones']],
                  [
                    not,
                    [
                      'when',
                      [equal, ['local', 4, 'zones'], null],
                      true,
                      [
                        and,
                        [greaterThan, [length, ['local', 4, 'zones']], 0],
                        [
                          equal,
                          [
                            length,
                            [
                              setsubtract,
                              ['local', 4, 'zones'],
                              [keys, ['var', 'network', 'subnets']],
                            ],
                          ],
                          0,
                        ],
                      ],
                    ],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['functions'],
      rules: [
        {
          of: 'functions',
          holds: [
            and,
            [
              alltrue,
              [
                'listFor',
                3,
                ['var', 'functions'],
                ['can', [regex, ['value', /^[a-zA-Z0-9_]+$/u], ['local', 3]]],
              ],
            ],
            [
              equal,
              [length, [distinct, ['listFor', 3, ['var', 'functions'], [lower, ['local', 3]]]]],
              [length, ['var', 'functions']],
            ],
          ],
          says: [
            message,
            'functions: a key must be letters, digits and underscores, and differ from others in more than case, which IAM does not tell apart; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'functions'],
                ['local', 3],
                [
                  or,
                  [not, ['can', [regex, ['value', /^[a-zA-Z0-9_]+$/u], ['local', 3]]]],
                  [
                    greaterThan,
                    [
                      length,
                      [
                        'listFor',
                        5,
                        ['var', 'functions'],
                        ['local', 5],
                        [equal, [lower, ['local', 5]], [lower, ['local', 3]]],
                      ],
                    ],
                    1,
                  ],
                ],
              ],
            ],
            '. A hyphen is left out so that no other name and key make the same function name: write an underscore.',
          ],
        },
      ],
    },
    {
      reads: ['functions', 'access_points'],
      rules: [
        {
          of: 'functions',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'functions'],
              [contains, [keys, ['var', 'access_points']], ['local', 4, 'access_point']],
            ],
          ],
          says: [
            message,
            'functions: access_point must be one of access_points (',
            [join, ', ', [keys, ['var', 'access_points']]],
            '); got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'functions'],
                  ['list', ['local', 3], ['local', 4, 'access_point']],
                  [not, [contains, [keys, ['var', 'access_points']], ['local', 4, 'access_point']]],
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['clients'],
      rules: [
        {
          of: 'clients',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'clients'],
              [
                and,
                ['can', [regex, ['value', /^[a-zA-Z0-9_-]+$/u], ['local', 3]]],
                [lessThanOrEqual, [length, ['local', 3]], 64],
              ],
            ],
          ],
          says: [
            message,
            'clients: a name must be 1 to 64 letters, digits, underscores and hyphens; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'clients'],
                ['local', 3],
                [
                  not,
                  [
                    and,
                    ['can', [regex, ['value', /^[a-zA-Z0-9_-]+$/u], ['local', 3]]],
                    [lessThanOrEqual, [length, ['local', 3]], 64],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['clients', 'access_points'],
      rules: [
        {
          of: 'clients',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'clients'],
              [contains, [keys, ['var', 'access_points']], ['local', 4, 'access_point']],
            ],
          ],
          says: [
            message,
            'clients: access_point must be one of access_points (',
            [join, ', ', [keys, ['var', 'access_points']]],
            '); got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'clients'],
                  ['list', ['local', 3], ['local', 4, 'access_point']],
                  [not, [contains, [keys, ['var', 'access_points']], ['local', 4, 'access_point']]],
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['file_system_policy', 'functions'],
      rules: [
        {
          of: 'file_system_policy',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'file_system_policy'],
              [
                equal,
                [length, [setsubtract, ['local', 4, 'functions'], [keys, ['var', 'functions']]]],
                0,
              ],
            ],
          ],
          says: [
            message,
            'file_system_policy: functions must be among functions (',
            [join, ', ', [keys, ['var', 'functions']]],
            '); got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'file_system_policy'],
                  ['list', ['local', 3], ['local', 4, 'functions']],
                  [
                    greaterThan,
                    [
                      length,
                      [setsubtract, ['local', 4, 'functions'], [keys, ['var', 'functions']]],
                    ],
                    0,
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['file_system_policy', 'clients'],
      rules: [
        {
          of: 'file_system_policy',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'file_system_policy'],
              [
                equal,
                [length, [setsubtract, ['local', 4, 'clients'], [keys, ['var', 'clients']]]],
                0,
              ],
            ],
          ],
          says: [
            message,
            'file_system_policy: clients must be among clients (',
            [join, ', ', [keys, ['var', 'clients']]],
            '); got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'file_system_policy'],
                  ['list', ['local', 3], ['local', 4, 'clients']],
                  [
                    greaterThan,
                    [length, [setsubtract, ['local', 4, 'clients'], [keys, ['var', 'clients']]]],
                    0,
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['file_system_policy'],
      rules: [
        {
          of: 'file_system_policy',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'file_system_policy'],
              [
                greaterThan,
                [
                  add,
                  [add, [length, ['local', 4, 'functions']], [length, ['local', 4, 'clients']]],
                  [length, ['local', 4, 'principal_arns']],
                ],
                0,
              ],
            ],
          ],
          says: [
            message,
            'file_system_policy: each entry must name at least one of functions, clients and principal_arns; got none in ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'file_system_policy'],
                ['local', 3],
                [
                  equal,
                  [
                    add,
                    [add, [length, ['local', 4, 'functions']], [length, ['local', 4, 'clients']]],
                    [length, ['local', 4, 'principal_arns']],
                  ],
                  0,
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['functions', 'file_system_policy'],
      rules: [
        {
          of: 'file_system_policy',
          holds: [
            equal,
            [
              length,
              [
                'listFor',
                3,
                ['var', 'functions'],
                ['local', 3],
                [
                  and,
                  [
                    anytrue,
                    [
                      'listFor',
                      5,
                      ['var', 'file_system_policy'],
                      [contains, ['local', 6, 'functions'], ['local', 3]],
                    ],
                  ],
                  [
                    not,
                    [
                      and,
                      [
                        anytrue,
                        [
                          'listFor',
                          5,
                          ['var', 'file_system_policy'],
                          [
                            and,
                            [
                              and,
                              [contains, ['local', 6, 'functions'], ['local', 3]],
                              [equal, ['local', 6, 'access_point'], ['local', 4, 'access_point']],
                            ],
                            [equal, ['local', 6, 'access'], ['local', 4, 'access']],
                          ],
                        ],
                      ],
                      [
                        alltrue,
                        [
                          'listFor',
                          5,
                          ['var', 'file_system_policy'],
                          [
                            or,
                            [
                              or,
                              [not, [contains, ['local', 6, 'functions'], ['local', 3]]],
                              [
                                notEqual,
                                ['local', 6, 'access_point'],
                                ['local', 4, 'access_point'],
                              ],
                            ],
                            [equal, ['local', 6, 'access'], ['local', 4, 'access']],
                          ],
                        ],
                      ],
                    ],
                  ],
                ],
              ],
            ],
            0,
          ],
          says: [
            message,
            'file_system_policy: a function that is named must be allowed its own access point with just its own access: with less its mount is denied, with more the policy gives it what its role does not; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'functions'],
                ['local', 3],
                [
                  and,
                  [
                    anytrue,
                    [
                      'listFor',
                      5,
                      ['var', 'file_system_policy'],
                      [contains, ['local', 6, 'functions'], ['local', 3]],
                    ],
                  ],
                  [
                    not,
                    [
                      and,
                      [
                        anytrue,
                        [
                          'listFor',
                          5,
                          ['var', 'file_system_policy'],
                          [
                            and,
                            [
                              and,
                              [contains, ['local', 6, 'functions'], ['local', 3]],
                              [equal, ['local', 6, 'access_point'], ['local', 4, 'access_point']],
                            ],
                            [equal, ['local', 6, 'access'], ['local', 4, 'access']],
                          ],
                        ],
                      ],
                      [
                        alltrue,
                        [
                          'listFor',
                          5,
                          ['var', 'file_system_policy'],
                          [
                            or,
                            [
                              or,
                              [not, [contains, ['local', 6, 'functions'], ['local', 3]]],
                              [
                                notEqual,
                                ['local', 6, 'access_point'],
                                ['local', 4, 'access_point'],
                              ],
                            ],
                            [equal, ['local', 6, 'access'], ['local', 4, 'access']],
                          ],
                        ],
                      ],
                    ],
                  ],
                ],
              ],
            ],
            '. Use an entry for each access.',
          ],
        },
      ],
    },
    {
      reads: ['clients', 'file_system_policy'],
      rules: [
        {
          of: 'file_system_policy',
          holds: [
            equal,
            [
              length,
              [
                'listFor',
                3,
                ['var', 'clients'],
                ['local', 3],
                [
                  and,
                  [
                    anytrue,
                    [
                      'listFor',
                      5,
                      ['var', 'file_system_policy'],
                      [contains, ['local', 6, 'clients'], ['local', 3]],
                    ],
                  ],
                  [
                    not,
                    [
                      and,
                      [
                        anytrue,
                        [
                          'listFor',
                          5,
                          ['var', 'file_system_policy'],
                          [
                            and,
                            [
                              and,
                              [contains, ['local', 6, 'clients'], ['local', 3]],
                              [equal, ['local', 6, 'access_point'], ['local', 4, 'access_point']],
                            ],
                            [equal, ['local', 6, 'access'], ['local', 4, 'access']],
                          ],
                        ],
                      ],
                      [
                        alltrue,
                        [
                          'listFor',
                          5,
                          ['var', 'file_system_policy'],
                          [
                            or,
                            [
                              or,
                              [not, [contains, ['local', 6, 'clients'], ['local', 3]]],
                              [
                                notEqual,
                                ['local', 6, 'access_point'],
                                ['local', 4, 'access_point'],
                              ],
                            ],
                            [equal, ['local', 6, 'access'], ['local', 4, 'access']],
                          ],
                        ],
                      ],
                    ],
                  ],
                ],
              ],
            ],
            0,
          ],
          says: [
            message,
            'file_system_policy: a client that is named must be allowed its own access point with just its own access: with less its mount is denied, with more the policy gives it what its role does not; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'clients'],
                ['local', 3],
                [
                  and,
                  [
                    anytrue,
                    [
                      'listFor',
                      5,
                      ['var', 'file_system_policy'],
                      [contains, ['local', 6, 'clients'], ['local', 3]],
                    ],
                  ],
                  [
                    not,
                    [
                      and,
                      [
                        anytrue,
                        [
                          'listFor',
                          5,
                          ['var', 'file_system_policy'],
                          [
                            and,
                            [
                              and,
                              [contains, ['local', 6, 'clients'], ['local', 3]],
                              [equal, ['local', 6, 'access_point'], ['local', 4, 'access_point']],
                            ],
                            [equal, ['local', 6, 'access'], ['local', 4, 'access']],
                          ],
                        ],
                      ],
                      [
                        alltrue,
                        [
                          'listFor',
                          5,
                          ['var', 'file_system_policy'],
                          [
                            or,
                            [
                              or,
                              [not, [contains, ['local', 6, 'clients'], ['local', 3]]],
                              [
                                notEqual,
                                ['local', 6, 'access_point'],
                                ['local', 4, 'access_point'],
                              ],
                            ],
                            [equal, ['local', 6, 'access'], ['local', 4, 'access']],
                          ],
                        ],
                      ],
                    ],
                  ],
                ],
              ],
            ],
            '. Use an entry for each access.',
          ],
        },
      ],
    },
  ],
  calls: [
    {
      module: bucketRules,
      count: ['when', [equal, ['var', 'existing_bucket'], null], 1, 0],

      locals: [
        [coalesce, ['var', 'bucket', 'name'], [text, ['var', 'name'], '-', UNKNOWN, '-', UNKNOWN]],
      ],
      inputs: [
        ['name', ['local', 3]],
        ['force_destroy', ['var', 'bucket', 'force_destroy']],
        ['kms_key_arn', ['var', 'bucket', 'kms_key_arn']],
        [
          'noncurrent_version_expiration_days',
          ['var', 'bucket', 'noncurrent_version_expiration_days'],
        ],
        ['eventbridge', ['var', 'bucket', 'eventbridge']],
      ],
      copied: ['tags'],
    },
    {
      module: clientRules,

      forEach: ['var', 'clients'],
      locals: [],
      inputs: [
        ['name', [text, ['var', 'name'], '.', ['local', 1], '.', UNKNOWN]],
        ['mount', UNKNOWN],
      ],
      copied: ['role_arn'],
    },
    {
      module: mountRules,

      forEach: ['var', 'clients'],
      locals: [],
      inputs: [
        ['file_system', UNKNOWN],
        ['access_point', UNKNOWN],
        ['client', [text, 'client ', ['local', 1]]],
      ],
      copied: ['local_mount_path', 'access', 'grant_direct_read'],
    },
    {
      module: s3filesRules,

      locals: [
        [
          'object',
          'arn',
          [
            'when',
            [equal, ['var', 'existing_bucket'], null],
            UNKNOWN,
            ['var', 'existing_bucket', 'arn'],
          ],
          'kms_key_arn',
          [
            'when',
            [equal, ['var', 'existing_bucket'], null],
            UNKNOWN,
            ['var', 'existing_bucket', 'kms_key_arn'],
          ],
          'versioning_status',
          [
            'when',
            [equal, ['var', 'existing_bucket'], null],
            UNKNOWN,
            ['var', 'existing_bucket', 'versioning_status'],
          ],
        ],
      ],
      inputs: [
        ['bucket', ['local', 3]],
        [
          'file_system_policy',
          [
            objectFor,
            [
              'listFor',
              4,
              ['var', 'file_system_policy'],
              [
                'list',
                ['local', 4],
                [
                  'object',
                  'access_point',
                  ['local', 5, 'access_point'],
                  'access',
                  ['local', 5, 'access'],
                  'principal_arns',
                  [
                    concat,
                    ['local', 5, 'principal_arns'],
                    ['listFor', 6, ['local', 5, 'functions'], UNKNOWN],
                    [
                      'listFor',
                      6,
                      ['local', 5, 'clients'],
                      [at, [at, ['var', 'clients'], ['local', 7]], 'role_arn'],
                    ],
                  ],
                ],
              ],
            ],
          ],
        ],
      ],
      copied: [
        'name',
        'prefix',
        'service_role',
        'file_system_kms_key_arn',
        'accept_bucket_warning',
        'synchronization_configuration',
        'network',
        'access_points',
        'export_drain_seconds',
        'bucket_release_seconds',
        'tags',
      ],
    },
    {
      module: lambdaRules,

      forEach: ['var', 'functions'],
      locals: [
        [
          objectFor,
          [
            'listFor',
            3,
            ['var', 'functions'],
            [
              'list',
              ['local', 3],
              [
                objectFor,
                [
                  'listFor',
                  5,
                  ['var', 'network', 'subnets'],
                  ['list', ['local', 5], ['local', 6]],
                  [
                    'when',
                    [equal, ['local', 4, 'zones'], null],
                    true,
                    [contains, ['local', 4, 'zones'], ['local', 5]],
                  ],
                ],
              ],
            ],
          ],
        ],
      ],
      inputs: [
        ['name', [text, ['var', 'name'], '-', ['local', 1]]],
        ['mount', UNKNOWN],
        [
          'vpc_config',
          [
            'object',
            'ipv6_allowed_for_dual_stack',
            [notEqual, ['var', 'network', 'ip_address_type'], 'IPV4_ONLY'],
            'security_group_ids',
            [concat, ['list', UNKNOWN], ['var', 'network', 'client_security_group_ids']],
            'subnets',
            [at, ['local', 3], ['local', 1]],
          ],
        ],
        ['account', UNKNOWN],
        ['tags', [merge, ['var', 'tags'], ['local', 2, 'tags']]],
      ],
      copied: [
        'code',
        'handler',
        'runtime',
        'architectures',
        'memory_size',
        'timeout',
        'ephemeral_storage',
        'environment',
        'layers',
        'policy_statements',
        'policy_arns',
        'permissions_boundary',
        'reserved_concurrent_executions',
        'logging',
        'tracing',
        'publish',
        'description',
      ],
    },
    {
      module: mountRules,

      forEach: ['var', 'functions'],
      locals: [],
      inputs: [
        ['file_system', UNKNOWN],
        ['access_point', UNKNOWN],
        ['client', [text, 'function ', ['local', 1]]],
      ],
      copied: ['local_mount_path', 'access', 'grant_direct_read'],
    },
  ],
};
