import { LEAST, merge, type Values } from '../../../plan/hcl/scenario.ts';
import { EACH } from './each.ts';
import { parts, real, rootInput } from './inputs.ts';

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
const BARE = { ...ONE_ZONE, access_points: {} };
const ALL_OURS = parts(BARE, 'ourBucket', 'ourRole', 'ourGroups');

const GROUPS: Readonly<Record<string, readonly [base: Values, inputs: readonly string[]]>> = {
  name: [parts(ONE_ZONE, 'madeBucket', 'function', 'client', 'policy'), ['name']],
  prefix: [parts(ONE_ZONE, 'ourBucket', 'function', 'client', 'policy'), ['prefix']],
  key: [ALL_OURS, ['file_system_kms_key_arn']],
  warning: [ALL_OURS, ['accept_bucket_warning']],
  role: [parts(BARE, 'ourBucket', 'ourGroups'), ['service_role']],
  existing: [parts(BARE, 'ourGroups'), ['existing_bucket']],
  bucket: [parts(BARE, 'ourGroups'), ['bucket.name']],
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
      'clients',
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

/** Every call of the module, by name. */
export const INSTANCES: Readonly<Record<string, Instance>> = {
  ...Object.fromEntries(
    Object.entries(GROUPS).map(([name, [base, inputs]]) => [
      name,
      { inputs, without: base, given: inputs.map(rootInput).reduce(merge, base) },
    ]),
  ),
  each: { inputs: [], ...EACH },
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
  return JSON.stringify(real({ module: Object.fromEntries(calls) }));
};
