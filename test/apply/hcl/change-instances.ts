import { ACCESS_POINT_INPUTS } from '../../plan/hcl/inputs.ts';
import { FUNCTION, LEAST, merge, type Values } from '../../plan/hcl/scenario.ts';
import { functionWith, PARTS, real, rootInput } from './change-inputs.ts';

/** One call of the module: how it is without its inputs and with them. No two inputs of one touch the same resource. */
export interface Instance {
  readonly inputs: readonly string[];
  readonly without: Values;
  readonly given: Values;
}

const ONE_ZONE: Values = {
  ...LEAST,
  network: { ...(LEAST.network as Values), subnets: { 'eu-west-1a': 'subnet-0123456789abcdef0' } },
};
const parts = (base: Values, ...names: (keyof typeof PARTS)[]) =>
  names.map((name) => PARTS[name]).reduce(merge, base);
const least = (...names: (keyof typeof PARTS)[]) =>
  parts({ ...ONE_ZONE, access_points: {} }, 'ourBucket', 'ourRole', 'ourGroups', ...names);

const GROUPS: Readonly<Record<string, readonly [base: Values, inputs: readonly string[]]>> = {
  name: [parts(ONE_ZONE, 'madeBucket', 'function', 'client', 'policy'), ['name']],
  prefix: [parts(ONE_ZONE, 'ourBucket', 'function', 'client', 'policy'), ['prefix']],
  key: [least(), ['file_system_kms_key_arn']],
  warning: [least(), ['accept_bucket_warning']],
  role: [parts({ ...ONE_ZONE, access_points: {} }, 'ourBucket', 'ourGroups'), ['service_role']],
  existing: [parts({ ...ONE_ZONE, access_points: {} }, 'ourGroups'), ['existing_bucket']],
  bucket: [parts({ ...ONE_ZONE, access_points: {} }, 'ourGroups'), ['bucket.name']],
  tags: [parts(ONE_ZONE, 'madeBucket', 'function'), ['tags']],
  buckets: [
    parts(ONE_ZONE, 'ourGroups', 'function', 'policy'),
    [
      'bucket.force_destroy',
      'bucket.kms_key_arn',
      'bucket.noncurrent_version_expiration_days',
      'bucket.eventbridge',
      'synchronization_configuration.days_after_last_access',
      'network.subnets',
      'network.single_zone',
      'file_system_policy.*.access',
    ],
  ],
  subnet: [
    parts(LEAST, 'ourBucket', 'ourRole', 'rules', 'function', 'policy'),
    [
      'synchronization_configuration.import_data_rules.*.trigger',
      'network.mount_target_subnets',
      'network.https_egress',
      'clients',
      'access_points',
      'functions',
      'file_system_policy.*.functions',
      'export_drain_seconds',
      'bucket_release_seconds',
    ],
  ],
  addresses: [
    parts(LEAST, 'ourBucket', 'ourRole', 'ourGroups', 'rules', 'function', 'client', 'policy'),
    [
      'synchronization_configuration.import_data_rules.*.size_less_than',
      'network.ip_address_type',
      'clients.*.access',
      'file_system_policy.*.clients',
    ],
  ],
  ids: [
    parts(ONE_ZONE, 'ourBucket', 'ourRole', 'ourGroups', 'function', 'client', 'policy'),
    [
      'network.mount_target_security_group_ids',
      'network.client_security_group_ids',
      'clients.*.grant_direct_read',
      'clients.*.local_mount_path',
      'file_system_policy.*.principal_arns',
      'existing_bucket.versioning_status',
    ],
  ],
  groups: [
    parts(ONE_ZONE, 'ourBucket', 'function'),
    ['network.security_groups', 'existing_bucket.kms_key_arn', 'file_system_policy'],
  ],
};

/** Functions by key, with the inputs that each is given. */
export const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  one: [
    'local_mount_path',
    'access',
    'zones',
    'code.s3_object.version',
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
    'logging.retention_in_days',
    'logging.format',
    'tracing',
    'description',
  ],
  two: [
    'grant_direct_read',
    'policy_statements.sid',
    'logging.kms_key_arn',
    'publish',
    'code.filename',
  ],
  three: ['policy_statements.effect', 'code.source_code_hash', 'tags'],
  four: ['policy_statements.condition', 'access_point'],
  five: ['code.image'],
  six: ['code.image.command', 'code.image.entry_point', 'code.image.working_directory'],
};

/** Key of the access point that is given an input: its last word. */
export const accessPointOf = (input: string) => input.split('.').at(-1) as string;
// These have a function, which shows what an edit of the access point does to its clients.
const MOUNTED = ['posix_user.uid', 'tags'];

const each = (which: 0 | 1): Values => ({
  access_points: Object.fromEntries(
    Object.entries(ACCESS_POINT_INPUTS).map(([input, { value }]) => [
      accessPointOf(input),
      which === 0 ? {} : value,
    ]),
  ),
  functions: Object.fromEntries([
    ...Object.entries(FUNCTIONS).map(([key, inputs]) => [key, functionWith(inputs)[which]]),
    ...MOUNTED.map(accessPointOf).map((name) => [
      `on_${name}`,
      { ...FUNCTION, access_point: name },
    ]),
  ]),
});
const eachBase = {
  ...parts(LEAST, 'ourBucket', 'ourRole', 'ourGroups'),
  access_points: { shared: {}, other: {} },
  file_system_policy: {
    one: { access_point: 'uid', principal_arns: ['arn:aws:iam::111122223333:role/a'] },
  },
};

/** Every call of the module, by name. */
export const INSTANCES: Readonly<Record<string, Instance>> = {
  ...Object.fromEntries(
    Object.entries(GROUPS).map(([name, [base, inputs]]) => [
      name,
      { inputs, without: base, given: inputs.map(rootInput).reduce(merge, base) },
    ]),
  ),
  each: { inputs: [], without: merge(eachBase, each(0)), given: merge(eachBase, each(1)) },
};

/** `later` has its inputs in the second stage, `before` has them in the first. */
export type When = 'later' | 'before';
export const callName = (instance: string, when: When) => `${instance}-${when}`;

/** All calls of the module, twice: between the stages one gets its inputs, the other loses them. */
export const configuration = (stage: 'first' | 'second'): string => {
  const calls = Object.entries(INSTANCES).flatMap(([instance, { without, given }]) =>
    (['later', 'before'] as const).map((when) => {
      const values = (when === 'later') === (stage === 'second') ? given : without;
      const own = values.name === LEAST.name ? instance : values.name;
      const prefix = { prefix: `${instance}/${when}/${values.prefix ?? ''}` };
      return [
        callName(instance, when),
        {
          source: '../../../..',
          ...values,
          name: callName(own as string, when),
          ...(instance === 'prefix' && !values.prefix ? {} : prefix),
        },
      ];
    }),
  );
  return real(JSON.stringify({ module: Object.fromEntries(calls) }));
};
