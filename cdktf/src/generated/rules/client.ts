// Generated from modules/client/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  and,
  at,
  equal,
  jsonencode,
  length,
  lessThanOrEqual,
  message,
  regex,
  split,
  type ModuleRules,
} from '../../rules/index.ts';

/** What modules/client refuses. */
export const clientRules: ModuleRules = {
  defaults: {},
  groups: [
    {
      reads: ['name'],
      rules: [
        {
          of: 'name',
          holds: [
            and,
            ['can', [regex, ['value', /^[a-zA-Z0-9_+=,.@-]+$/u], ['var', 'name']]],
            [lessThanOrEqual, [length, ['var', 'name']], 128],
          ],
          says: [
            message,
            'client ',
            ['var', 'name'],
            ': name must be 1 to 128 letters, digits and _ + = , . @ -; got ',
            [length, ['var', 'name']],
            ': ',
            [jsonencode, ['var', 'name']],
            '.',
          ],
        },
      ],
    },
    {
      reads: ['role_arn', 'mount'],
      rules: [
        {
          of: 'role_arn',
          holds: [
            'when',
            [
              'can',
              [
                regex,
                ['value', /^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role\/?[a-zA-Z_0-9+=,.@\/-]+$/u],
                ['var', 'role_arn'],
              ],
            ],
            [
              equal,
              [at, [split, ':', ['var', 'role_arn']], 4],
              ['try', [at, [split, ':', ['var', 'mount', 'file_system_config', 'arn']], 4], ''],
            ],
            false,
          ],
          says: [
            message,
            'client ',
            ['var', 'name'],
            ': role_arn must be the ARN of a role, in the account of the file system; of an instance profile take that of its role.',
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
            'client ',
            ['var', 'name'],
            ': mount.file_system_config.arn must be the ARN of an access point of S3 Files, which ends in /access-point/fsap-….',
          ],
        },
      ],
    },
  ],
  calls: [],
};
