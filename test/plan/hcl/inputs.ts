import { CODE, FUNCTION, LEAST, type Values } from './scenario.ts';

/** What happens to a resource when the input is given, and when it is taken away again. */
type Effect = readonly [given: string, removed: string];
const UPDATED: Effect = ['update', 'update'];
const MADE: Effect = ['create', 'delete'];
const LEFT_OUT: Effect = ['delete', 'create'];
const REPLACED: Effect = ['create, delete', 'create, delete'];

interface Input {
  readonly value: Values;
  /** Without it, an ordinary function. */
  readonly without?: Values;
  /** Address below the function's or the access point's module → what happens. */
  readonly effects: Readonly<Record<string, Effect>>;
}

const image = (more: Values = {}): Values => ({
  handler: null,
  code: { image: { uri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1', ...more } },
});
const statement = (more: Values = {}): Values => ({
  policy_statements: [{ actions: ['sqs:SendMessage'], resources: ['*'], ...more }],
});

const LAMBDA = { 'aws_lambda_function.this': UPDATED };
const MOUNT_POLICY = { 'aws_iam_role_policy.mount': UPDATED };
const OWN_POLICY = { 'aws_iam_role_policy.own[0]': UPDATED };
const LOG_GROUP = { 'aws_cloudwatch_log_group.this': UPDATED };
const ROLE = 'arn:aws:iam::111122223333:role/ours';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';

/** One function for each optional attribute, named for it. */
export const FUNCTION_INPUTS: Readonly<Record<string, Input>> = {
  local_mount_path: { value: { local_mount_path: '/mnt/other' }, effects: LAMBDA },
  access: { value: { access: 'read-only' }, effects: MOUNT_POLICY },
  grant_direct_read: { value: { grant_direct_read: false }, effects: MOUNT_POLICY },
  zones: { value: { zones: ['eu-west-1b'] }, effects: LAMBDA },
  'code.filename': { value: { code: { filename: './main.tf' } }, effects: LAMBDA },
  'code.s3_object.version': {
    value: { code: { s3_object: { ...CODE.s3_object, version: 'v1' } } },
    effects: LAMBDA,
  },
  'code.image.command': { without: image(), value: image({ command: ['a'] }), effects: LAMBDA },
  'code.image.entry_point': {
    without: image(),
    value: image({ entry_point: ['a'] }),
    effects: LAMBDA,
  },
  'code.image.working_directory': {
    without: image(),
    value: image({ working_directory: '/a' }),
    effects: LAMBDA,
  },
  handler: { value: { handler: 'other.handler' }, effects: LAMBDA },
  runtime: { value: { runtime: 'nodejs20.x' }, effects: LAMBDA },
  architectures: { value: { architectures: ['arm64'] }, effects: LAMBDA },
  memory_size: { value: { memory_size: 1024 }, effects: LAMBDA },
  timeout: { value: { timeout: 61 }, effects: LAMBDA },
  ephemeral_storage: { value: { ephemeral_storage: 1024 }, effects: LAMBDA },
  environment: { value: { environment: { STAGE: 'test' } }, effects: LAMBDA },
  layers: {
    value: { layers: ['arn:aws:lambda:eu-west-1:111122223333:layer:a:1'] },
    effects: LAMBDA,
  },
  policy_statements: { value: statement(), effects: { 'aws_iam_role_policy.own[0]': MADE } },
  'policy_statements.sid': {
    without: statement(),
    value: statement({ sid: 'Queue' }),
    effects: OWN_POLICY,
  },
  'policy_statements.effect': {
    without: statement(),
    value: statement({ effect: 'Deny' }),
    effects: OWN_POLICY,
  },
  'policy_statements.condition': {
    without: statement(),
    value: statement({ condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } } }),
    effects: OWN_POLICY,
  },
  policy_arns: {
    value: { policy_arns: { read: 'arn:aws:iam::aws:policy/ReadOnlyAccess' } },
    effects: { 'aws_iam_role_policy_attachment.this["read"]': MADE },
  },
  permissions_boundary: {
    value: { permissions_boundary: 'arn:aws:iam::111122223333:policy/boundary' },
    effects: { 'aws_iam_role.this[0]': UPDATED },
  },
  reserved_concurrent_executions: { value: { reserved_concurrent_executions: 5 }, effects: LAMBDA },
  'logging.retention_in_days': { value: { logging: { retention_in_days: 7 } }, effects: LOG_GROUP },
  'logging.format': { value: { logging: { format: 'JSON' } }, effects: LAMBDA },
  'logging.kms_key_arn': { value: { logging: { kms_key_arn: KEY } }, effects: LOG_GROUP },
  tracing: {
    value: { tracing: 'Active' },
    effects: { ...LAMBDA, 'aws_iam_role_policy.execution': UPDATED },
  },
  publish: { value: { publish: true }, effects: LAMBDA },
  description: { value: { description: 'what it does' }, effects: LAMBDA },
  tags: {
    value: { tags: { stage: 'test' } },
    effects: { ...LAMBDA, ...LOG_GROUP, 'aws_iam_role.this[0]': UPDATED },
  },
};

const ACCESS_POINT = {
  'terraform_data.access_point': UPDATED,
  awscc_s3files_access_point: REPLACED,
};
const permissions = (more: Values): Values => ({ root_directory: { creation_permissions: more } });

/** One access point for each optional attribute. */
export const ACCESS_POINT_INPUTS: Readonly<Record<string, Input>> = {
  'root_directory.path': {
    value: { root_directory: { path: '/elsewhere' } },
    effects: ACCESS_POINT,
  },
  'root_directory.creation_permissions.owner_uid': {
    value: permissions({ owner_uid: 0 }),
    effects: ACCESS_POINT,
  },
  'root_directory.creation_permissions.owner_gid': {
    value: permissions({ owner_gid: 0 }),
    effects: ACCESS_POINT,
  },
  'root_directory.creation_permissions.permissions': {
    value: permissions({ permissions: '0770' }),
    effects: ACCESS_POINT,
  },
  'posix_user.uid': { value: { posix_user: { uid: 0 } }, effects: ACCESS_POINT },
  'posix_user.gid': { value: { posix_user: { gid: 0 } }, effects: ACCESS_POINT },
  'posix_user.secondary_gids': {
    value: { posix_user: { secondary_gids: [2000] } },
    effects: ACCESS_POINT,
  },
  tags: { value: { tags: { stage: 'test' } }, effects: { awscc_s3files_access_point: UPDATED } },
};

const FILE_SYSTEM = 'module.file_system.awscc_s3files_file_system.this';
const IMMUTABLE = {
  'module.file_system.terraform_data.immutable': UPDATED,
  [FILE_SYSTEM]: REPLACED,
};
const mountTarget = (zone: string) =>
  `module.file_system.awscc_s3files_mount_target.this["${zone}"]`;
const EVERY_MOUNT_TARGET = {
  [mountTarget('eu-west-1a')]: UPDATED,
  [mountTarget('eu-west-1b')]: UPDATED,
};
const sameFunction = 'module.function["same"].aws_lambda_function.this';
const rules = (more: Values): Values => ({
  synchronization_configuration: { import_data_rules: { '': {}, 'logs/': more } },
});

const POLICY = 'module.file_system.awscc_s3files_file_system_policy.this[0]';
const policy = (more: Values): Values => ({
  file_system_policy: { one: { access_point: 'shared', ...more } },
});

interface RootInput {
  /** Variables of the root module, merged into those of the others. */
  readonly value: Values;
  readonly effects: Readonly<Record<string, Effect>>;
  /** Other resources change as well, so only these are looked at. */
  readonly amongOthers?: true;
}

/** Inputs of the whole deployment, each in a plan of its own. */
export const ROOT_INPUTS: Readonly<Record<string, RootInput>> = {
  'bucket.name': {
    value: { bucket: { name: 'ours' } },
    effects: { 'module.bucket[0].aws_s3_bucket.this': UPDATED },
    amongOthers: true,
  },
  'bucket.force_destroy': {
    value: { bucket: { force_destroy: true } },
    effects: { 'module.bucket[0].aws_s3_bucket.this': UPDATED },
  },
  'bucket.kms_key_arn': {
    value: { bucket: { kms_key_arn: KEY } },
    effects: {
      'module.bucket[0].aws_s3_bucket_server_side_encryption_configuration.this': UPDATED,
      'module.function["same"].aws_iam_role_policy.mount': UPDATED,
    },
    amongOthers: true,
  },
  'bucket.noncurrent_version_expiration_days': {
    value: { bucket: { noncurrent_version_expiration_days: 0 } },
    effects: { 'module.bucket[0].aws_s3_bucket_lifecycle_configuration.this[0]': LEFT_OUT },
  },
  'bucket.eventbridge': {
    value: { bucket: { eventbridge: false } },
    effects: { 'module.bucket[0].aws_s3_bucket_notification.this[0]': LEFT_OUT },
  },
  prefix: { value: { prefix: 'part/' }, effects: IMMUTABLE, amongOthers: true },
  file_system_kms_key_arn: {
    value: { file_system_kms_key_arn: KEY },
    effects: IMMUTABLE,
    amongOthers: true,
  },
  accept_bucket_warning: {
    value: { accept_bucket_warning: true },
    effects: IMMUTABLE,
    amongOthers: true,
  },
  service_role: {
    value: { service_role: { arn: ROLE } },
    effects: { 'module.file_system.aws_iam_role.service[0]': LEFT_OUT },
    amongOthers: true,
  },
  'synchronization_configuration.import_data_rules.*.trigger': {
    value: rules({ trigger: 'ON_FILE_ACCESS' }),
    effects: { [FILE_SYSTEM]: UPDATED },
  },
  'synchronization_configuration.import_data_rules.*.size_less_than': {
    value: rules({ size_less_than: 0 }),
    effects: { [FILE_SYSTEM]: UPDATED },
  },
  'synchronization_configuration.days_after_last_access': {
    value: { synchronization_configuration: { days_after_last_access: 7 } },
    effects: { [FILE_SYSTEM]: UPDATED },
  },
  'network.mount_target_subnets': {
    value: { network: { mount_target_subnets: { 'eu-west-1b': 'subnet-0123456789abcdef2' } } },
    effects: { [mountTarget('eu-west-1b')]: UPDATED },
  },
  'network.ip_address_type': {
    value: { network: { ip_address_type: 'DUAL_STACK' } },
    effects: { ...EVERY_MOUNT_TARGET, [sameFunction]: UPDATED },
  },
  'network.mount_target_security_group_ids': {
    value: { network: { mount_target_security_group_ids: ['sg-0123456789abcdef9'] } },
    effects: EVERY_MOUNT_TARGET,
  },
  'network.client_security_group_ids': {
    value: { network: { client_security_group_ids: ['sg-0123456789abcdef9'] } },
    effects: { [sameFunction]: UPDATED },
  },
  'network.https_egress': {
    value: { network: { https_egress: 'none' } },
    effects: { 'module.file_system.aws_vpc_security_group_egress_rule.https["s3"]': LEFT_OUT },
  },
  clients: {
    value: { clients: { another: { access_point: 'shared', role_arn: ROLE } } },
    effects: { 'module.client["another"].aws_iam_role_policy.mount': MADE },
  },
  'clients.*.access': {
    value: { clients: { same: { access: 'read-only' } } },
    effects: { 'module.client["same"].aws_iam_role_policy.mount': UPDATED },
  },
  'clients.*.grant_direct_read': {
    value: { clients: { same: { grant_direct_read: false } } },
    effects: { 'module.client["same"].aws_iam_role_policy.mount': UPDATED },
  },
  'file_system_policy.*.access': {
    value: { file_system_policy: { other: { access: 'read-only' } } },
    effects: { [POLICY]: UPDATED },
  },
  'file_system_policy.*.functions': {
    value: policy({ functions: ['same'] }),
    effects: { [POLICY]: UPDATED },
  },
  'file_system_policy.*.clients': {
    // Not the one whose access changes: an entry allows just that.
    value: policy({ clients: ['named'] }),
    effects: { [POLICY]: UPDATED },
  },
  'file_system_policy.*.principal_arns': {
    value: policy({ principal_arns: ['arn:aws:iam::111122223333:role/b'] }),
    effects: { [POLICY]: UPDATED },
  },
  export_drain_seconds: {
    value: { export_drain_seconds: 1 },
    effects: { 'module.file_system.terraform_data.drain': UPDATED },
  },
  bucket_release_seconds: {
    value: { bucket_release_seconds: 1 },
    effects: { 'module.file_system.terraform_data.release': UPDATED },
  },
  tags: {
    value: { tags: { stage: 'test' } },
    effects: {
      [FILE_SYSTEM]: UPDATED,
      'module.file_system.awscc_s3files_access_point.this["shared"]': UPDATED,
      'module.bucket[0].aws_s3_bucket.this': UPDATED,
      [sameFunction]: UPDATED,
    },
    amongOthers: true,
  },
};

/** What all of the above are given to, and taken from. */
export const BASE: Values = {
  ...LEAST,
  ...rules({}),
  file_system_policy: {
    one: { access_point: 'shared', principal_arns: ['arn:aws:iam::111122223333:role/a'] },
    other: { access_point: 'shared', principal_arns: ['arn:aws:iam::111122223333:role/c'] },
  },
  functions: { same: FUNCTION },
  clients: {
    same: { access_point: 'shared', role_arn: ROLE },
    named: { access_point: 'shared', role_arn: ROLE },
  },
};
