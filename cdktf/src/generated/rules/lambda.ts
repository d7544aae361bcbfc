// Generated from modules/lambda/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  add,
  alltrue,
  and,
  at,
  attempt,
  base64encode,
  can,
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
  listFor,
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
  values,
  when,
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
          holds: (v) =>
            and(
              can(() => regex(/^[a-zA-Z0-9_-]+$/u, v.name)),
              lessThanOrEqual(length(v.name), 64),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': name must be 1 to 64 letters, digits, underscores and hyphens; got ',
              length(v.name),
              ': ',
              jsonencode(v.name),
              '.',
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
              'function ',
              v.name,
              ': mount.file_system_config.arn must be the ARN of an access point of S3 Files, which ends in /access-point/fsap-….',
            ),
        },
      ],
    },
    {
      reads: ['vpc_config'],
      rules: [
        {
          of: 'vpc_config',
          holds: (v) =>
            when(
              or(
                or(
                  or(
                    lessThan(length(at(v.vpc_config, 'subnets')), 1),
                    greaterThan(length(at(v.vpc_config, 'subnets')), 16),
                  ),
                  lessThan(length(at(v.vpc_config, 'security_group_ids')), 1),
                ),
                greaterThan(length(at(v.vpc_config, 'security_group_ids')), 5),
              ),
              () => false,
              () =>
                when(
                  alltrue(
                    listFor(values(at(v.vpc_config, 'subnets')), (_, id_) =>
                      can(() => regex(/^subnet-[0-9a-f]{8,40}$/u, id_)),
                    ),
                  ),
                  () =>
                    alltrue(
                      listFor(at(v.vpc_config, 'security_group_ids'), (_, id_) =>
                        can(() => regex(/^sg-[0-9a-f]{8,40}$/u, id_)),
                      ),
                    ),
                  () => false,
                ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': vpc_config must have 1 to 16 subnets, by ids subnet-…, and 1 to 5 security_group_ids, sg-…; got ',
              length(at(v.vpc_config, 'subnets')),
              ' and ',
              length(at(v.vpc_config, 'security_group_ids')),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['role', 'account'],
      rules: [
        {
          of: 'role',
          holds: (v) =>
            when(
              equal(v.role, null),
              () => true,
              () =>
                when(
                  can(() =>
                    regex(
                      /^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role\/?[a-zA-Z_0-9+=,.@\/-]+$/u,
                      at(v.role, 'arn'),
                    ),
                  ),
                  () =>
                    or(
                      equal(v.account, null),
                      equal(
                        at(split(':', at(v.role, 'arn')), 4),
                        attempt(
                          () => at(v.account, 'id'),
                          () => '',
                        ),
                      ),
                    ),
                  () => false,
                ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': role.arn must be the ARN of a role, in the account of the function.',
            ),
        },
      ],
    },
    {
      reads: ['code'],
      rules: [
        {
          of: 'code',
          holds: (v) =>
            equal(
              add(
                add(
                  when(
                    equal(at(v.code, 'filename'), null),
                    () => 0,
                    () => 1,
                  ),
                  when(
                    equal(at(v.code, 's3_object'), null),
                    () => 0,
                    () => 1,
                  ),
                ),
                when(
                  equal(at(v.code, 'image'), null),
                  () => 0,
                  () => 1,
                ),
              ),
              1,
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': code must have exactly one of filename, s3_object and image; got ',
              add(
                add(
                  when(
                    equal(at(v.code, 'filename'), null),
                    () => 0,
                    () => 1,
                  ),
                  when(
                    equal(at(v.code, 's3_object'), null),
                    () => 0,
                    () => 1,
                  ),
                ),
                when(
                  equal(at(v.code, 'image'), null),
                  () => 0,
                  () => 1,
                ),
              ),
              '.',
            ),
        },
        {
          of: 'code',
          holds: (v) =>
            when(
              notEqual(at(v.code, 's3_object'), null),
              () =>
                when(
                  or(
                    lessThan(length(at(at(v.code, 's3_object'), 'key')), 1),
                    greaterThan(length(at(at(v.code, 's3_object'), 'key')), 1024),
                  ),
                  () => false,
                  () =>
                    when(
                      and(
                        and(
                          can(() =>
                            regex(
                              /^[0-9A-Za-z._-]*[0-9A-Za-z_-]$/u,
                              at(at(v.code, 's3_object'), 'bucket'),
                            ),
                          ),
                          greaterThanOrEqual(length(at(at(v.code, 's3_object'), 'bucket')), 3),
                        ),
                        lessThanOrEqual(length(at(at(v.code, 's3_object'), 'bucket')), 63),
                      ),
                      () =>
                        when(
                          equal(at(at(v.code, 's3_object'), 'version'), null),
                          () => true,
                          () =>
                            and(
                              greaterThanOrEqual(length(at(at(v.code, 's3_object'), 'version')), 1),
                              lessThanOrEqual(length(at(at(v.code, 's3_object'), 'version')), 1024),
                            ),
                        ),
                      () => false,
                    ),
                ),
              () =>
                when(
                  equal(at(v.code, 'image'), null),
                  () => true,
                  () =>
                    when(
                      or(
                        greaterThan(length(coalesce(at(at(v.code, 'image'), 'command'), [])), 1500),
                        greaterThan(
                          length(coalesce(at(at(v.code, 'image'), 'entry_point'), [])),
                          1500,
                        ),
                      ),
                      () => false,
                      () =>
                        when(
                          equal(at(at(v.code, 'image'), 'working_directory'), null),
                          () => true,
                          () =>
                            lessThanOrEqual(
                              length(at(at(v.code, 'image'), 'working_directory')),
                              1000,
                            ),
                        ),
                    ),
                ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ": code.s3_object must have a bucket's name of 3 to 63 characters, a key and, if any, a version of 1 to 1024; code.image may have 1500 words of command and of entry_point, and a working_directory of 1000 characters; got lengths ",
              jsonencode(
                objectFor(
                  {
                    bucket: attempt(
                      () => length(at(at(v.code, 's3_object'), 'bucket')),
                      () => null,
                    ),
                    key: attempt(
                      () => length(at(at(v.code, 's3_object'), 'key')),
                      () => null,
                    ),
                    version: attempt(
                      () => length(at(at(v.code, 's3_object'), 'version')),
                      () => null,
                    ),
                    command: attempt(
                      () => length(at(at(v.code, 'image'), 'command')),
                      () => null,
                    ),
                    entry_point: attempt(
                      () => length(at(at(v.code, 'image'), 'entry_point')),
                      () => null,
                    ),
                    working_directory: attempt(
                      () => length(at(at(v.code, 'image'), 'working_directory')),
                      () => null,
                    ),
                  },
                  (part_, size_) => [part_, size_],
                  (part_, size_) => notEqual(size_, null),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['code', 'handler'],
      rules: [
        {
          of: 'handler',
          holds: (v) =>
            when(
              notEqual(at(v.code, 'image'), null),
              () => equal(v.handler, null),
              () =>
                when(
                  equal(v.handler, null),
                  () => false,
                  () =>
                    and(
                      can(() => regex(/^[^ \t\n\f\r]+$/u, v.handler)),
                      lessThanOrEqual(length(v.handler), 128),
                    ),
                ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': handler must be 1 to 128 characters without spaces for a zip, and null for an image; got ',
              jsonencode(v.handler),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['runtime'],
      rules: [
        {
          of: 'runtime',
          holds: (v) => can(() => regex(/^[a-z]+[a-z0-9.]*$/u, v.runtime)),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': runtime must be a name such as nodejs22.x or python3.13; got ',
              jsonencode(v.runtime),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['architectures'],
      rules: [
        {
          of: 'architectures',
          holds: (v) =>
            and(
              equal(length(v.architectures), 1),
              alltrue(
                listFor(v.architectures, (_, architecture_) =>
                  contains(['x86_64', 'arm64'], architecture_),
                ),
              ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': architectures must be ["x86_64"] or ["arm64"]; got ',
              jsonencode(v.architectures),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['memory_size'],
      rules: [
        {
          of: 'memory_size',
          holds: (v) =>
            and(
              and(greaterThanOrEqual(v.memory_size, 128), lessThanOrEqual(v.memory_size, 10240)),
              equal(floor(v.memory_size), v.memory_size),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': memory_size must be a whole number of MB from 128 to 10240; got ',
              v.memory_size,
              '.',
            ),
        },
      ],
    },
    {
      reads: ['timeout'],
      rules: [
        {
          of: 'timeout',
          holds: (v) =>
            and(
              and(greaterThanOrEqual(v.timeout, 1), lessThanOrEqual(v.timeout, 900)),
              equal(floor(v.timeout), v.timeout),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': timeout must be a whole number of seconds from 1 to 900; got ',
              v.timeout,
              '.',
            ),
        },
      ],
    },
    {
      reads: ['ephemeral_storage'],
      rules: [
        {
          of: 'ephemeral_storage',
          holds: (v) =>
            and(
              and(
                greaterThanOrEqual(v.ephemeral_storage, 512),
                lessThanOrEqual(v.ephemeral_storage, 10240),
              ),
              equal(floor(v.ephemeral_storage), v.ephemeral_storage),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': ephemeral_storage must be a whole number of MB from 512 to 10240; got ',
              v.ephemeral_storage,
              '.',
            ),
        },
      ],
    },
    {
      reads: ['environment'],
      rules: [
        {
          of: 'environment',
          holds: (v) =>
            alltrue(
              listFor(keys(v.environment), (_, key_) =>
                and(
                  can(() => regex(/^[a-zA-Z][a-zA-Z0-9_]+$/u, key_)),
                  not(
                    can(() =>
                      regex(
                        /^(WORKSPACE_ROOT|AWS_(ACCESS_KEY|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION|EXECUTION_ENV|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_(GROUP|STREAM)_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/u,
                        key_,
                      ),
                    ),
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': names in environment must be two or more letters, digits and underscores, begin with a letter, and be neither one that Lambda sets nor WORKSPACE_ROOT, which is always the local mount path (set local_mount_path instead); got ',
              jsonencode(nonsensitive(keys(v.environment))),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['environment', 'mount'],
      rules: [
        {
          of: 'environment',
          holds: (v) =>
            lessThanOrEqual(
              floor(
                divide(
                  multiply(
                    length(
                      trim(
                        base64encode(
                          replace(
                            jsonencode(merge(v.environment, at(v.mount, 'environment'))),
                            /\\u00(26|3[ce])/gu,
                            '_',
                          ),
                        ),
                        '=',
                      ),
                    ),
                    3,
                  ),
                  4,
                ),
              ),
              4096,
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': environment may have 4096 bytes as JSON, with WORKSPACE_ROOT; got ',
              nonsensitive(
                floor(
                  divide(
                    multiply(
                      length(
                        trim(
                          base64encode(
                            replace(
                              jsonencode(merge(v.environment, at(v.mount, 'environment'))),
                              /\\u00(26|3[ce])/gu,
                              '_',
                            ),
                          ),
                          '=',
                        ),
                      ),
                      3,
                    ),
                    4,
                  ),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['layers', 'code'],
      rules: [
        {
          of: 'layers',
          holds: (v) =>
            when(
              or(
                greaterThan(length(v.layers), 5),
                and(greaterThan(length(v.layers), 0), notEqual(at(v.code, 'image'), null)),
              ),
              () => false,
              () =>
                alltrue(
                  listFor(v.layers, (_, arn_) =>
                    can(() =>
                      regex(
                        /^arn:aws[a-zA-Z-]*:lambda:([a-z0-9-]+:[0-9]{12}:layer:[a-zA-Z0-9_-]+:[0-9]+|::awslayer:[a-zA-Z0-9_-]+)$/u,
                        arn_,
                      ),
                    ),
                  ),
                ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': layers must be at most 5 ARNs of layer versions, which end in the number of the version, and none for an image; got ',
              length(v.layers),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['policy_statements'],
      rules: [
        {
          of: 'policy_statements',
          holds: (v) =>
            and(
              alltrue(
                listFor(v.policy_statements, (_, statement_) =>
                  and(
                    and(
                      and(
                        contains(['Allow', 'Deny'], at(statement_, 'effect')),
                        greaterThan(length(at(statement_, 'actions')), 0),
                      ),
                      greaterThan(length(at(statement_, 'resources')), 0),
                    ),
                    when(
                      equal(at(statement_, 'sid'), null),
                      () => true,
                      () => can(() => regex(/^[a-zA-Z0-9]+$/u, at(statement_, 'sid'))),
                    ),
                  ),
                ),
              ),
              equal(
                length(compact(splat(v.policy_statements, 'sid'))),
                length(distinct(compact(splat(v.policy_statements, 'sid')))),
              ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': each of policy_statements must have effect Allow or Deny, an action and a resource at least, and as sid, if any, letters and digits that no other has; got ',
              jsonencode(
                listFor(v.policy_statements, (_, statement_) => ({
                  sid: at(statement_, 'sid'),
                  effect: at(statement_, 'effect'),
                  actions: length(at(statement_, 'actions')),
                  resources: length(at(statement_, 'resources')),
                })),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['policy_arns'],
      rules: [
        {
          of: 'policy_arns',
          holds: (v) =>
            alltrue(
              listFor(values(v.policy_arns), (_, arn_) =>
                can(() => regex(/^arn:aws[a-zA-Z-]*:iam::([0-9]{12}|aws):policy\/[^\n]+$/u, arn_)),
              ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': policy_arns must be ARNs of managed policies; one of these is not: ',
              join(', ', keys(v.policy_arns)),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['role', 'permissions_boundary'],
      rules: [
        {
          of: 'permissions_boundary',
          holds: (v) =>
            when(
              notEqual(v.role, null),
              () => equal(v.permissions_boundary, null),
              () =>
                when(
                  equal(v.permissions_boundary, null),
                  () => true,
                  () =>
                    can(() =>
                      regex(
                        /^arn:aws[a-zA-Z-]*:iam::([0-9]{12}|aws):policy\/[^\n]+$/u,
                        v.permissions_boundary,
                      ),
                    ),
                ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': permissions_boundary must be the ARN of a managed policy, and null with a role of yours, which has its own.',
            ),
        },
      ],
    },
    {
      reads: ['reserved_concurrent_executions'],
      rules: [
        {
          of: 'reserved_concurrent_executions',
          holds: (v) =>
            when(
              equal(v.reserved_concurrent_executions, null),
              () => true,
              () =>
                and(
                  greaterThanOrEqual(v.reserved_concurrent_executions, 0),
                  equal(floor(v.reserved_concurrent_executions), v.reserved_concurrent_executions),
                ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': reserved_concurrent_executions must be a whole number of 0 or more, or null; got ',
              jsonencode(v.reserved_concurrent_executions),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['logging'],
      rules: [
        {
          of: 'logging',
          holds: (v) =>
            when(
              or(
                not(
                  contains(
                    [
                      0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
                      2192, 2557, 2922, 3288, 3653,
                    ],
                    at(v.logging, 'retention_in_days'),
                  ),
                ),
                not(contains(['Text', 'JSON'], at(v.logging, 'format'))),
              ),
              () => false,
              () =>
                when(
                  equal(at(v.logging, 'kms_key_arn'), null),
                  () => true,
                  () =>
                    can(() =>
                      regex(
                        /^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/u,
                        at(v.logging, 'kms_key_arn'),
                      ),
                    ),
                ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': logging must have as retention_in_days one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, as format Text or JSON, as kms_key_arn null or the whole ARN of a key, not an alias and not an id; got ',
              at(v.logging, 'retention_in_days'),
              ' and ',
              jsonencode(at(v.logging, 'format')),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['tracing'],
      rules: [
        {
          of: 'tracing',
          holds: (v) => contains(['Active', 'PassThrough'], v.tracing),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': tracing must be Active or PassThrough; got ',
              jsonencode(v.tracing),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['description'],
      rules: [
        {
          of: 'description',
          holds: (v) =>
            when(
              equal(v.description, null),
              () => true,
              () => lessThanOrEqual(length(v.description), 256),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': description must be at most 256 characters long; got ',
              attempt(
                () => length(v.description),
                () => 0,
              ),
              ': ',
              jsonencode(v.description),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['tags'],
      rules: [
        {
          of: 'tags',
          holds: (v) =>
            and(
              lessThanOrEqual(length(v.tags), 50),
              alltrue(
                listFor(v.tags, (key_, value_) =>
                  and(
                    and(
                      and(
                        and(
                          can(() => regex(/^[\p{L}\p{Z}\p{N}_.:\/=+@-]+$/u, key_)),
                          lessThanOrEqual(length(key_), 128),
                        ),
                        not(startswith(lower(key_), 'aws:')),
                      ),
                      can(() => regex(/^[\p{L}\p{Z}\p{N}_.:\/=+@-]*$/u, value_)),
                    ),
                    lessThanOrEqual(length(value_), 256),
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'function ',
              v.name,
              ': tags must be at most 50, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ',
              length(v.tags),
              ': ',
              jsonencode(v.tags),
              '.',
            ),
        },
      ],
    },
  ],
  calls: [],
};
