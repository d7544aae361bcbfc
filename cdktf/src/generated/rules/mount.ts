// Generated from modules/mount/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  and,
  coalesce,
  contains,
  equal,
  jsonencode,
  length,
  lessThanOrEqual,
  message,
  not,
  notEqual,
  or,
  regex,
  text,
  type ModuleRules,
} from '../../rules/index.ts';

/** What modules/mount refuses. */
export const mountRules: ModuleRules = {
  defaults: { client: null, local_mount_path: null, access: 'read-write', grant_direct_read: true },
  groups: [
    {
      reads: ['file_system'],
      rules: [
        {
          of: 'file_system',
          holds: [
            'when',
            [
              or,
              [
                not,
                [
                  'can',
                  [
                    regex,
                    ['value', /^(|[^\n]*\/)$/u],
                    [coalesce, ['var', 'file_system', 'prefix'], '/'],
                  ],
                ],
              ],
              [
                not,
                [
                  'can',
                  [
                    regex,
                    ['value', /^arn:aws[a-zA-Z0-9-]*:s3:::[^\/]+$/u],
                    ['var', 'file_system', 'bucket_arn'],
                  ],
                ],
              ],
            ],
            false,
            [
              'when',
              [
                'can',
                [
                  regex,
                  [
                    'value',
                    /^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system\/fs-[0-9a-f]{17,40}$/u,
                  ],
                  ['var', 'file_system', 'arn'],
                ],
              ],
              [
                'when',
                [equal, ['var', 'file_system', 'kms_key_arn'], null],
                true,
                [
                  'can',
                  [
                    regex,
                    [
                      'value',
                      /^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/u,
                    ],
                    ['var', 'file_system', 'kms_key_arn'],
                  ],
                ],
              ],
              false,
            ],
          ],
          says: [
            message,
            [coalesce, ['var', 'client'], [text, 'mount of ', ['var', 'access_point', 'name']]],
            ': file_system must have as arn the ARN of a file system, which ends in file-system/fs-…, as bucket_arn that of a bucket, without a key, as kms_key_arn null or the whole ARN of a key, as prefix null or one that ends in "/"; got the prefix ',
            [jsonencode, ['var', 'file_system', 'prefix']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['access_point'],
      rules: [
        {
          of: 'access_point',
          holds: [
            'when',
            [
              not,
              [
                'can',
                [
                  regex,
                  ['value', /^\/([^\n]*[^\/])?$/u],
                  ['var', 'access_point', 'root_directory'],
                ],
              ],
            ],
            false,
            [
              'can',
              [
                regex,
                [
                  'value',
                  /^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system\/fs-[0-9a-f]{17,40}\/access-point\/fsap-[0-9a-f]{17,40}$/u,
                ],
                ['var', 'access_point', 'arn'],
              ],
            ],
          ],
          says: [
            message,
            [coalesce, ['var', 'client'], [text, 'mount of ', ['var', 'access_point', 'name']]],
            ': access_point must have as arn the ARN of an access point, which ends in /access-point/fsap-… (that of its file system mounts nothing), and as root_directory a path that begins with "/" and does not end in one; got the path ',
            [jsonencode, ['var', 'access_point', 'root_directory']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['local_mount_path', 'access_point'],
      rules: [
        {
          of: 'local_mount_path',
          holds: [
            and,
            [
              'can',
              [
                regex,
                ['value', /^\/mnt\/[a-zA-Z0-9_.-]+$/u],
                [
                  coalesce,
                  ['var', 'local_mount_path'],
                  [text, '/mnt/', ['var', 'access_point', 'name']],
                ],
              ],
            ],
            [
              lessThanOrEqual,
              [
                length,
                [
                  coalesce,
                  ['var', 'local_mount_path'],
                  [text, '/mnt/', ['var', 'access_point', 'name']],
                ],
              ],
              160,
            ],
          ],
          says: [
            message,
            [coalesce, ['var', 'client'], [text, 'mount of ', ['var', 'access_point', 'name']]],
            ': local_mount_path must be one level below /mnt, of letters, digits, dots, underscores and hyphens, and at most 160 characters long; got ',
            [
              length,
              [
                coalesce,
                ['var', 'local_mount_path'],
                [text, '/mnt/', ['var', 'access_point', 'name']],
              ],
            ],
            ': ',
            [
              jsonencode,
              [
                coalesce,
                ['var', 'local_mount_path'],
                [text, '/mnt/', ['var', 'access_point', 'name']],
              ],
            ],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['access', 'access_point'],
      rules: [
        {
          of: 'access',
          holds: [
            and,
            [contains, ['value', ['read-only', 'read-write', 'root']], ['var', 'access']],
            [or, [notEqual, ['var', 'access'], 'root'], [equal, ['var', 'access_point', 'uid'], 0]],
          ],
          says: [
            message,
            [coalesce, ['var', 'client'], [text, 'mount of ', ['var', 'access_point', 'name']]],
            ': access must be read-only, read-write or, with an access point whose uid is 0, root; got ',
            [jsonencode, ['var', 'access']],
            ' with uid ',
            ['var', 'access_point', 'uid'],
            '.',
          ],
        },
      ],
    },
  ],
  calls: [],
};
