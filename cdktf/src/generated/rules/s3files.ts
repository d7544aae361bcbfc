// Generated from modules/s3files/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  alltrue,
  and,
  base64encode,
  coalesce,
  compact,
  concat,
  contains,
  divide,
  equal,
  flatten,
  floor,
  greaterThan,
  greaterThanOrEqual,
  join,
  jsonencode,
  keys,
  length,
  lessThanOrEqual,
  lower,
  merge,
  message,
  multiply,
  not,
  notEqual,
  objectFor,
  or,
  regex,
  setsubtract,
  splat,
  startswith,
  text,
  tomap,
  tonumber,
  trim,
  values,
  type ModuleRules,
} from '../../rules/index.ts';

/** What modules/s3files refuses. */
export const s3filesRules: ModuleRules = {
  defaults: {
    prefix: null,
    service_role: null,
    file_system_kms_key_arn: null,
    accept_bucket_warning: null,
    synchronization_configuration: {
      import_data_rules: { '': { trigger: 'ON_DIRECTORY_FIRST_ACCESS', size_less_than: 131072 } },
      days_after_last_access: 30,
    },
    access_points: {},
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
      reads: ['bucket'],
      rules: [
        {
          of: 'bucket',
          holds: [
            'can',
            [regex, ['value', /^arn:aws[a-zA-Z0-9-]*:s3:::[^\/]+$/u], ['var', 'bucket', 'arn']],
          ],
          says: [message, 'bucket: arn must be the ARN of a bucket, without a key.'],
        },
        {
          of: 'bucket',
          holds: [
            'when',
            [equal, ['var', 'bucket', 'kms_key_arn'], null],
            true,
            [
              'can',
              [
                regex,
                [
                  'value',
                  /^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/u,
                ],
                ['var', 'bucket', 'kms_key_arn'],
              ],
            ],
          ],
          says: [
            message,
            'bucket: kms_key_arn must be the whole ARN of a key, not an alias and not an id.',
          ],
        },
      ],
    },
    {
      reads: ['prefix'],
      rules: [
        {
          of: 'prefix',
          holds: [
            'when',
            [equal, ['var', 'prefix'], null],
            true,
            ['can', [regex, ['value', /^[^\n]*\/$/u], ['var', 'prefix']]],
          ],
          says: [
            message,
            'prefix must end in "/", or be null for the whole bucket; got ',
            [jsonencode, ['var', 'prefix']],
            '.',
          ],
        },
        {
          of: 'prefix',
          holds: [
            'when',
            [equal, ['var', 'prefix'], null],
            true,
            [
              lessThanOrEqual,
              [
                floor,
                [
                  divide,
                  [multiply, [length, [trim, [base64encode, ['var', 'prefix']], '=']], 3],
                  4,
                ],
              ],
              1024,
            ],
          ],
          says: [
            message,
            'prefix must be at most 1024 bytes long; got ',
            [
              'try',
              [
                floor,
                [
                  divide,
                  [multiply, [length, [trim, [base64encode, ['var', 'prefix']], '=']], 3],
                  4,
                ],
              ],
              0,
            ],
            ': ',
            [jsonencode, ['var', 'prefix']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['service_role'],
      rules: [
        {
          of: 'service_role',
          holds: [
            'when',
            [equal, ['var', 'service_role'], null],
            true,
            [
              'can',
              [
                regex,
                ['value', /^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role\/?[a-zA-Z_0-9+=,.@\/-]+$/u],
                ['var', 'service_role', 'arn'],
              ],
            ],
          ],
          says: [message, 'service_role: arn must be the ARN of a role.'],
        },
      ],
    },
    {
      reads: ['file_system_kms_key_arn'],
      rules: [
        {
          of: 'file_system_kms_key_arn',
          holds: [
            'when',
            [equal, ['var', 'file_system_kms_key_arn'], null],
            true,
            [
              'can',
              [
                regex,
                [
                  'value',
                  /^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/u,
                ],
                ['var', 'file_system_kms_key_arn'],
              ],
            ],
          ],
          says: [
            message,
            'file_system_kms_key_arn must be the whole ARN of a key, not an alias and not an id.',
          ],
        },
      ],
    },
    {
      reads: ['synchronization_configuration'],
      rules: [
        {
          of: 'synchronization_configuration',
          holds: [
            contains,
            [keys, ['var', 'synchronization_configuration', 'import_data_rules']],
            '',
          ],
          says: [
            message,
            'synchronization_configuration: import_data_rules must have a rule for the prefix ""; got ',
            [jsonencode, [keys, ['var', 'synchronization_configuration', 'import_data_rules']]],
            '.',
          ],
        },
        {
          of: 'synchronization_configuration',
          holds: [
            lessThanOrEqual,
            [length, ['var', 'synchronization_configuration', 'import_data_rules']],
            10,
          ],
          says: [
            message,
            'synchronization_configuration: at most 10 import_data_rules are allowed; got ',
            [length, ['var', 'synchronization_configuration', 'import_data_rules']],
            ': ',
            [jsonencode, [keys, ['var', 'synchronization_configuration', 'import_data_rules']]],
            '.',
          ],
        },
        {
          of: 'synchronization_configuration',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'synchronization_configuration', 'import_data_rules'],
              [
                and,
                ['can', [regex, ['value', /^(|[^\n]*\/)$/u], ['local', 3]]],
                [
                  lessThanOrEqual,
                  [
                    floor,
                    [divide, [multiply, [length, [trim, [base64encode, ['local', 3]], '=']], 3], 4],
                  ],
                  1024,
                ],
              ],
            ],
          ],
          says: [
            message,
            'synchronization_configuration: a prefix of import_data_rules must be empty or end in "/" and be at most 1024 bytes long; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'synchronization_configuration', 'import_data_rules'],
                ['local', 3],
                [
                  not,
                  [
                    and,
                    ['can', [regex, ['value', /^(|[^\n]*\/)$/u], ['local', 3]]],
                    [
                      lessThanOrEqual,
                      [
                        floor,
                        [
                          divide,
                          [multiply, [length, [trim, [base64encode, ['local', 3]], '=']], 3],
                          4,
                        ],
                      ],
                      1024,
                    ],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'synchronization_configuration',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'synchronization_configuration', 'import_data_rules'],
              [
                contains,
                ['value', ['ON_DIRECTORY_FIRST_ACCESS', 'ON_FILE_ACCESS']],
                ['local', 4, 'trigger'],
              ],
            ],
          ],
          says: [
            message,
            'synchronization_configuration: trigger of import_data_rules must be ON_DIRECTORY_FIRST_ACCESS or ON_FILE_ACCESS; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'synchronization_configuration', 'import_data_rules'],
                  ['list', ['local', 3], ['local', 4, 'trigger']],
                  [
                    not,
                    [
                      contains,
                      ['value', ['ON_DIRECTORY_FIRST_ACCESS', 'ON_FILE_ACCESS']],
                      ['local', 4, 'trigger'],
                    ],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'synchronization_configuration',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'synchronization_configuration', 'import_data_rules'],
              [
                and,
                [
                  and,
                  [greaterThanOrEqual, ['local', 4, 'size_less_than'], 0],
                  [lessThanOrEqual, ['local', 4, 'size_less_than'], 52673613135872],
                ],
                [equal, [floor, ['local', 4, 'size_less_than']], ['local', 4, 'size_less_than']],
              ],
            ],
          ],
          says: [
            message,
            'synchronization_configuration: size_less_than of import_data_rules must be a whole number of bytes from 0 to 52673613135872; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'synchronization_configuration', 'import_data_rules'],
                  ['list', ['local', 3], ['local', 4, 'size_less_than']],
                  [
                    not,
                    [
                      and,
                      [
                        and,
                        [greaterThanOrEqual, ['local', 4, 'size_less_than'], 0],
                        [lessThanOrEqual, ['local', 4, 'size_less_than'], 52673613135872],
                      ],
                      [
                        equal,
                        [floor, ['local', 4, 'size_less_than']],
                        ['local', 4, 'size_less_than'],
                      ],
                    ],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'synchronization_configuration',
          holds: [
            and,
            [
              and,
              [
                greaterThanOrEqual,
                ['var', 'synchronization_configuration', 'days_after_last_access'],
                1,
              ],
              [
                lessThanOrEqual,
                ['var', 'synchronization_configuration', 'days_after_last_access'],
                365,
              ],
            ],
            [
              equal,
              [floor, ['var', 'synchronization_configuration', 'days_after_last_access']],
              ['var', 'synchronization_configuration', 'days_after_last_access'],
            ],
          ],
          says: [
            message,
            'synchronization_configuration: days_after_last_access must be a whole number from 1 to 365; got ',
            ['var', 'synchronization_configuration', 'days_after_last_access'],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['network'],
      rules: [
        {
          of: 'network',
          holds: [greaterThan, [length, ['var', 'network', 'subnets']], 0],
          says: [message, 'network: subnets must name at least one zone.'],
        },
        {
          of: 'network',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'network', 'subnets'],
              [
                'can',
                [
                  regex,
                  [
                    'value',
                    /^([a-z]+(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z]|[a-z0-9]+(-[a-z0-9]+)?-az[0-9]+)$/u,
                  ],
                  ['local', 3],
                ],
              ],
            ],
          ],
          says: [
            message,
            'network: subnets must have zones such as eu-west-1a, or ids of zones such as euw1-az1, as keys; got ',
            [jsonencode, [keys, ['var', 'network', 'subnets']]],
            '.',
          ],
        },
        {
          of: 'network',
          holds: ['can', [regex, ['value', /^vpc-[0-9a-f]{8,40}$/u], ['var', 'network', 'vpc_id']]],
          says: [message, 'network: vpc_id must be the id of a VPC, vpc- and hexadecimal digits.'],
        },
        {
          of: 'network',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              [
                concat,
                [values, ['var', 'network', 'subnets']],
                [values, ['var', 'network', 'mount_target_subnets']],
              ],
              ['can', [regex, ['value', /^subnet-[0-9a-f]{8,40}$/u], ['local', 4]]],
            ],
          ],
          says: [
            message,
            'network: subnets and mount_target_subnets must have ids of subnets, subnet- and hexadecimal digits, as values (zones: ',
            [join, ', ', [keys, ['var', 'network', 'subnets']]],
            ').',
          ],
        },
        {
          of: 'network',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              [
                concat,
                ['var', 'network', 'mount_target_security_group_ids'],
                ['var', 'network', 'client_security_group_ids'],
                [
                  values,
                  [
                    'when',
                    [equal, ['var', 'network', 'security_groups'], null],
                    ['object'],
                    [tomap, ['var', 'network', 'security_groups']],
                  ],
                ],
              ],
              ['can', [regex, ['value', /^sg-[0-9a-f]{8,40}$/u], ['local', 4]]],
            ],
          ],
          says: [
            message,
            'network: mount_target_security_group_ids, client_security_group_ids and security_groups must have ids of security groups, sg- and hexadecimal digits.',
          ],
        },
        {
          of: 'network',
          holds: [
            equal,
            [
              length,
              [
                setsubtract,
                [keys, ['var', 'network', 'mount_target_subnets']],
                [keys, ['var', 'network', 'subnets']],
              ],
            ],
            0,
          ],
          says: [
            message,
            'network: mount_target_subnets may only have zones of subnets (',
            [join, ', ', [keys, ['var', 'network', 'subnets']]],
            '); got ',
            [join, ', ', [keys, ['var', 'network', 'mount_target_subnets']]],
            '.',
          ],
        },
        {
          of: 'network',
          holds: [
            contains,
            ['value', ['IPV4_ONLY', 'IPV6_ONLY', 'DUAL_STACK']],
            ['var', 'network', 'ip_address_type'],
          ],
          says: [
            message,
            'network: ip_address_type must be IPV4_ONLY, IPV6_ONLY or DUAL_STACK; got ',
            [jsonencode, ['var', 'network', 'ip_address_type']],
            '.',
          ],
        },
        {
          of: 'network',
          holds: [contains, ['value', ['none', 's3', 'all']], ['var', 'network', 'https_egress']],
          says: [
            message,
            'network: https_egress must be none, s3 or all; got ',
            [jsonencode, ['var', 'network', 'https_egress']],
            '.',
          ],
        },
        {
          of: 'network',
          holds: [
            lessThanOrEqual,
            [length, ['var', 'network', 'mount_target_security_group_ids']],
            4,
          ],
          says: [
            message,
            'network: at most 4 mount_target_security_group_ids are allowed; got ',
            [length, ['var', 'network', 'mount_target_security_group_ids']],
            '.',
          ],
        },
        {
          of: 'network',
          holds: [lessThanOrEqual, [length, ['var', 'network', 'client_security_group_ids']], 4],
          says: [
            message,
            'network: at most 4 client_security_group_ids are allowed; got ',
            [length, ['var', 'network', 'client_security_group_ids']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['network', 'name'],
      rules: [
        {
          of: 'network',
          holds: [
            or,
            [notEqual, ['var', 'network', 'security_groups'], null],
            [not, [startswith, ['var', 'name'], 'sg-']],
          ],
          says: [
            message,
            'network: name must not begin with sg-, which EC2 keeps for ids, unless security_groups are yours; got ',
            [jsonencode, ['var', 'name']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['access_points'],
      rules: [
        {
          of: 'access_points',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'access_points'],
              [
                and,
                ['can', [regex, ['value', /^[a-zA-Z0-9._-]+$/u], ['local', 3]]],
                [lessThanOrEqual, [length, ['local', 3]], 128],
              ],
            ],
          ],
          says: [
            message,
            'access_points: a name must be 1 to 128 letters, digits, dots, underscores and hyphens; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'access_points'],
                ['local', 3],
                [
                  not,
                  [
                    and,
                    ['can', [regex, ['value', /^[a-zA-Z0-9._-]+$/u], ['local', 3]]],
                    [lessThanOrEqual, [length, ['local', 3]], 128],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'access_points',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'access_points'],
              [
                'when',
                [equal, ['local', 4, 'root_directory', 'path'], null],
                true,
                ['can', [regex, ['value', /^\//u], ['local', 4, 'root_directory', 'path']]],
              ],
            ],
          ],
          says: [
            message,
            'access_points: root_directory.path must start with "/"; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'access_points'],
                  ['list', ['local', 3], ['local', 4, 'root_directory', 'path']],
                  [
                    not,
                    [
                      'when',
                      [equal, ['local', 4, 'root_directory', 'path'], null],
                      true,
                      ['can', [regex, ['value', /^\//u], ['local', 4, 'root_directory', 'path']]],
                    ],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'access_points',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'access_points'],
              [
                lessThanOrEqual,
                [
                  floor,
                  [
                    divide,
                    [
                      multiply,
                      [
                        length,
                        [
                          trim,
                          [
                            base64encode,
                            [
                              coalesce,
                              ['local', 4, 'root_directory', 'path'],
                              [text, '/', ['local', 3]],
                            ],
                          ],
                          '=',
                        ],
                      ],
                      3,
                    ],
                    4,
                  ],
                ],
                100,
              ],
            ],
          ],
          says: [
            message,
            'access_points: root_directory.path must be at most 100 bytes long; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'access_points'],
                  [
                    'list',
                    ['local', 3],
                    [coalesce, ['local', 4, 'root_directory', 'path'], [text, '/', ['local', 3]]],
                  ],
                  [
                    greaterThan,
                    [
                      floor,
                      [
                        divide,
                        [
                          multiply,
                          [
                            length,
                            [
                              trim,
                              [
                                base64encode,
                                [
                                  coalesce,
                                  ['local', 4, 'root_directory', 'path'],
                                  [text, '/', ['local', 3]],
                                ],
                              ],
                              '=',
                            ],
                          ],
                          3,
                        ],
                        4,
                      ],
                    ],
                    100,
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'access_points',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'access_points'],
              [
                'can',
                [
                  regex,
                  ['value', /^(\/|(\/[^\/.$#<>;`|&?{}^*\n][^\/$#<>;`|&?{}^*\n]*){1,4})$/u],
                  [coalesce, ['local', 4, 'root_directory', 'path'], [text, '/', ['local', 3]]],
                ],
              ],
            ],
          ],
          says: [
            message,
            'access_points: root_directory.path must be "/" or have up to 4 levels, none of which is empty, begins with a dot or contains one of $ # < > ; ` | & ? { } ^ *; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'access_points'],
                  [
                    'list',
                    ['local', 3],
                    [coalesce, ['local', 4, 'root_directory', 'path'], [text, '/', ['local', 3]]],
                  ],
                  [
                    not,
                    [
                      'can',
                      [
                        regex,
                        ['value', /^(\/|(\/[^\/.$#<>;`|&?{}^*\n][^\/$#<>;`|&?{}^*\n]*){1,4})$/u],
                        [
                          coalesce,
                          ['local', 4, 'root_directory', 'path'],
                          [text, '/', ['local', 3]],
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
        {
          of: 'access_points',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'access_points'],
              [
                'can',
                [
                  regex,
                  ['value', /^[0-7]{3,4}$/u],
                  ['local', 4, 'root_directory', 'creation_permissions', 'permissions'],
                ],
              ],
            ],
          ],
          says: [
            message,
            'access_points: creation_permissions.permissions must be 3 or 4 octal digits in quotes; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'access_points'],
                  [
                    'list',
                    ['local', 3],
                    ['local', 4, 'root_directory', 'creation_permissions', 'permissions'],
                  ],
                  [
                    not,
                    [
                      'can',
                      [
                        regex,
                        ['value', /^[0-7]{3,4}$/u],
                        ['local', 4, 'root_directory', 'creation_permissions', 'permissions'],
                      ],
                    ],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'access_points',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'access_points'],
              [
                alltrue,
                [
                  'listFor',
                  5,
                  [
                    compact,
                    [
                      flatten,
                      [
                        'list',
                        ['local', 4, 'posix_user', 'uid'],
                        ['local', 4, 'posix_user', 'gid'],
                        ['local', 4, 'posix_user', 'secondary_gids'],
                        ['local', 4, 'root_directory', 'creation_permissions', 'owner_uid'],
                        ['local', 4, 'root_directory', 'creation_permissions', 'owner_gid'],
                      ],
                    ],
                  ],
                  [
                    and,
                    ['can', [regex, ['value', /^[0-9]+$/u], ['local', 6]]],
                    [lessThanOrEqual, [tonumber, ['local', 6]], 4294967295],
                  ],
                ],
              ],
            ],
          ],
          says: [
            message,
            'access_points: user and group ids must be whole numbers from 0 to 4294967295; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'access_points'],
                  [
                    'list',
                    ['local', 3],
                    [
                      compact,
                      [
                        flatten,
                        [
                          'list',
                          ['local', 4, 'posix_user', 'uid'],
                          ['local', 4, 'posix_user', 'gid'],
                          ['local', 4, 'posix_user', 'secondary_gids'],
                          ['local', 4, 'root_directory', 'creation_permissions', 'owner_uid'],
                          ['local', 4, 'root_directory', 'creation_permissions', 'owner_gid'],
                        ],
                      ],
                    ],
                  ],
                  [
                    not,
                    [
                      alltrue,
                      [
                        'listFor',
                        5,
                        [
                          compact,
                          [
                            flatten,
                            [
                              'list',
                              ['local', 4, 'posix_user', 'uid'],
                              ['local', 4, 'posix_user', 'gid'],
                              ['local', 4, 'posix_user', 'secondary_gids'],
                              ['local', 4, 'root_directory', 'creation_permissions', 'owner_uid'],
                              ['local', 4, 'root_directory', 'creation_permissions', 'owner_gid'],
                            ],
                          ],
                        ],
                        [
                          and,
                          ['can', [regex, ['value', /^[0-9]+$/u], ['local', 6]]],
                          [lessThanOrEqual, [tonumber, ['local', 6]], 4294967295],
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
        {
          of: 'access_points',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'access_points'],
              [
                alltrue,
                [
                  'listFor',
                  5,
                  ['local', 4, 'tags'],
                  [
                    and,
                    [
                      and,
                      [
                        and,
                        [
                          and,
                          [
                            'can',
                            [regex, ['value', /^[\p{L}\p{Z}\p{N}_.:\/=+@-]+$/u], ['local', 5]],
                          ],
                          [lessThanOrEqual, [length, ['local', 5]], 128],
                        ],
                        [not, [startswith, [lower, ['local', 5]], 'aws:']],
                      ],
                      ['can', [regex, ['value', /^[\p{L}\p{Z}\p{N}_.:\/=+@-]*$/u], ['local', 6]]],
                    ],
                    [lessThanOrEqual, [length, ['local', 6]], 256],
                  ],
                ],
              ],
            ],
          ],
          says: [
            message,
            'access_points: tags must have keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'access_points'],
                  ['list', ['local', 3], ['local', 4, 'tags']],
                  [
                    not,
                    [
                      alltrue,
                      [
                        'listFor',
                        5,
                        ['local', 4, 'tags'],
                        [
                          and,
                          [
                            and,
                            [
                              and,
                              [
                                and,
                                [
                                  'can',
                                  [
                                    regex,
                                    ['value', /^[\p{L}\p{Z}\p{N}_.:\/=+@-]+$/u],
                                    ['local', 5],
                                  ],
                                ],
                                [lessThanOrEqual, [length, ['local', 5]], 128],
                              ],
                              [not, [startswith, [lower, ['local', 5]], 'aws:']],
                            ],
                            [
                              'can',
                              [regex, ['value', /^[\p{L}\p{Z}\p{N}_.:\/=+@-]*$/u], ['local', 6]],
                            ],
                          ],
                          [lessThanOrEqual, [length, ['local', 6]], 256],
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
                and,
                ['can', [regex, ['value', /^[a-zA-Z0-9]+$/u], ['local', 3]]],
                [notEqual, ['local', 3], 'TransportIsEncrypted'],
              ],
            ],
          ],
          says: [
            message,
            'file_system_policy: a name must be letters and digits, and not TransportIsEncrypted, which is ours; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'file_system_policy'],
                ['local', 3],
                [
                  or,
                  [not, ['can', [regex, ['value', /^[a-zA-Z0-9]+$/u], ['local', 3]]]],
                  [equal, ['local', 3], 'TransportIsEncrypted'],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'file_system_policy',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'file_system_policy'],
              [greaterThan, [length, ['local', 4, 'principal_arns']], 0],
            ],
          ],
          says: [
            message,
            'file_system_policy: each statement must have one of principal_arns at least; got none in ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'file_system_policy'],
                ['local', 3],
                [equal, [length, ['local', 4, 'principal_arns']], 0],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'file_system_policy',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              [flatten, [splat, [values, ['var', 'file_system_policy']], 'principal_arns']],
              [
                'can',
                [
                  regex,
                  [
                    'value',
                    /^arn:aws[a-zA-Z-]*:(iam|sts)::[0-9]{12}:(role|user|assumed-role|federated-user)\/[^*?]+$/u,
                  ],
                  ['local', 4],
                ],
              ],
            ],
          ],
          says: [
            message,
            'file_system_policy: principal_arns must be ARNs of roles, users or sessions (statements: ',
            [join, ', ', [keys, ['var', 'file_system_policy']]],
            '); for everybody leave the policy out.',
          ],
        },
        {
          of: 'file_system_policy',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'file_system_policy'],
              [contains, ['value', ['read-only', 'read-write', 'root']], ['local', 4, 'access']],
            ],
          ],
          says: [
            message,
            'file_system_policy: access must be read-only, read-write or root; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'file_system_policy'],
                  ['list', ['local', 3], ['local', 4, 'access']],
                  [
                    not,
                    [
                      contains,
                      ['value', ['read-only', 'read-write', 'root']],
                      ['local', 4, 'access'],
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
      reads: ['file_system_policy', 'access_points'],
      rules: [
        {
          of: 'file_system_policy',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'file_system_policy'],
              [contains, [keys, ['var', 'access_points']], ['local', 4, 'access_point']],
            ],
          ],
          says: [
            message,
            'file_system_policy: access_point must be one of ',
            [join, ', ', [keys, ['var', 'access_points']]],
            '; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'file_system_policy'],
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
      reads: ['export_drain_seconds'],
      rules: [
        {
          of: 'export_drain_seconds',
          holds: [
            and,
            [greaterThanOrEqual, ['var', 'export_drain_seconds'], 0],
            [equal, [floor, ['var', 'export_drain_seconds']], ['var', 'export_drain_seconds']],
          ],
          says: [
            message,
            'export_drain_seconds must be a whole number of 0 or more; got ',
            ['var', 'export_drain_seconds'],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['bucket_release_seconds'],
      rules: [
        {
          of: 'bucket_release_seconds',
          holds: [
            and,
            [greaterThanOrEqual, ['var', 'bucket_release_seconds'], 0],
            [equal, [floor, ['var', 'bucket_release_seconds']], ['var', 'bucket_release_seconds']],
          ],
          says: [
            message,
            'bucket_release_seconds must be a whole number of 0 or more; got ',
            ['var', 'bucket_release_seconds'],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['tags'],
      rules: [
        {
          of: 'tags',
          holds: [
            and,
            [lessThanOrEqual, [length, [merge, ['object', 'Name', ''], ['var', 'tags']]], 50],
            [
              alltrue,
              [
                'listFor',
                3,
                ['var', 'tags'],
                [
                  and,
                  [
                    and,
                    [
                      and,
                      [
                        and,
                        ['can', [regex, ['value', /^[\p{L}\p{Z}\p{N}_.:\/=+@-]+$/u], ['local', 3]]],
                        [lessThanOrEqual, [length, ['local', 3]], 128],
                      ],
                      [not, [startswith, [lower, ['local', 3]], 'aws:']],
                    ],
                    ['can', [regex, ['value', /^[\p{L}\p{Z}\p{N}_.:\/=+@-]*$/u], ['local', 4]]],
                  ],
                  [lessThanOrEqual, [length, ['local', 4]], 256],
                ],
              ],
            ],
          ],
          says: [
            message,
            'tags must be at most 50, Name included, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ',
            [length, [merge, ['object', 'Name', ''], ['var', 'tags']]],
            ': ',
            [jsonencode, ['var', 'tags']],
            '.',
          ],
        },
      ],
    },
  ],
  calls: [],
};
