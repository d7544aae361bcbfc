import { BASE, FUNCTION_INPUTS, ROOT_INPUTS } from '../../../plan/hcl/inputs.ts';
import { FUNCTION, merge, type Values } from '../../../plan/hcl/scenario.ts';

/** What stands for things that a configuration makes; see `real` for what they become. */
export const OURS = {
  bucket: 'arn:aws:s3:::ours-111122223333',
  role: 'arn:aws:iam::111122223333:role/ours',
  group: 'sg-0123456789abcdef9',
  key: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555',
};

const REAL: Readonly<Record<string, string>> = {
  [OURS.bucket]: 'aws_s3_bucket.ours.arn',
  [OURS.role]: 'aws_iam_role.ours.arn',
  [OURS.group]: 'aws_security_group.ours.id',
  [OURS.key]: 'aws_kms_key.ours.arn',
  'sg-0123456789abcdef8': 'aws_security_group.other.id',
  'arn:aws:iam::111122223333:policy/boundary': 'aws_iam_policy.boundary.arn',
  'arn:aws:lambda:eu-west-1:111122223333:layer:a:1': 'aws_lambda_layer_version.ours.arn',
  'vpc-0123456789abcdef0': 'aws_vpc.main.id',
  'subnet-0123456789abcdef0': 'aws_subnet.a.id',
  'subnet-0123456789abcdef1': 'aws_subnet.b.id',
  'subnet-0123456789abcdef2': 'aws_subnet.other.id',
  code: 'aws_s3_object.code.bucket',
  v1: 'aws_s3_object.code.version_id',
};

/** Values of the plan tests with references to what this configuration has in place of their ids. */
export const real = (value: unknown): unknown => {
  if (typeof value === 'string') {
    if (value === './main.tf') return 'dist/nothing.zip';
    return REAL[value] === undefined ? value : `\${${REAL[value]}}`;
  }
  if (Array.isArray(value)) return value.map(real);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, real(one)]));
};

const policyOf = (principal: string): Values => ({
  file_system_policy: { one: { access_point: 'shared', principal_arns: [principal] } },
});

const OTHER_GROUPS = ['sg-0123456789abcdef8'];

/** Edits that the tables of the plan tests do not have, or that need other values here. */
const MORE_INPUTS: Readonly<Record<string, Values>> = {
  'network.mount_target_security_group_ids': {
    network: { mount_target_security_group_ids: OTHER_GROUPS },
  },
  'network.client_security_group_ids': { network: { client_security_group_ids: OTHER_GROUPS } },
  name: { name: 'another' },
  existing_bucket: { existing_bucket: { arn: OURS.bucket } },
  'existing_bucket.kms_key_arn': { existing_bucket: { kms_key_arn: OURS.key } },
  'existing_bucket.versioning_status': { existing_bucket: { versioning_status: 'Enabled' } },
  'network.subnets': { network: { subnets: { 'eu-west-1b': 'subnet-0123456789abcdef1' } } },
  'network.security_groups': {
    network: { security_groups: { mount_target_id: OURS.group, client_id: OURS.group } },
  },
  'network.single_zone': { network: { single_zone: true } },
  'clients.*.local_mount_path': { clients: { same: { local_mount_path: '/mnt/elsewhere' } } },
  access_points: { access_points: { another: {} } },
  functions: { functions: { another: FUNCTION } },
  file_system_policy: policyOf(OURS.role),
};

/** Variables of the root module that give it one input. */
export const rootInput = (path: string): Values => {
  const value = MORE_INPUTS[path] ?? ROOT_INPUTS[path]?.value;
  if (value === undefined) throw new Error(`no value for the input '${path}'`);
  return value;
};

/** Parts of a deployment, so that each has only what an edit touches. */
const PARTS = {
  client: { clients: BASE.clients } as Values,
  policy: { file_system_policy: BASE.file_system_policy } as Values,
  rules: { synchronization_configuration: BASE.synchronization_configuration } as Values,
  function: { functions: { same: FUNCTION } } as Values,
  ourBucket: { existing_bucket: { arn: OURS.bucket } },
  madeBucket: { bucket: { noncurrent_version_expiration_days: 0 } },
  ourRole: { service_role: { arn: OURS.role } },
  ourGroups: MORE_INPUTS['network.security_groups'] as Values,
};

/** A deployment with some of them besides. */
export const parts = (base: Values, ...names: (keyof typeof PARTS)[]): Values =>
  names.map((name) => PARTS[name]).reduce(merge, base);

const image = (FUNCTION_INPUTS['code.image.command'] as { without: Values }).without;
const MORE_OF_FUNCTIONS: Readonly<Record<string, Values>> = {
  access_point: { access_point: 'other' },
  'code.image': image,
  'code.source_code_hash': { code: { source_code_hash: 'another' } },
};

/** A function without any of some inputs, and with all of them. */
export const functionWith = (inputs: readonly string[]): readonly [Values, Values] => {
  const starts = inputs.map((input) => FUNCTION_INPUTS[input]?.without ?? {});
  const without: Values = Object.assign({}, FUNCTION, ...starts);
  const values = inputs.map((input) => {
    const value = MORE_OF_FUNCTIONS[input] ?? FUNCTION_INPUTS[input]?.value;
    if (value === undefined) throw new Error(`no value for the function input '${input}'`);
    return value;
  });
  // Merged, so that two attributes of one object do not undo each other; but another kind of code is not merged with the one before.
  const isOtherCode = inputs.includes('code.image') || inputs.includes('code.filename');
  const given: Values = isOtherCode
    ? Object.assign({}, without, ...values)
    : values.reduce(merge, without);
  return [without, given];
};

const ATTRIBUTES: Readonly<Record<string, string>> = {
  access_point: 'file_system_config',
  local_mount_path: 'file_system_config.0.local_mount_path',
  zones: 'vpc_config.0.subnet_ids',
  'code.s3_object.version': 's3_object_version',
  'code.image.command': 'image_config.0.command',
  'code.image.entry_point': 'image_config.0.entry_point',
  'code.image.working_directory': 'image_config.0.working_directory',
  environment: 'environment.0.variables.STAGE',
  'logging.format': 'logging_config.0.log_format',
  tracing: 'tracing_config.0.mode',
};

/** Path of what an input of a function changes in the provider's function. */
export const attributeOf = (input: string): string =>
  ATTRIBUTES[input] ?? (input.split('.').at(-1) as string);
