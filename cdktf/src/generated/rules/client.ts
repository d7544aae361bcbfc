// Generated from modules/client/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  and,
  at,
  attempt,
  can,
  equal,
  jsonencode,
  length,
  lessThanOrEqual,
  message,
  regex,
  split,
  when,
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
          holds: (v) =>
            and(
              can(() => regex(/^[a-zA-Z0-9_+=,.@-]+$/u, v.name)),
              lessThanOrEqual(length(v.name), 128),
            ),
          says: (v) =>
            message(
              'client ',
              v.name,
              ': name must be 1 to 128 letters, digits and _ + = , . @ -; got ',
              length(v.name),
              ': ',
              jsonencode(v.name),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['role_arn', 'mount'],
      rules: [
        {
          of: 'role_arn',
          holds: (v) =>
            when(
              can(() =>
                regex(
                  /^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role\/?[a-zA-Z_0-9+=,.@\/-]+$/u,
                  v.role_arn,
                ),
              ),
              () =>
                equal(
                  at(split(':', v.role_arn), 4),
                  attempt(
                    () => at(split(':', at(at(v.mount, 'file_system_config'), 'arn')), 4),
                    () => '',
                  ),
                ),
              () => false,
            ),
          says: (v) =>
            message(
              'client ',
              v.name,
              ': role_arn must be the ARN of a role, in the account of the file system; of an instance profile take that of its role.',
            ),
        },
      ],
    },
    {
      reads: ['mount'],
      rules: [
        {
          of: 'mount',
          holds: (v) =>
            can(() =>
              regex(
                /^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system\/fs-[0-9a-f]{17,40}\/access-point\/fsap-[0-9a-f]{17,40}$/u,
                at(at(v.mount, 'file_system_config'), 'arn'),
              ),
            ),
          says: (v) =>
            message(
              'client ',
              v.name,
              ': mount.file_system_config.arn must be the ARN of an access point of S3 Files, which ends in /access-point/fsap-….',
            ),
        },
      ],
    },
  ],
  calls: [],
};
