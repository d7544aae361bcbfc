// Generated from modules/bucket/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  alltrue,
  and,
  equal,
  floor,
  greaterThanOrEqual,
  jsonencode,
  length,
  lessThanOrEqual,
  lower,
  message,
  not,
  regex,
  startswith,
  type ModuleRules,
} from '../../rules/index.ts';

/** What modules/bucket refuses. */
export const bucketRules: ModuleRules = {
  defaults: {
    force_destroy: false,
    kms_key_arn: null,
    noncurrent_version_expiration_days: 7,
    eventbridge: true,
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
              ['can', [regex, ['value', /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/u], ['var', 'name']]],
              [greaterThanOrEqual, [length, ['var', 'name']], 3],
            ],
            [lessThanOrEqual, [length, ['var', 'name']], 63],
          ],
          says: [
            message,
            'bucket: name must be 3 to 63 lowercase letters, digits, dots and hyphens, beginning and ending with a letter or digit; got ',
            [length, ['var', 'name']],
            ': ',
            [jsonencode, ['var', 'name']],
            '.',
          ],
        },
        {
          of: 'name',
          holds: [
            not,
            [
              'can',
              [
                regex,
                [
                  'value',
                  /\.\.|^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3|-an)$/u,
                ],
                ['var', 'name'],
              ],
            ],
          ],
          says: [
            message,
            'bucket: name must not have two dots in a row, look like an IP address, begin with xn--, sthree- or amzn-s3-demo-, or end in -s3alias, --ol-s3, .mrap, --x-s3, --table-s3 or -an, which S3 keeps; got ',
            [jsonencode, ['var', 'name']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['kms_key_arn'],
      rules: [
        {
          of: 'kms_key_arn',
          holds: [
            'when',
            [equal, ['var', 'kms_key_arn'], null],
            true,
            [
              'can',
              [
                regex,
                [
                  'value',
                  /^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/u,
                ],
                ['var', 'kms_key_arn'],
              ],
            ],
          ],
          says: [
            message,
            'bucket ',
            ['var', 'name'],
            ': kms_key_arn must be the whole ARN of a key, not an alias and not an id.',
          ],
        },
      ],
    },
    {
      reads: ['noncurrent_version_expiration_days'],
      rules: [
        {
          of: 'noncurrent_version_expiration_days',
          holds: [
            'when',
            [equal, ['var', 'noncurrent_version_expiration_days'], null],
            true,
            [
              and,
              [
                and,
                [greaterThanOrEqual, ['var', 'noncurrent_version_expiration_days'], 0],
                [lessThanOrEqual, ['var', 'noncurrent_version_expiration_days'], 2147483647],
              ],
              [
                equal,
                [floor, ['var', 'noncurrent_version_expiration_days']],
                ['var', 'noncurrent_version_expiration_days'],
              ],
            ],
          ],
          says: [
            message,
            'bucket ',
            ['var', 'name'],
            ': noncurrent_version_expiration_days must be a whole number from 0 to 2147483647, or null; got ',
            [jsonencode, ['var', 'noncurrent_version_expiration_days']],
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
            'bucket ',
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
