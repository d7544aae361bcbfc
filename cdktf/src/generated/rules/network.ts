// Generated from modules/network/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  add,
  alltrue,
  and,
  at,
  cidrhost,
  cidrnetmask,
  distinct,
  equal,
  flatten,
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
  not,
  notEqual,
  objectFor,
  or,
  regex,
  setsubtract,
  split,
  startswith,
  text,
  tonumber,
  values,
  type ModuleRules,
} from '../../rules/index.ts';

/** What modules/network refuses. */
export const networkRules: ModuleRules = {
  defaults: {
    cidr_block: '10.0.0.0/16',
    ipv6_subnets: {},
    bucket_arns: [],
    interface_endpoints: [],
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
            [
              and,
              [
                'can',
                [regex, ['value', /^[a-zA-Z0-9 ._:\/()#,@[\]+=&;{}!$*-]+$/u], ['var', 'name']],
              ],
              [lessThanOrEqual, [length, ['var', 'name']], 128],
            ],
            [not, [startswith, ['var', 'name'], 'sg-']],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': name must be 1 to 128 letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, and not begin with sg-; got ',
            [length, ['var', 'name']],
            ': ',
            [jsonencode, ['var', 'name']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['cidr_block'],
      rules: [
        {
          of: 'cidr_block',
          holds: [
            'when',
            ['can', [cidrnetmask, ['var', 'cidr_block']]],
            [
              and,
              [
                and,
                [
                  equal,
                  [cidrhost, ['var', 'cidr_block'], 0],
                  [at, [split, '/', ['var', 'cidr_block']], 0],
                ],
                [greaterThanOrEqual, [tonumber, [at, [split, '/', ['var', 'cidr_block']], 1]], 16],
              ],
              [lessThanOrEqual, [tonumber, [at, [split, '/', ['var', 'cidr_block']], 1]], 28],
            ],
            false,
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': cidr_block must be an IPv4 range of /16 to /28, by its first address; got ',
            [jsonencode, ['var', 'cidr_block']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['subnets'],
      rules: [
        {
          of: 'subnets',
          holds: [greaterThan, [length, ['var', 'subnets']], 0],
          says: [message, 'network ', ['var', 'name'], ': subnets must name at least one zone.'],
        },
        {
          of: 'subnets',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'subnets'],
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
            'network ',
            ['var', 'name'],
            ': subnets must have zones such as eu-west-1a, or ids of zones such as euw1-az1, as keys; got ',
            [jsonencode, [keys, ['var', 'subnets']]],
            '.',
          ],
        },
        {
          of: 'subnets',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'subnets'],
              [
                'when',
                ['can', [cidrnetmask, ['local', 4]]],
                [
                  and,
                  [
                    and,
                    [equal, [cidrhost, ['local', 4], 0], [at, [split, '/', ['local', 4]], 0]],
                    [greaterThanOrEqual, [tonumber, [at, [split, '/', ['local', 4]], 1]], 16],
                  ],
                  [lessThanOrEqual, [tonumber, [at, [split, '/', ['local', 4]], 1]], 28],
                ],
                false,
              ],
            ],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': each of subnets must be an IPv4 range of /16 to /28, by its first address; got ',
            [
              jsonencode,
              [
                objectFor,
                [
                  'listFor',
                  3,
                  ['var', 'subnets'],
                  ['list', ['local', 3], ['local', 4]],
                  [
                    not,
                    [
                      'when',
                      ['can', [cidrnetmask, ['local', 4]]],
                      [
                        and,
                        [
                          and,
                          [equal, [cidrhost, ['local', 4], 0], [at, [split, '/', ['local', 4]], 0]],
                          [greaterThanOrEqual, [tonumber, [at, [split, '/', ['local', 4]], 1]], 16],
                        ],
                        [lessThanOrEqual, [tonumber, [at, [split, '/', ['local', 4]], 1]], 28],
                      ],
                      false,
                    ],
                  ],
                ],
              ],
            ],
            '.',
          ],
        },
        {
          of: 'subnets',
          holds: [
            alltrue,
            [
              flatten,
              [
                'listFor',
                3,
                ['var', 'subnets'],
                [
                  'listFor',
                  5,
                  ['var', 'subnets'],
                  [
                    'try',
                    [
                      or,
                      [
                        notEqual,
                        [
                          cidrhost,
                          [
                            text,
                            [at, [split, '/', ['local', 4]], 0],
                            '/',
                            [at, [split, '/', ['local', 6]], 1],
                          ],
                          0,
                        ],
                        [cidrhost, ['local', 6], 0],
                      ],
                      [
                        lessThan,
                        [tonumber, [at, [split, '/', ['local', 4]], 1]],
                        [tonumber, [at, [split, '/', ['local', 6]], 1]],
                      ],
                    ],
                    true,
                  ],
                  [notEqual, ['local', 5], ['local', 3]],
                ],
              ],
            ],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': subnets must not overlap; got ',
            [jsonencode, ['var', 'subnets']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['subnets', 'cidr_block'],
      rules: [
        {
          of: 'subnets',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'subnets'],
              [
                'try',
                [
                  and,
                  [
                    and,
                    [notEqual, [cidrnetmask, ['local', 4]], ''],
                    [
                      greaterThanOrEqual,
                      [tonumber, [at, [split, '/', ['local', 4]], 1]],
                      [tonumber, [at, [split, '/', ['var', 'cidr_block']], 1]],
                    ],
                  ],
                  [
                    equal,
                    [
                      cidrhost,
                      [
                        text,
                        [at, [split, '/', ['local', 4]], 0],
                        '/',
                        [at, [split, '/', ['var', 'cidr_block']], 1],
                      ],
                      0,
                    ],
                    [at, [split, '/', ['var', 'cidr_block']], 0],
                  ],
                ],
                true,
              ],
            ],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': each of subnets must lie in cidr_block (',
            ['var', 'cidr_block'],
            '); got ',
            [jsonencode, ['var', 'subnets']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['ipv6_subnets', 'subnets'],
      rules: [
        {
          of: 'ipv6_subnets',
          holds: [
            or,
            [equal, [length, ['var', 'ipv6_subnets']], 0],
            [
              equal,
              [
                add,
                [
                  length,
                  [setsubtract, [keys, ['var', 'subnets']], [keys, ['var', 'ipv6_subnets']]],
                ],
                [
                  length,
                  [setsubtract, [keys, ['var', 'ipv6_subnets']], [keys, ['var', 'subnets']]],
                ],
              ],
              0,
            ],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': ipv6_subnets must have the zones of subnets (',
            [join, ', ', [keys, ['var', 'subnets']]],
            '), or none; got ',
            [join, ', ', [keys, ['var', 'ipv6_subnets']]],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['ipv6_subnets'],
      rules: [
        {
          of: 'ipv6_subnets',
          holds: [
            and,
            [
              alltrue,
              [
                'listFor',
                3,
                ['var', 'ipv6_subnets'],
                [
                  and,
                  [
                    and,
                    [greaterThanOrEqual, ['local', 4], 0],
                    [lessThanOrEqual, ['local', 4], 255],
                  ],
                  [equal, [floor, ['local', 4]], ['local', 4]],
                ],
              ],
            ],
            [
              equal,
              [length, [distinct, [values, ['var', 'ipv6_subnets']]]],
              [length, ['var', 'ipv6_subnets']],
            ],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': ipv6_subnets must be different whole numbers from 0 to 255; got ',
            [jsonencode, ['var', 'ipv6_subnets']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['bucket_arns'],
      rules: [
        {
          of: 'bucket_arns',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'bucket_arns'],
              ['can', [regex, ['value', /^arn:aws[a-zA-Z0-9-]*:s3:::[^\/]+$/u], ['local', 4]]],
            ],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': bucket_arns must be ARNs of buckets, without a key.',
          ],
        },
      ],
    },
    {
      reads: ['interface_endpoints'],
      rules: [
        {
          of: 'interface_endpoints',
          holds: [
            alltrue,
            [
              'listFor',
              3,
              ['var', 'interface_endpoints'],
              ['can', [regex, ['value', /^[a-z0-9]+([._-][a-z0-9]+)*$/u], ['local', 4]]],
            ],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': interface_endpoints must be names of services such as states or com.amazonaws.eu-west-1.states; got ',
            [
              jsonencode,
              [
                'listFor',
                3,
                ['var', 'interface_endpoints'],
                ['local', 4],
                [not, ['can', [regex, ['value', /^[a-z0-9]+([._-][a-z0-9]+)*$/u], ['local', 4]]]],
              ],
            ],
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
                      [greaterThanOrEqual, [length, ['local', 3]], 1],
                      [lessThanOrEqual, [length, ['local', 3]], 128],
                    ],
                    [not, [startswith, [lower, ['local', 3]], 'aws:']],
                  ],
                  [lessThanOrEqual, [length, ['local', 4]], 256],
                ],
              ],
            ],
          ],
          says: [
            message,
            'network ',
            ['var', 'name'],
            ': tags must be at most 50, Name included, with keys of 1 to 128 and values of up to 256 characters; no key may begin with aws:; got ',
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
