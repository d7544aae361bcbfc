// Generated from modules/lambda/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  add,
  alltrue,
  and,
  at,
  base64encode,
  coalesce,
  compact,
  contains,
  distinct,
  divide,
  equal,
  floor,
  greaterThan,
  greaterThanOrEqual,
  join,
  jsonencode,
  keys,
  length,
  lessThan,
  lessThanOrEqual,
  lower,
  merge,
  message,
  multiply,
  nonsensitive,
  not,
  notEqual,
  objectFor,
  or,
  regex,
  replace,
  splat,
  split,
  startswith,
  trim,
  type ModuleRules,
} from '../../rules/index.ts';

/** What modules/lambda refuses. */
export const lambdaRules: ModuleRules = {
  defaults: {
    role: null,
    account: null,
    handler: null,
    runtime: 'nodejs22.x',
    architectures: ['x86_64'],
    memory_size: 512,
    timeout: 60,
    ephemeral_storage: 512,
    environment: {},
    layers: [],
    policy_statements: [],
    policy_arns: {},
    permissions_boundary: null,
    reserved_concurrent_executions: null,
    logging: { retention_in_days: 30, format: 'Text', kms_key_arn: null },
    tracing: 'PassThrough',
    publish: false,
    description: null,
    tags: {},
  },
  groups: [
    {
      reads: ['name'],
      rules: [
        {
          of: 'name',
          holds: [
            and,
            ['can', [regex, ['value', /^[a-zA-Z0-9_-]+$/u], ['var', 'name']]],
            [lessThanOrEqual, [length, ['var', 'name']], 64],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': name must be 1 to 64 letters, digits, underscores and hyphens; got ',
            [length, ['var', 'name']],
            ': ',
            [jsonencode, ['var', 'name']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['mount'],
      rules: [
        {
          of: 'mount',
          holds: [
            'can',
            [
              regex,
              [
                'value',
                /^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system\/fs-[0-9a-f]{17,40}\/access-point\/fsap-[0-9a-f]{17,40}$/u,
              ],
              ['var', 'mount', 'file_system_config', 'arn'],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': mount.file_system_config.arn must be the ARN of an access point of S3 Files, which ends in /access-point/fsap-….',
          ],
        },
      ],
    },
    {
      reads: ['vpc_config'],
      rules: [
        {
          of: 'vpc_config',
          holds: [
            'when',
            [
              or,
              [
                or,
                [
                  or,
                  [lessThan, [length, ['var', 'vpc_config', 'subnets']], 1],
                  [greaterThan, [length, ['var', 'vpc_config', 'subnets']], 16],
                ],
                [lessThan, [length, ['var', 'vpc_config', 'security_group_ids']], 1],
              ],
              [greaterThan, [length, ['var', 'vpc_config', 'security_group_ids']], 5],
            ],
            false,
            [
              'when',
              [
                alltrue,
                [
                  'listFor',
                  3,
                  ['var', 'vpc_config', 'subnets'],
                  ['can', [regex, ['value', /^subnet-[0-9a-f]{8,40}$/u], ['local', 4]]],
                ],
              ],
              [
                alltrue,
                [
                  'listFor',
                  3,
                  ['var', 'vpc_config', 'security_group_ids'],
                  ['can', [regex, ['value', /^sg-[0-9a-f]{8,40}$/u], ['local', 4]]],
                ],
              ],
              false,
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': vpc_config must have 1 to 16 subnets, by ids subnet-…, and 1 to 5 security_group_ids, sg-…; got ',
            [length, ['var', 'vpc_config', 'subnets']],
            ' and ',
            [length, ['var', 'vpc_config', 'security_group_ids']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['role', 'account'],
      rules: [
        {
          of: 'role',
          holds: [
            'when',
            [equal, ['var', 'role'], null],
            true,
            [
              'when',
              [
                'can',
                [
                  regex,
                  ['value', /^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role\/?[a-zA-Z_0-9+=,.@\/-]+$/u],
                  ['var', 'role', 'arn'],
                ],
              ],
              [
                or,
                [equal, ['var', 'account'], null],
                [
                  equal,
                  [at, [split, ':', ['var', 'role', 'arn']], 4],
                  ['try', ['var', 'account', 'id'], ''],
                ],
              ],
              false,
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': role.arn must be the ARN of a role, in the account of the function.',
          ],
        },
      ],
    },
    {
      reads: ['code'],
      rules: [
        {
          of: 'code',
          holds: [
            equal,
            [
              add,
              [
                add,
                ['when', [equal, ['var', 'code', 'filename'], null], 0, 1],
                ['when', [equal, ['var', 'code', 's3_object'], null], 0, 1],
              ],
              ['when', [equal, ['var', 'code', 'image'], null], 0, 1],
            ],
            1,
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': code must have exactly one of filename, s3_object and image; got ',
            [
              add,
              [
                add,
                ['when', [equal, ['var', 'code', 'filename'], null], 0, 1],
                ['when', [equal, ['var', 'code', 's3_object'], null], 0, 1],
              ],
              ['when', [equal, ['var', 'code', 'image'], null], 0, 1],
            ],
            '.',
          ],
        },
        {
          of: 'code',
          holds: [
            'when',
            [notEqual, ['var', 'code', 's3_object'], null],
            [
              'when',
              [
                or,
                [lessThan, [length, ['var', 'code', 's3_object', 'key']], 1],
                [greaterThan, [length, ['var', 'code', 's3_object', 'key']], 1024],
              ],
              false,
              [
                'when',
                [
                  and,
                  [
                    and,
                    [
                      'can',
                      [
                        regex,
                        ['value', /^[0-9A-Za-z._-]*[0-9A-Za-z_-]$/u],
                        ['var', 'code', 's3_object', 'bucket'],
                      ],
                    ],
                    [greaterThanOrEqual, [length, ['var', 'code', 's3_object', 'bucket']], 3],
                  ],
                  [lessThanOrEqual, [length, ['var', 'code', 's3_object', 'bucket']], 63],
                ],
                [
                  'when',
                  [equal, ['var', 'code', 's3_object', 'version'], null],
                  true,
                  [
                    and,
                    [greaterThanOrEqual, [length, ['var', 'code', 's3_object', 'version']], 1],
                    [lessThanOrEqual, [length, ['var', 'code', 's3_object', 'version']], 1024],
                  ],
                ],
                false,
              ],
            ],
            [
              'when',
              [equal, ['var', 'code', 'image'], null],
              true,
              [
                'when',
                [
                  or,
                  [
                    greaterThan,
                    [length, [coalesce, ['var', 'code', 'image', 'command'], ['value', []]]],
                    1500,
                  ],
                  [
                    greaterThan,
                    [length, [coalesce, ['var', 'code', 'image', 'entry_point'], ['value', []]]],
                    1500,
                  ],
                ],
                false,
                [
                  'when',
                  [equal, ['var', 'code', 'image', 'working_directory'], null],
                  true,
                  [lessThanOrEqual, [length, ['var', 'code', 'image', 'working_directory']], 1000],
                ],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ": code.s3_object must have a bucket's name of 3 to 63 characters, a key and, if any, a version of 1 to 1024; code.image may have 1500 words of command and of entry_point, and a working_directory of 1000 characters; got lengths ",
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  [
                    'object',
                    'bucket',
                    ['try', [length, ['var', 'code', 's3_object', 'bucket']], null],
                    'key',
                    ['try', [length, ['var', 'code', 's3_object', 'key']], null],
                    'version',
                    ['try', [length, ['var', 'code', 's3_object', 'version']], null],
                    'command',
                    ['try', [length, ['var', 'code', 'image', 'command']], null],
                    'entry_point',
                    ['try', [length, ['var', 'code', 'image', 'entry_point']], null],
                    'working_directory',
                    ['try', [length, ['var', 'code', 'image', 'working_directory']], null],
                  ],
                  ['list', ['local', 3], ['local', 4]],
                  [notEqual, ['local', 4], null],
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['code', 'handler'],
      rules: [
        {
          of: 'handler',
          holds: [
            'when',
            [notEqual, ['var', 'code', 'image'], null],
            [equal, ['var', 'handler'], null],
            [
              'when',
              [equal, ['var', 'handler'], null],
              false,
              [
                and,
                ['can', [regex, ['value', /^[^ \t\n\f\r]+$/u], ['var', 'handler']]],
                [lessThanOrEqual, [length, ['var', 'handler']], 128],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': handler must be 1 to 128 characters without spaces for a zip, and null for an image; got ',
            [jsonencode, ['var', 'handler']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['runtime'],
      rules: [
        {
          of: 'runtime',
          holds: ['can', [regex, ['value', /^[a-z]+[a-z0-9.]*$/u], ['var', 'runtime']]],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': runtime must be a name such as nodejs22.x or python3.13; got ',
            [jsonencode, ['var', 'runtime']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['architectures'],
      rules: [
        {
          of: 'architectures',
          holds: [
            and,
            [equal, [length, ['var', 'architectures']], 1],
            [
              alltrue,
              [
                'listFor',
                3,
                ['var', 'architectures'],
                [contains, ['value', ['x86_64', 'arm64']], ['local', 4]],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': architectures must be ["x86_64"] or ["arm64"]; got ',
            [jsonencode, ['var', 'architectures']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['memory_size'],
      rules: [
        {
          of: 'memory_size',
          holds: [
            and,
            [
              and,
              [greaterThanOrEqual, ['var', 'memory_size'], 128],
              [lessThanOrEqual, ['var', 'memory_size'], 10240],
            ],
            [equal, [floor, ['var', 'memory_size']], ['var', 'memory_size']],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': memory_size must be a whole number of MB from 128 to 10240; got ',
            ['var', 'memory_size'],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['timeout'],
      rules: [
        {
          of: 'timeout',
          holds: [
            and,
            [
              and,
              [greaterThanOrEqual, ['var', 'timeout'], 1],
              [lessThanOrEqual, ['var', 'timeout'], 900],
            ],
            [equal, [floor, ['var', 'timeout']], ['var', 'timeout']],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': timeout must be a whole number of seconds from 1 to 900; got ',
            ['var', 'timeout'],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['ephemeral_storage'],
      rules: [
        {
          of: 'ephemeral_storage',
          holds: [
            and,
            [
              and,
              [greaterThanOrEqual, ['var', 'ephemeral_storage'], 512],
              [lessThanOrEqual, ['var', 'ephemeral_storage'], 10240],
            ],
            [equal, [floor, ['var', 'ephemeral_storage']], ['var', 'ephemeral_storage']],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': ephemeral_storage must be a whole number of MB from 512 to 10240; got ',
            ['var', 'ephemeral_storage'],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['environment'],
      rules: [
        {
          of: 'environment',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'environment'],
              [
                and,
                ['can', [regex, ['value', /^[a-zA-Z][a-zA-Z0-9_]+$/u], ['local', 3]]],
                [
                  not,
                  [
                    'can',
                    [
                      regex,
                      [
                        'value',
                        /^(WORKSPACE_ROOT|AWS_(ACCESS_KEY|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION|EXECUTION_ENV|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_(GROUP|STREAM)_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/u,
                      ],
                      ['local', 3],
                    ],
                  ],
                ],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': names in environment must be two or more letters, digits and underscores, begin with a letter, and be neither one that Lambda sets nor WORKSPACE_ROOT, which is always the local mount path (set local_mount_path instead); got ',
            [jsonencode, [nonsensitive, [keys, ['var', 'environment']]]],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['environment', 'mount'],
      rules: [
        {
          of: 'environment',
          holds: [
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
                          replace,
                          [
                            jsonencode,
                            [merge, ['var', 'environment'], ['var', 'mount', 'environment']],
                          ],
                          ['value', /\\u00(26|3[ce])/gu],
                          '_',
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
            4096,
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': environment may have 4096 bytes as JSON, with WORKSPACE_ROOT; got ',
            [
              nonsensitive,
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
                            replace,
                            [
                              jsonencode,
                              [merge, ['var', 'environment'], ['var', 'mount', 'environment']],
                            ],
                            ['value', /\\u00(26|3[ce])/gu],
                            '_',
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
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['layers', 'code'],
      rules: [
        {
          of: 'layers',
          holds: [
            'when',
            [
              or,
              [greaterThan, [length, ['var', 'layers']], 5],
              [
                and,
                [greaterThan, [length, ['var', 'layers']], 0],
                [notEqual, ['var', 'code', 'image'], null],
              ],
            ],
            false,
            [
              alltrue,
              [
                'listFor',
                3,
                ['var', 'layers'],
                [
                  'can',
                  [
                    regex,
                    [
                      'value',
                      /^arn:aws[a-zA-Z-]*:lambda:([a-z0-9-]+:[0-9]{12}:layer:[a-zA-Z0-9_-]+:[0-9]+|::awslayer:[a-zA-Z0-9_-]+)$/u,
                    ],
                    ['local', 4],
                  ],
                ],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': layers must be at most 5 ARNs of layer versions, which end in the number of the version, and none for an image; got ',
            [length, ['var', 'layers']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['policy_statements'],
      rules: [
        {
          of: 'policy_statements',
          holds: [
            and,
            [
              alltrue,
              [
                'listFor',
                3,
                ['var', 'policy_statements'],
                [
                  and,
                  [
                    and,
                    [
                      and,
                      [contains, ['value', ['Allow', 'Deny']], ['local', 4, 'effect']],
                      [greaterThan, [length, ['local', 4, 'actions']], 0],
                    ],
                    [greaterThan, [length, ['local', 4, 'resources']], 0],
                  ],
                  [
                    'when',
                    [equal, ['local', 4, 'sid'], null],
                    true,
                    ['can', [regex, ['value', /^[a-zA-Z0-9]+$/u], ['local', 4, 'sid']]],
                  ],
                ],
              ],
            ],
            [
              equal,
              [length, [compact, [splat, ['var', 'policy_statements'], 'sid']]],
              [length, [distinct, [compact, [splat, ['var', 'policy_statements'], 'sid']]]],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': each of policy_statements must have effect Allow or Deny, an action and a resource at least, and as sid, if any, letters and digits that no other has; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'policy_statements'],
                [
                  'object',
                  'sid',
                  ['local', 4, 'sid'],
                  'effect',
                  ['local', 4, 'effect'],
                  'actions',
                  [length, ['local', 4, 'actions']],
                  'resources',
                  [length, ['local', 4, 'resources']],
                ],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['policy_arns'],
      rules: [
        {
          of: 'policy_arns',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'policy_arns'],
              [
                'can',
                [
                  regex,
                  ['value', /^arn:aws[a-zA-Z-]*:iam::([0-9]{12}|aws):policy\/[^\n]+$/u],
                  ['local', 4],
                ],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': policy_arns must be ARNs of managed policies; one of these is not: ',
            [join, ', ', [keys, ['var', 'policy_arns']]],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['role', 'permissions_boundary'],
      rules: [
        {
          of: 'permissions_boundary',
          holds: [
            'when',
            [notEqual, ['var', 'role'], null],
            [equal, ['var', 'permissions_boundary'], null],
            [
              'when',
              [equal, ['var', 'permissions_boundary'], null],
              true,
              [
                'can',
                [
                  regex,
                  ['value', /^arn:aws[a-zA-Z-]*:iam::([0-9]{12}|aws):policy\/[^\n]+$/u],
                  ['var', 'permissions_boundary'],
                ],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': permissions_boundary must be the ARN of a managed policy, and null with a role of yours, which has its own.',
          ],
        },
      ],
    },
    {
      reads: ['reserved_concurrent_executions'],
      rules: [
        {
          of: 'reserved_concurrent_executions',
          holds: [
            'when',
            [equal, ['var', 'reserved_concurrent_executions'], null],
            true,
            [
              and,
              [greaterThanOrEqual, ['var', 'reserved_concurrent_executions'], 0],
              [
                equal,
                [floor, ['var', 'reserved_concurrent_executions']],
                ['var', 'reserved_concurrent_executions'],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': reserved_concurrent_executions must be a whole number of 0 or more, or null; got ',
            [jsonencode, ['var', 'reserved_concurrent_executions']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['logging'],
      rules: [
        {
          of: 'logging',
          holds: [
            'when',
            [
              or,
              [
                not,
                [
                  contains,
                  [
                    'value',
                    [
                      0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
                      2192, 2557, 2922, 3288, 3653,
                    ],
                  ],
                  ['var', 'logging', 'retention_in_days'],
                ],
              ],
              [not, [contains, ['value', ['Text', 'JSON']], ['var', 'logging', 'format']]],
            ],
            false,
            [
              'when',
              [equal, ['var', 'logging', 'kms_key_arn'], null],
              true,
              [
                'can',
                [
                  regex,
                  [
                    'value',
                    /^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/u,
                  ],
                  ['var', 'logging', 'kms_key_arn'],
                ],
              ],
            ],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': logging must have as retention_in_days one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, as format Text or JSON, as kms_key_arn null or the whole ARN of a key, not an alias and not an id; got ',
            ['var', 'logging', 'retention_in_days'],
            ' and ',
            [jsonencode, ['var', 'logging', 'format']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['tracing'],
      rules: [
        {
          of: 'tracing',
          holds: [contains, ['value', ['Active', 'PassThrough']], ['var', 'tracing']],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': tracing must be Active or PassThrough; got ',
            [jsonencode, ['var', 'tracing']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['description'],
      rules: [
        {
          of: 'description',
          holds: [
            'when',
            [equal, ['var', 'description'], null],
            true,
            [lessThanOrEqual, [length, ['var', 'description']], 256],
          ],
          says: [
            message,
            'function ',
            ['var', 'name'],
            ': description must be at most 256 characters long; got ',
            ['try', [length, ['var', 'description']], 0],
            ': ',
            [jsonencode, ['var', 'description']],
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
            [lessThanOrEqual, [length, ['var', 'tags']], 50],
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
            'function ',
            ['var', 'name'],
            ': tags must be at most 50, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ',
            [length, ['var', 'tags']],
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
