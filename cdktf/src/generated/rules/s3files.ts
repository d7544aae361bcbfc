// Generated from modules/s3files/variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  alltrue,
  and,
  at,
  attempt,
  base64encode,
  can,
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
  listFor,
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
  when,
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
          holds: (v) => can(() => regex(/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/u, v.name)),
          says: (v) =>
            message(
              'name must be 1 to 32 lowercase letters, digits and hyphens, beginning and ending with a letter or digit; got ',
              jsonencode(v.name),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['bucket'],
      rules: [
        {
          of: 'bucket',
          holds: (v) =>
            can(() => regex(/^arn:aws[a-zA-Z0-9-]*:s3:::[^\/]+$/u, at(v.bucket, 'arn'))),
          says: (v) => message('bucket: arn must be the ARN of a bucket, without a key.'),
        },
        {
          of: 'bucket',
          holds: (v) =>
            when(
              equal(at(v.bucket, 'kms_key_arn'), null),
              () => true,
              () =>
                can(() =>
                  regex(
                    /^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/u,
                    at(v.bucket, 'kms_key_arn'),
                  ),
                ),
            ),
          says: (v) =>
            message(
              'bucket: kms_key_arn must be the whole ARN of a key, not an alias and not an id.',
            ),
        },
      ],
    },
    {
      reads: ['prefix'],
      rules: [
        {
          of: 'prefix',
          holds: (v) =>
            when(
              equal(v.prefix, null),
              () => true,
              () => can(() => regex(/^[^\n]*\/$/u, v.prefix)),
            ),
          says: (v) =>
            message(
              'prefix must end in "/", or be null for the whole bucket; got ',
              jsonencode(v.prefix),
              '.',
            ),
        },
        {
          of: 'prefix',
          holds: (v) =>
            when(
              equal(v.prefix, null),
              () => true,
              () =>
                lessThanOrEqual(
                  floor(divide(multiply(length(trim(base64encode(v.prefix), '=')), 3), 4)),
                  1024,
                ),
            ),
          says: (v) =>
            message(
              'prefix must be at most 1024 bytes long; got ',
              attempt(
                () => floor(divide(multiply(length(trim(base64encode(v.prefix), '=')), 3), 4)),
                () => 0,
              ),
              ': ',
              jsonencode(v.prefix),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['service_role'],
      rules: [
        {
          of: 'service_role',
          holds: (v) =>
            when(
              equal(v.service_role, null),
              () => true,
              () =>
                can(() =>
                  regex(
                    /^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role\/?[a-zA-Z_0-9+=,.@\/-]+$/u,
                    at(v.service_role, 'arn'),
                  ),
                ),
            ),
          says: (v) => message('service_role: arn must be the ARN of a role.'),
        },
      ],
    },
    {
      reads: ['file_system_kms_key_arn'],
      rules: [
        {
          of: 'file_system_kms_key_arn',
          holds: (v) =>
            when(
              equal(v.file_system_kms_key_arn, null),
              () => true,
              () =>
                can(() =>
                  regex(
                    /^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/u,
                    v.file_system_kms_key_arn,
                  ),
                ),
            ),
          says: (v) =>
            message(
              'file_system_kms_key_arn must be the whole ARN of a key, not an alias and not an id.',
            ),
        },
      ],
    },
    {
      reads: ['synchronization_configuration'],
      rules: [
        {
          of: 'synchronization_configuration',
          holds: (v) =>
            contains(keys(at(v.synchronization_configuration, 'import_data_rules')), ''),
          says: (v) =>
            message(
              'synchronization_configuration: import_data_rules must have a rule for the prefix ""; got ',
              jsonencode(keys(at(v.synchronization_configuration, 'import_data_rules'))),
              '.',
            ),
        },
        {
          of: 'synchronization_configuration',
          holds: (v) =>
            lessThanOrEqual(length(at(v.synchronization_configuration, 'import_data_rules')), 10),
          says: (v) =>
            message(
              'synchronization_configuration: at most 10 import_data_rules are allowed; got ',
              length(at(v.synchronization_configuration, 'import_data_rules')),
              ': ',
              jsonencode(keys(at(v.synchronization_configuration, 'import_data_rules'))),
              '.',
            ),
        },
        {
          of: 'synchronization_configuration',
          holds: (v) =>
            alltrue(
              listFor(
                keys(at(v.synchronization_configuration, 'import_data_rules')),
                (_, prefix_) =>
                  and(
                    can(() => regex(/^(|[^\n]*\/)$/u, prefix_)),
                    lessThanOrEqual(
                      floor(divide(multiply(length(trim(base64encode(prefix_), '=')), 3), 4)),
                      1024,
                    ),
                  ),
              ),
            ),
          says: (v) =>
            message(
              'synchronization_configuration: a prefix of import_data_rules must be empty or end in "/" and be at most 1024 bytes long; got ',
              jsonencode(
                listFor(
                  keys(at(v.synchronization_configuration, 'import_data_rules')),
                  (_, prefix_) => prefix_,
                  (_, prefix_) =>
                    not(
                      and(
                        can(() => regex(/^(|[^\n]*\/)$/u, prefix_)),
                        lessThanOrEqual(
                          floor(divide(multiply(length(trim(base64encode(prefix_), '=')), 3), 4)),
                          1024,
                        ),
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'synchronization_configuration',
          holds: (v) =>
            alltrue(
              listFor(
                values(at(v.synchronization_configuration, 'import_data_rules')),
                (_, rule_) =>
                  contains(['ON_DIRECTORY_FIRST_ACCESS', 'ON_FILE_ACCESS'], at(rule_, 'trigger')),
              ),
            ),
          says: (v) =>
            message(
              'synchronization_configuration: trigger of import_data_rules must be ON_DIRECTORY_FIRST_ACCESS or ON_FILE_ACCESS; got ',
              jsonencode(
                objectFor(
                  at(v.synchronization_configuration, 'import_data_rules'),
                  (prefix_, rule_) => [prefix_, at(rule_, 'trigger')],
                  (prefix_, rule_) =>
                    not(
                      contains(
                        ['ON_DIRECTORY_FIRST_ACCESS', 'ON_FILE_ACCESS'],
                        at(rule_, 'trigger'),
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'synchronization_configuration',
          holds: (v) =>
            alltrue(
              listFor(
                values(at(v.synchronization_configuration, 'import_data_rules')),
                (_, rule_) =>
                  and(
                    and(
                      greaterThanOrEqual(at(rule_, 'size_less_than'), 0),
                      lessThanOrEqual(at(rule_, 'size_less_than'), 52673613135872),
                    ),
                    equal(floor(at(rule_, 'size_less_than')), at(rule_, 'size_less_than')),
                  ),
              ),
            ),
          says: (v) =>
            message(
              'synchronization_configuration: size_less_than of import_data_rules must be a whole number of bytes from 0 to 52673613135872; got ',
              jsonencode(
                objectFor(
                  at(v.synchronization_configuration, 'import_data_rules'),
                  (prefix_, rule_) => [prefix_, at(rule_, 'size_less_than')],
                  (prefix_, rule_) =>
                    not(
                      and(
                        and(
                          greaterThanOrEqual(at(rule_, 'size_less_than'), 0),
                          lessThanOrEqual(at(rule_, 'size_less_than'), 52673613135872),
                        ),
                        equal(floor(at(rule_, 'size_less_than')), at(rule_, 'size_less_than')),
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'synchronization_configuration',
          holds: (v) =>
            and(
              and(
                greaterThanOrEqual(
                  at(v.synchronization_configuration, 'days_after_last_access'),
                  1,
                ),
                lessThanOrEqual(at(v.synchronization_configuration, 'days_after_last_access'), 365),
              ),
              equal(
                floor(at(v.synchronization_configuration, 'days_after_last_access')),
                at(v.synchronization_configuration, 'days_after_last_access'),
              ),
            ),
          says: (v) =>
            message(
              'synchronization_configuration: days_after_last_access must be a whole number from 1 to 365; got ',
              at(v.synchronization_configuration, 'days_after_last_access'),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['network'],
      rules: [
        {
          of: 'network',
          holds: (v) => greaterThan(length(at(v.network, 'subnets')), 0),
          says: (v) => message('network: subnets must name at least one zone.'),
        },
        {
          of: 'network',
          holds: (v) =>
            alltrue(
              listFor(keys(at(v.network, 'subnets')), (_, zone_) =>
                can(() =>
                  regex(
                    /^([a-z]+(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z]|[a-z0-9]+(-[a-z0-9]+)?-az[0-9]+)$/u,
                    zone_,
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'network: subnets must have zones such as eu-west-1a, or ids of zones such as euw1-az1, as keys; got ',
              jsonencode(keys(at(v.network, 'subnets'))),
              '.',
            ),
        },
        {
          of: 'network',
          holds: (v) => can(() => regex(/^vpc-[0-9a-f]{8,40}$/u, at(v.network, 'vpc_id'))),
          says: (v) =>
            message('network: vpc_id must be the id of a VPC, vpc- and hexadecimal digits.'),
        },
        {
          of: 'network',
          holds: (v) =>
            alltrue(
              listFor(
                concat(
                  values(at(v.network, 'subnets')),
                  values(at(v.network, 'mount_target_subnets')),
                ),
                (_, id_) => can(() => regex(/^subnet-[0-9a-f]{8,40}$/u, id_)),
              ),
            ),
          says: (v) =>
            message(
              'network: subnets and mount_target_subnets must have ids of subnets, subnet- and hexadecimal digits, as values (zones: ',
              join(', ', keys(at(v.network, 'subnets'))),
              ').',
            ),
        },
        {
          of: 'network',
          holds: (v) =>
            alltrue(
              listFor(
                concat(
                  at(v.network, 'mount_target_security_group_ids'),
                  at(v.network, 'client_security_group_ids'),
                  values(
                    when(
                      equal(at(v.network, 'security_groups'), null),
                      () => ({}),
                      () => tomap(at(v.network, 'security_groups')),
                    ),
                  ),
                ),
                (_, id_) => can(() => regex(/^sg-[0-9a-f]{8,40}$/u, id_)),
              ),
            ),
          says: (v) =>
            message(
              'network: mount_target_security_group_ids, client_security_group_ids and security_groups must have ids of security groups, sg- and hexadecimal digits.',
            ),
        },
        {
          of: 'network',
          holds: (v) =>
            equal(
              length(
                setsubtract(
                  keys(at(v.network, 'mount_target_subnets')),
                  keys(at(v.network, 'subnets')),
                ),
              ),
              0,
            ),
          says: (v) =>
            message(
              'network: mount_target_subnets may only have zones of subnets (',
              join(', ', keys(at(v.network, 'subnets'))),
              '); got ',
              join(', ', keys(at(v.network, 'mount_target_subnets'))),
              '.',
            ),
        },
        {
          of: 'network',
          holds: (v) =>
            contains(['IPV4_ONLY', 'IPV6_ONLY', 'DUAL_STACK'], at(v.network, 'ip_address_type')),
          says: (v) =>
            message(
              'network: ip_address_type must be IPV4_ONLY, IPV6_ONLY or DUAL_STACK; got ',
              jsonencode(at(v.network, 'ip_address_type')),
              '.',
            ),
        },
        {
          of: 'network',
          holds: (v) => contains(['none', 's3', 'all'], at(v.network, 'https_egress')),
          says: (v) =>
            message(
              'network: https_egress must be none, s3 or all; got ',
              jsonencode(at(v.network, 'https_egress')),
              '.',
            ),
        },
        {
          of: 'network',
          holds: (v) =>
            lessThanOrEqual(length(at(v.network, 'mount_target_security_group_ids')), 4),
          says: (v) =>
            message(
              'network: at most 4 mount_target_security_group_ids are allowed; got ',
              length(at(v.network, 'mount_target_security_group_ids')),
              '.',
            ),
        },
        {
          of: 'network',
          holds: (v) => lessThanOrEqual(length(at(v.network, 'client_security_group_ids')), 4),
          says: (v) =>
            message(
              'network: at most 4 client_security_group_ids are allowed; got ',
              length(at(v.network, 'client_security_group_ids')),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['network', 'name'],
      rules: [
        {
          of: 'network',
          holds: (v) =>
            or(notEqual(at(v.network, 'security_groups'), null), not(startswith(v.name, 'sg-'))),
          says: (v) =>
            message(
              'network: name must not begin with sg-, which EC2 keeps for ids, unless security_groups are yours; got ',
              jsonencode(v.name),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['access_points'],
      rules: [
        {
          of: 'access_points',
          holds: (v) =>
            alltrue(
              listFor(keys(v.access_points), (_, name_) =>
                and(
                  can(() => regex(/^[a-zA-Z0-9._-]+$/u, name_)),
                  lessThanOrEqual(length(name_), 128),
                ),
              ),
            ),
          says: (v) =>
            message(
              'access_points: a name must be 1 to 128 letters, digits, dots, underscores and hyphens; got ',
              jsonencode(
                listFor(
                  keys(v.access_points),
                  (_, name_) => name_,
                  (_, name_) =>
                    not(
                      and(
                        can(() => regex(/^[a-zA-Z0-9._-]+$/u, name_)),
                        lessThanOrEqual(length(name_), 128),
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'access_points',
          holds: (v) =>
            alltrue(
              listFor(values(v.access_points), (_, access_point_) =>
                when(
                  equal(at(at(access_point_, 'root_directory'), 'path'), null),
                  () => true,
                  () => can(() => regex(/^\//u, at(at(access_point_, 'root_directory'), 'path'))),
                ),
              ),
            ),
          says: (v) =>
            message(
              'access_points: root_directory.path must start with "/"; got ',
              jsonencode(
                objectFor(
                  v.access_points,
                  (name_, access_point_) => [
                    name_,
                    at(at(access_point_, 'root_directory'), 'path'),
                  ],
                  (name_, access_point_) =>
                    not(
                      when(
                        equal(at(at(access_point_, 'root_directory'), 'path'), null),
                        () => true,
                        () =>
                          can(() => regex(/^\//u, at(at(access_point_, 'root_directory'), 'path'))),
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'access_points',
          holds: (v) =>
            alltrue(
              listFor(v.access_points, (name_, access_point_) =>
                lessThanOrEqual(
                  floor(
                    divide(
                      multiply(
                        length(
                          trim(
                            base64encode(
                              coalesce(
                                at(at(access_point_, 'root_directory'), 'path'),
                                text('/', name_),
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
                  100,
                ),
              ),
            ),
          says: (v) =>
            message(
              'access_points: root_directory.path must be at most 100 bytes long; got ',
              jsonencode(
                objectFor(
                  v.access_points,
                  (name_, access_point_) => [
                    name_,
                    coalesce(at(at(access_point_, 'root_directory'), 'path'), text('/', name_)),
                  ],
                  (name_, access_point_) =>
                    greaterThan(
                      floor(
                        divide(
                          multiply(
                            length(
                              trim(
                                base64encode(
                                  coalesce(
                                    at(at(access_point_, 'root_directory'), 'path'),
                                    text('/', name_),
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
                      100,
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'access_points',
          holds: (v) =>
            alltrue(
              listFor(v.access_points, (name_, access_point_) =>
                can(() =>
                  regex(
                    /^(\/|(\/[^\/.$#<>;`|&?{}^*\n][^\/$#<>;`|&?{}^*\n]*){1,4})$/u,
                    coalesce(at(at(access_point_, 'root_directory'), 'path'), text('/', name_)),
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'access_points: root_directory.path must be "/" or have up to 4 levels, none of which is empty, begins with a dot or contains one of $ # < > ; ` | & ? { } ^ *; got ',
              jsonencode(
                objectFor(
                  v.access_points,
                  (name_, access_point_) => [
                    name_,
                    coalesce(at(at(access_point_, 'root_directory'), 'path'), text('/', name_)),
                  ],
                  (name_, access_point_) =>
                    not(
                      can(() =>
                        regex(
                          /^(\/|(\/[^\/.$#<>;`|&?{}^*\n][^\/$#<>;`|&?{}^*\n]*){1,4})$/u,
                          coalesce(
                            at(at(access_point_, 'root_directory'), 'path'),
                            text('/', name_),
                          ),
                        ),
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'access_points',
          holds: (v) =>
            alltrue(
              listFor(values(v.access_points), (_, access_point_) =>
                can(() =>
                  regex(
                    /^[0-7]{3,4}$/u,
                    at(
                      at(at(access_point_, 'root_directory'), 'creation_permissions'),
                      'permissions',
                    ),
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'access_points: creation_permissions.permissions must be 3 or 4 octal digits in quotes; got ',
              jsonencode(
                objectFor(
                  v.access_points,
                  (name_, access_point_) => [
                    name_,
                    at(
                      at(at(access_point_, 'root_directory'), 'creation_permissions'),
                      'permissions',
                    ),
                  ],
                  (name_, access_point_) =>
                    not(
                      can(() =>
                        regex(
                          /^[0-7]{3,4}$/u,
                          at(
                            at(at(access_point_, 'root_directory'), 'creation_permissions'),
                            'permissions',
                          ),
                        ),
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'access_points',
          holds: (v) =>
            alltrue(
              listFor(values(v.access_points), (_, access_point_) =>
                alltrue(
                  listFor(
                    compact(
                      flatten([
                        at(at(access_point_, 'posix_user'), 'uid'),
                        at(at(access_point_, 'posix_user'), 'gid'),
                        at(at(access_point_, 'posix_user'), 'secondary_gids'),
                        at(
                          at(at(access_point_, 'root_directory'), 'creation_permissions'),
                          'owner_uid',
                        ),
                        at(
                          at(at(access_point_, 'root_directory'), 'creation_permissions'),
                          'owner_gid',
                        ),
                      ]),
                    ),
                    (_, number_) =>
                      and(
                        can(() => regex(/^[0-9]+$/u, number_)),
                        lessThanOrEqual(tonumber(number_), 4294967295),
                      ),
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'access_points: user and group ids must be whole numbers from 0 to 4294967295; got ',
              jsonencode(
                objectFor(
                  v.access_points,
                  (name_, access_point_) => [
                    name_,
                    compact(
                      flatten([
                        at(at(access_point_, 'posix_user'), 'uid'),
                        at(at(access_point_, 'posix_user'), 'gid'),
                        at(at(access_point_, 'posix_user'), 'secondary_gids'),
                        at(
                          at(at(access_point_, 'root_directory'), 'creation_permissions'),
                          'owner_uid',
                        ),
                        at(
                          at(at(access_point_, 'root_directory'), 'creation_permissions'),
                          'owner_gid',
                        ),
                      ]),
                    ),
                  ],
                  (name_, access_point_) =>
                    not(
                      alltrue(
                        listFor(
                          compact(
                            flatten([
                              at(at(access_point_, 'posix_user'), 'uid'),
                              at(at(access_point_, 'posix_user'), 'gid'),
                              at(at(access_point_, 'posix_user'), 'secondary_gids'),
                              at(
                                at(at(access_point_, 'root_directory'), 'creation_permissions'),
                                'owner_uid',
                              ),
                              at(
                                at(at(access_point_, 'root_directory'), 'creation_permissions'),
                                'owner_gid',
                              ),
                            ]),
                          ),
                          (_, number_) =>
                            and(
                              can(() => regex(/^[0-9]+$/u, number_)),
                              lessThanOrEqual(tonumber(number_), 4294967295),
                            ),
                        ),
                      ),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'access_points',
          holds: (v) =>
            alltrue(
              listFor(values(v.access_points), (_, access_point_) =>
                alltrue(
                  listFor(at(access_point_, 'tags'), (key_, value_) =>
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
            ),
          says: (v) =>
            message(
              'access_points: tags must have keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ',
              jsonencode(
                objectFor(
                  v.access_points,
                  (name_, access_point_) => [name_, at(access_point_, 'tags')],
                  (name_, access_point_) =>
                    not(
                      alltrue(
                        listFor(at(access_point_, 'tags'), (key_, value_) =>
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
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['file_system_policy'],
      rules: [
        {
          of: 'file_system_policy',
          holds: (v) =>
            alltrue(
              listFor(keys(v.file_system_policy), (_, name_) =>
                and(
                  can(() => regex(/^[a-zA-Z0-9]+$/u, name_)),
                  notEqual(name_, 'TransportIsEncrypted'),
                ),
              ),
            ),
          says: (v) =>
            message(
              'file_system_policy: a name must be letters and digits, and not TransportIsEncrypted, which is ours; got ',
              jsonencode(
                listFor(
                  keys(v.file_system_policy),
                  (_, name_) => name_,
                  (_, name_) =>
                    or(
                      not(can(() => regex(/^[a-zA-Z0-9]+$/u, name_))),
                      equal(name_, 'TransportIsEncrypted'),
                    ),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'file_system_policy',
          holds: (v) =>
            alltrue(
              listFor(values(v.file_system_policy), (_, statement_) =>
                greaterThan(length(at(statement_, 'principal_arns')), 0),
              ),
            ),
          says: (v) =>
            message(
              'file_system_policy: each statement must have one of principal_arns at least; got none in ',
              jsonencode(
                listFor(
                  v.file_system_policy,
                  (name_, statement_) => name_,
                  (name_, statement_) => equal(length(at(statement_, 'principal_arns')), 0),
                ),
              ),
              '.',
            ),
        },
        {
          of: 'file_system_policy',
          holds: (v) =>
            alltrue(
              listFor(flatten(splat(values(v.file_system_policy), 'principal_arns')), (_, arn_) =>
                can(() =>
                  regex(
                    /^arn:aws[a-zA-Z-]*:(iam|sts)::[0-9]{12}:(role|user|assumed-role|federated-user)\/[^*?]+$/u,
                    arn_,
                  ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'file_system_policy: principal_arns must be ARNs of roles, users or sessions (statements: ',
              join(', ', keys(v.file_system_policy)),
              '); for everybody leave the policy out.',
            ),
        },
        {
          of: 'file_system_policy',
          holds: (v) =>
            alltrue(
              listFor(values(v.file_system_policy), (_, statement_) =>
                contains(['read-only', 'read-write', 'root'], at(statement_, 'access')),
              ),
            ),
          says: (v) =>
            message(
              'file_system_policy: access must be read-only, read-write or root; got ',
              jsonencode(
                objectFor(
                  v.file_system_policy,
                  (name_, statement_) => [name_, at(statement_, 'access')],
                  (name_, statement_) =>
                    not(contains(['read-only', 'read-write', 'root'], at(statement_, 'access'))),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['file_system_policy', 'access_points'],
      rules: [
        {
          of: 'file_system_policy',
          holds: (v) =>
            alltrue(
              listFor(values(v.file_system_policy), (_, statement_) =>
                contains(keys(v.access_points), at(statement_, 'access_point')),
              ),
            ),
          says: (v) =>
            message(
              'file_system_policy: access_point must be one of ',
              join(', ', keys(v.access_points)),
              '; got ',
              jsonencode(
                objectFor(
                  v.file_system_policy,
                  (name_, statement_) => [name_, at(statement_, 'access_point')],
                  (name_, statement_) =>
                    not(contains(keys(v.access_points), at(statement_, 'access_point'))),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['export_drain_seconds'],
      rules: [
        {
          of: 'export_drain_seconds',
          holds: (v) =>
            and(
              greaterThanOrEqual(v.export_drain_seconds, 0),
              equal(floor(v.export_drain_seconds), v.export_drain_seconds),
            ),
          says: (v) =>
            message(
              'export_drain_seconds must be a whole number of 0 or more; got ',
              v.export_drain_seconds,
              '.',
            ),
        },
      ],
    },
    {
      reads: ['bucket_release_seconds'],
      rules: [
        {
          of: 'bucket_release_seconds',
          holds: (v) =>
            and(
              greaterThanOrEqual(v.bucket_release_seconds, 0),
              equal(floor(v.bucket_release_seconds), v.bucket_release_seconds),
            ),
          says: (v) =>
            message(
              'bucket_release_seconds must be a whole number of 0 or more; got ',
              v.bucket_release_seconds,
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
              lessThanOrEqual(length(merge({ Name: '' }, v.tags)), 50),
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
              'tags must be at most 50, Name included, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ',
              length(merge({ Name: '' }, v.tags)),
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
