// Generated from variables.tf by `npm run generate`: each validation, and what is passed on to other modules.
import {
  UNKNOWN,
  add,
  alltrue,
  and,
  anytrue,
  at,
  can,
  coalesce,
  concat,
  contains,
  distinct,
  equal,
  greaterThan,
  inputsOf,
  join,
  jsonencode,
  keys,
  length,
  lessThanOrEqual,
  listFor,
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
  values,
  when,
  type ModuleRules,
  type Values,
} from '../../rules/index.ts';
import { bucketRules } from './bucket.ts';
import { clientRules } from './client.ts';
import { mountRules } from './mount.ts';
import { s3filesRules } from './s3files.ts';
import { lambdaRules } from './lambda.ts';

const bucket_name_ = (v: Values): unknown =>
  coalesce(at(v.bucket, 'name'), text(v.name, '-', UNKNOWN, '-', UNKNOWN));
const bucket_ = (v: Values): unknown => ({
  arn: when(
    equal(v.existing_bucket, null),
    () => UNKNOWN,
    () => at(v.existing_bucket, 'arn'),
  ),
  kms_key_arn: when(
    equal(v.existing_bucket, null),
    () => UNKNOWN,
    () => at(v.existing_bucket, 'kms_key_arn'),
  ),
  versioning_status: when(
    equal(v.existing_bucket, null),
    () => UNKNOWN,
    () => at(v.existing_bucket, 'versioning_status'),
  ),
});
const function_subnets_ = (v: Values): unknown =>
  objectFor(v.functions, (name_, function_) => [
    name_,
    objectFor(
      at(v.network, 'subnets'),
      (zone_, subnet_id_) => [zone_, subnet_id_],
      (zone_, subnet_id_) =>
        when(
          equal(at(function_, 'zones'), null),
          () => true,
          () => contains(at(function_, 'zones'), zone_),
        ),
    ),
  ]);
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
      reads: ['functions', 'network'],
      rules: [
        {
          of: 'functions',
          holds: (v) =>
            alltrue(
              listFor(values(v.functions), (_, function_) =>
                when(
                  equal(at(function_, 'zones'), null),
                  () => true,
                  () =>
                    and(
                      greaterThan(length(at(function_, 'zones')), 0),
                      equal(
                        length(setsubtract(at(function_, 'zones'), keys(at(v.network, 'subnets')))),
                        0,
                      ),
                    ),
                ),
              ),
            ),
          says: (v) =>
            message(
              'functions: zones must be among those of network.subnets (',
              join(', ', keys(at(v.network, 'subnets'))),
              '); got ',
              jsonencode(
                objectFor(
                  v.functions,
                  (name_, function_) => [name_, at(function_, 'zones')],
                  (name_, function_) =>
                    not(
                      when(
                        equal(at(function_, 'zones'), null),
                        () => true,
                        () =>
                          and(
                            greaterThan(length(at(function_, 'zones')), 0),
                            equal(
                              length(
                                setsubtract(at(function_, 'zones'), keys(at(v.network, 'subnets'))),
                              ),
                              0,
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
      reads: ['functions'],
      rules: [
        {
          of: 'functions',
          holds: (v) =>
            and(
              alltrue(
                listFor(keys(v.functions), (_, name_) =>
                  can(() => regex(/^[a-zA-Z0-9_]+$/u, name_)),
                ),
              ),
              equal(
                length(distinct(listFor(keys(v.functions), (_, name_) => lower(name_)))),
                length(v.functions),
              ),
            ),
          says: (v) =>
            message(
              'functions: a key must be letters, digits and underscores, and differ from others in more than case, which IAM does not tell apart; got ',
              jsonencode(
                listFor(
                  keys(v.functions),
                  (_, name_) => name_,
                  (_, name_) =>
                    or(
                      not(can(() => regex(/^[a-zA-Z0-9_]+$/u, name_))),
                      greaterThan(
                        length(
                          listFor(
                            keys(v.functions),
                            (_, other_) => other_,
                            (_, other_) => equal(lower(other_), lower(name_)),
                          ),
                        ),
                        1,
                      ),
                    ),
                ),
              ),
              '. A hyphen is left out so that no other name and key make the same function name: write an underscore.',
            ),
        },
      ],
    },
    {
      reads: ['functions', 'access_points'],
      rules: [
        {
          of: 'functions',
          holds: (v) =>
            alltrue(
              listFor(values(v.functions), (_, function_) =>
                contains(keys(v.access_points), at(function_, 'access_point')),
              ),
            ),
          says: (v) =>
            message(
              'functions: access_point must be one of access_points (',
              join(', ', keys(v.access_points)),
              '); got ',
              jsonencode(
                objectFor(
                  v.functions,
                  (name_, function_) => [name_, at(function_, 'access_point')],
                  (name_, function_) =>
                    not(contains(keys(v.access_points), at(function_, 'access_point'))),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['clients'],
      rules: [
        {
          of: 'clients',
          holds: (v) =>
            alltrue(
              listFor(keys(v.clients), (_, name_) =>
                and(
                  can(() => regex(/^[a-zA-Z0-9_-]+$/u, name_)),
                  lessThanOrEqual(length(name_), 64),
                ),
              ),
            ),
          says: (v) =>
            message(
              'clients: a name must be 1 to 64 letters, digits, underscores and hyphens; got ',
              jsonencode(
                listFor(
                  keys(v.clients),
                  (_, name_) => name_,
                  (_, name_) =>
                    not(
                      and(
                        can(() => regex(/^[a-zA-Z0-9_-]+$/u, name_)),
                        lessThanOrEqual(length(name_), 64),
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
      reads: ['clients', 'access_points'],
      rules: [
        {
          of: 'clients',
          holds: (v) =>
            alltrue(
              listFor(values(v.clients), (_, client_) =>
                contains(keys(v.access_points), at(client_, 'access_point')),
              ),
            ),
          says: (v) =>
            message(
              'clients: access_point must be one of access_points (',
              join(', ', keys(v.access_points)),
              '); got ',
              jsonencode(
                objectFor(
                  v.clients,
                  (name_, client_) => [name_, at(client_, 'access_point')],
                  (name_, client_) =>
                    not(contains(keys(v.access_points), at(client_, 'access_point'))),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['file_system_policy', 'functions'],
      rules: [
        {
          of: 'file_system_policy',
          holds: (v) =>
            alltrue(
              listFor(values(v.file_system_policy), (_, statement_) =>
                equal(length(setsubtract(at(statement_, 'functions'), keys(v.functions))), 0),
              ),
            ),
          says: (v) =>
            message(
              'file_system_policy: functions must be among functions (',
              join(', ', keys(v.functions)),
              '); got ',
              jsonencode(
                objectFor(
                  v.file_system_policy,
                  (name_, statement_) => [name_, at(statement_, 'functions')],
                  (name_, statement_) =>
                    greaterThan(
                      length(setsubtract(at(statement_, 'functions'), keys(v.functions))),
                      0,
                    ),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['file_system_policy', 'clients'],
      rules: [
        {
          of: 'file_system_policy',
          holds: (v) =>
            alltrue(
              listFor(values(v.file_system_policy), (_, statement_) =>
                equal(length(setsubtract(at(statement_, 'clients'), keys(v.clients))), 0),
              ),
            ),
          says: (v) =>
            message(
              'file_system_policy: clients must be among clients (',
              join(', ', keys(v.clients)),
              '); got ',
              jsonencode(
                objectFor(
                  v.file_system_policy,
                  (name_, statement_) => [name_, at(statement_, 'clients')],
                  (name_, statement_) =>
                    greaterThan(length(setsubtract(at(statement_, 'clients'), keys(v.clients))), 0),
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
              listFor(values(v.file_system_policy), (_, statement_) =>
                greaterThan(
                  add(
                    add(length(at(statement_, 'functions')), length(at(statement_, 'clients'))),
                    length(at(statement_, 'principal_arns')),
                  ),
                  0,
                ),
              ),
            ),
          says: (v) =>
            message(
              'file_system_policy: each entry must name at least one of functions, clients and principal_arns; got none in ',
              jsonencode(
                listFor(
                  v.file_system_policy,
                  (name_, statement_) => name_,
                  (name_, statement_) =>
                    equal(
                      add(
                        add(length(at(statement_, 'functions')), length(at(statement_, 'clients'))),
                        length(at(statement_, 'principal_arns')),
                      ),
                      0,
                    ),
                ),
              ),
              '.',
            ),
        },
      ],
    },
    {
      reads: ['functions', 'file_system_policy'],
      rules: [
        {
          of: 'file_system_policy',
          holds: (v) =>
            equal(
              length(
                listFor(
                  v.functions,
                  (name_, function_) => name_,
                  (name_, function_) =>
                    and(
                      anytrue(
                        listFor(values(v.file_system_policy), (_, statement_) =>
                          contains(at(statement_, 'functions'), name_),
                        ),
                      ),
                      not(
                        and(
                          anytrue(
                            listFor(values(v.file_system_policy), (_, statement_) =>
                              and(
                                and(
                                  contains(at(statement_, 'functions'), name_),
                                  equal(
                                    at(statement_, 'access_point'),
                                    at(function_, 'access_point'),
                                  ),
                                ),
                                equal(at(statement_, 'access'), at(function_, 'access')),
                              ),
                            ),
                          ),
                          alltrue(
                            listFor(values(v.file_system_policy), (_, statement_) =>
                              or(
                                or(
                                  not(contains(at(statement_, 'functions'), name_)),
                                  notEqual(
                                    at(statement_, 'access_point'),
                                    at(function_, 'access_point'),
                                  ),
                                ),
                                equal(at(statement_, 'access'), at(function_, 'access')),
                              ),
                            ),
                          ),
                        ),
                      ),
                    ),
                ),
              ),
              0,
            ),
          says: (v) =>
            message(
              'file_system_policy: a function that is named must be allowed its own access point with just its own access: with less its mount is denied, with more the policy gives it what its role does not; got ',
              jsonencode(
                listFor(
                  v.functions,
                  (name_, function_) => name_,
                  (name_, function_) =>
                    and(
                      anytrue(
                        listFor(values(v.file_system_policy), (_, statement_) =>
                          contains(at(statement_, 'functions'), name_),
                        ),
                      ),
                      not(
                        and(
                          anytrue(
                            listFor(values(v.file_system_policy), (_, statement_) =>
                              and(
                                and(
                                  contains(at(statement_, 'functions'), name_),
                                  equal(
                                    at(statement_, 'access_point'),
                                    at(function_, 'access_point'),
                                  ),
                                ),
                                equal(at(statement_, 'access'), at(function_, 'access')),
                              ),
                            ),
                          ),
                          alltrue(
                            listFor(values(v.file_system_policy), (_, statement_) =>
                              or(
                                or(
                                  not(contains(at(statement_, 'functions'), name_)),
                                  notEqual(
                                    at(statement_, 'access_point'),
                                    at(function_, 'access_point'),
                                  ),
                                ),
                                equal(at(statement_, 'access'), at(function_, 'access')),
                              ),
                            ),
                          ),
                        ),
                      ),
                    ),
                ),
              ),
              '. Use an entry for each access.',
            ),
        },
      ],
    },
    {
      reads: ['clients', 'file_system_policy'],
      rules: [
        {
          of: 'file_system_policy',
          holds: (v) =>
            equal(
              length(
                listFor(
                  v.clients,
                  (name_, client_) => name_,
                  (name_, client_) =>
                    and(
                      anytrue(
                        listFor(values(v.file_system_policy), (_, statement_) =>
                          contains(at(statement_, 'clients'), name_),
                        ),
                      ),
                      not(
                        and(
                          anytrue(
                            listFor(values(v.file_system_policy), (_, statement_) =>
                              and(
                                and(
                                  contains(at(statement_, 'clients'), name_),
                                  equal(
                                    at(statement_, 'access_point'),
                                    at(client_, 'access_point'),
                                  ),
                                ),
                                equal(at(statement_, 'access'), at(client_, 'access')),
                              ),
                            ),
                          ),
                          alltrue(
                            listFor(values(v.file_system_policy), (_, statement_) =>
                              or(
                                or(
                                  not(contains(at(statement_, 'clients'), name_)),
                                  notEqual(
                                    at(statement_, 'access_point'),
                                    at(client_, 'access_point'),
                                  ),
                                ),
                                equal(at(statement_, 'access'), at(client_, 'access')),
                              ),
                            ),
                          ),
                        ),
                      ),
                    ),
                ),
              ),
              0,
            ),
          says: (v) =>
            message(
              'file_system_policy: a client that is named must be allowed its own access point with just its own access: with less its mount is denied, with more the policy gives it what its role does not; got ',
              jsonencode(
                listFor(
                  v.clients,
                  (name_, client_) => name_,
                  (name_, client_) =>
                    and(
                      anytrue(
                        listFor(values(v.file_system_policy), (_, statement_) =>
                          contains(at(statement_, 'clients'), name_),
                        ),
                      ),
                      not(
                        and(
                          anytrue(
                            listFor(values(v.file_system_policy), (_, statement_) =>
                              and(
                                and(
                                  contains(at(statement_, 'clients'), name_),
                                  equal(
                                    at(statement_, 'access_point'),
                                    at(client_, 'access_point'),
                                  ),
                                ),
                                equal(at(statement_, 'access'), at(client_, 'access')),
                              ),
                            ),
                          ),
                          alltrue(
                            listFor(values(v.file_system_policy), (_, statement_) =>
                              or(
                                or(
                                  not(contains(at(statement_, 'clients'), name_)),
                                  notEqual(
                                    at(statement_, 'access_point'),
                                    at(client_, 'access_point'),
                                  ),
                                ),
                                equal(at(statement_, 'access'), at(client_, 'access')),
                              ),
                            ),
                          ),
                        ),
                      ),
                    ),
                ),
              ),
              '. Use an entry for each access.',
            ),
        },
      ],
    },
  ],
  calls: [
    {
      module: bucketRules,
      count: (v) =>
        when(
          equal(v.existing_bucket, null),
          () => 1,
          () => 0,
        ),

      inputs: (v) => {
        const bucket_name_of = bucket_name_(v);
        return () =>
          inputsOf(
            bucketRules.defaults,
            {
              name: bucket_name_of,
              force_destroy: at(v.bucket, 'force_destroy'),
              kms_key_arn: at(v.bucket, 'kms_key_arn'),
              noncurrent_version_expiration_days: at(
                v.bucket,
                'noncurrent_version_expiration_days',
              ),
              eventbridge: at(v.bucket, 'eventbridge'),
            },
            v,
            ['tags'],
          );
      },
    },
    {
      module: clientRules,

      forEach: (v) => v.clients,
      inputs: (v) => (each) =>
        inputsOf(
          clientRules.defaults,
          { name: text(v.name, '.', each.key, '.', UNKNOWN), mount: UNKNOWN },
          each.value,
          ['role_arn'],
        ),
    },
    {
      module: mountRules,

      forEach: (v) => v.clients,
      inputs: (v) => (each) =>
        inputsOf(
          mountRules.defaults,
          { file_system: UNKNOWN, access_point: UNKNOWN, client: text('client ', each.key) },
          each.value,
          ['local_mount_path', 'access', 'grant_direct_read'],
        ),
    },
    {
      module: s3filesRules,

      inputs: (v) => {
        const bucket_of = bucket_(v);
        return () =>
          inputsOf(
            s3filesRules.defaults,
            {
              bucket: bucket_of,
              file_system_policy: objectFor(v.file_system_policy, (name_, statement_) => [
                name_,
                {
                  access_point: at(statement_, 'access_point'),
                  access: at(statement_, 'access'),
                  principal_arns: concat(
                    at(statement_, 'principal_arns'),
                    listFor(at(statement_, 'functions'), (_, function_) => UNKNOWN),
                    listFor(at(statement_, 'clients'), (_, client_) =>
                      at(at(v.clients, client_), 'role_arn'),
                    ),
                  ),
                },
              ]),
            },
            v,
            [
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
          );
      },
    },
    {
      module: lambdaRules,

      forEach: (v) => v.functions,
      inputs: (v) => {
        const function_subnets_of = function_subnets_(v);
        return (each) =>
          inputsOf(
            lambdaRules.defaults,
            {
              name: text(v.name, '-', each.key),
              mount: UNKNOWN,
              vpc_config: {
                ipv6_allowed_for_dual_stack: notEqual(
                  at(v.network, 'ip_address_type'),
                  'IPV4_ONLY',
                ),
                security_group_ids: concat([UNKNOWN], at(v.network, 'client_security_group_ids')),
                subnets: at(function_subnets_of, each.key),
              },
              account: UNKNOWN,
              tags: merge(v.tags, at(each.value, 'tags')),
            },
            each.value,
            [
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
          );
      },
    },
    {
      module: mountRules,

      forEach: (v) => v.functions,
      inputs: (v) => (each) =>
        inputsOf(
          mountRules.defaults,
          { file_system: UNKNOWN, access_point: UNKNOWN, client: text('function ', each.key) },
          each.value,
          ['local_mount_path', 'access', 'grant_direct_read'],
        ),
    },
  ],
};
