import { ACCESS_POINT_INPUTS } from '../../../plan/hcl/inputs.ts';
import { FUNCTION, LEAST, merge, type Values } from '../../../plan/hcl/scenario.ts';
import { functionWith, parts } from './inputs.ts';

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
/** The access point that the file system policy names. */
export const NAMED = 'uid';
const eachBase = {
  ...parts(LEAST, 'ourBucket', 'ourRole', 'ourGroups'),
  access_points: { shared: {}, other: {} },
  file_system_policy: {
    one: { access_point: NAMED, principal_arns: ['arn:aws:iam::111122223333:role/a'] },
  },
};

/** A call that has a function for each group of its inputs, and an access point for each of its inputs. */
export const EACH = { without: merge(eachBase, each(0)), given: merge(eachBase, each(1)) };
