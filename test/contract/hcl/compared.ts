/** What a rule says about `subject`, and where AWS's schema says it. */
type Compared = readonly [module: string, variable: string, subject: string, pointer: string];

const FILE_SYSTEM = 'FileSystem/properties';
const IMPORT_RULE = 'FileSystem/definitions/ImportDataRule/properties';
const SYNCHRONIZATION = 'FileSystem/definitions/SynchronizationConfiguration/properties';
const EXPIRATION_RULE = 'FileSystem/definitions/ExpirationDataRule/properties';
const POSIX_USER = 'AccessPoint/definitions/PosixUser/properties';
const CREATION = 'AccessPoint/definitions/CreationPermissions/properties';
const FUNCTION = 'Function/properties';
const CODE = 'Function/definitions/Code/properties';
const VPC = 'Function/definitions/VpcConfig/properties';
const IMAGE = 'Function/definitions/ImageConfig/properties';
const MOUNTED = 'Function/definitions/FileSystemConfig/properties';
const TAG = 'FileSystem/definitions/Tag/properties';
const LOCAL_MOUNT_PATH = `coalesce(var.local_mount_path, "/mnt/${'${'}var.access_point.name}")`;
const BYTES = '"=")) * 3 / 4)';

/** Closed lists. */
export const LISTS: readonly Compared[] = [
  ['s3files', 'network', 'var.network.ip_address_type', 'MountTarget/properties/IpAddressType'],
  ['s3files', 'synchronization_configuration', 'rule.trigger', `${IMPORT_RULE}/Trigger`],
  ['lambda', 'architectures', 'architecture', `${FUNCTION}/Architectures/items`],
  ['lambda', 'tracing', 'var.tracing', 'Function/definitions/TracingConfig/properties/Mode'],
  [
    'lambda',
    'logging',
    'var.logging.format',
    'Function/definitions/LoggingConfig/properties/LogFormat',
  ],
];

/** Numbers, lengths and counts: both ends where the schema has both. */
export const BOUNDS: readonly Compared[] = [
  ['s3files', 'prefix', BYTES, `${FILE_SYSTEM}/Prefix`],
  ['s3files', 'synchronization_configuration', BYTES, `${IMPORT_RULE}/Prefix`],
  [
    's3files',
    'synchronization_configuration',
    'rule.size_less_than',
    `${IMPORT_RULE}/SizeLessThan`,
  ],
  [
    's3files',
    'synchronization_configuration',
    'var.synchronization_configuration.days_after_last_access',
    `${EXPIRATION_RULE}/DaysAfterLastAccess`,
  ],
  ['s3files', 'access_points', BYTES, 'AccessPoint/definitions/RootDirectory/properties/Path'],
  ...(['s3files', 'bucket', 'lambda', 'network'] as const).flatMap((module): Compared[] => [
    [module, 'tags', 'length(key)', `${TAG}/Key`],
    [module, 'tags', 'length(value)', `${TAG}/Value`],
  ]),
  [
    's3files',
    'access_points',
    'length(key)',
    'AccessPoint/definitions/AccessPointTag/properties/Key',
  ],
  [
    's3files',
    'access_points',
    'length(value)',
    'AccessPoint/definitions/AccessPointTag/properties/Value',
  ],
  ['s3files', 'tags', 'length(merge({ Name = "" }, var.tags))', `${FILE_SYSTEM}/Tags`],
  ['network', 'tags', 'length(merge({ Name = "" }, var.tags))', `${FILE_SYSTEM}/Tags`],
  ['bucket', 'tags', 'length(var.tags)', `${FILE_SYSTEM}/Tags`],
  ['lambda', 'tags', 'length(var.tags)', `${FILE_SYSTEM}/Tags`],
  [
    's3files',
    'synchronization_configuration',
    'length(var.synchronization_configuration.import_data_rules)',
    `${SYNCHRONIZATION}/ImportDataRules`,
  ],
  ['mount', 'local_mount_path', `length(${LOCAL_MOUNT_PATH})`, `${MOUNTED}/LocalMountPath`],
  ['lambda', 'handler', 'length(var.handler)', `${FUNCTION}/Handler`],
  ['lambda', 'timeout', 'var.timeout', `${FUNCTION}/Timeout`],
  ['lambda', 'description', 'length(var.description)', `${FUNCTION}/Description`],
  [
    'lambda',
    'ephemeral_storage',
    'var.ephemeral_storage',
    'Function/definitions/EphemeralStorage/properties/Size',
  ],
  [
    'lambda',
    'reserved_concurrent_executions',
    'var.reserved_concurrent_executions',
    `${FUNCTION}/ReservedConcurrentExecutions`,
  ],
  ['lambda', 'vpc_config', 'length(var.vpc_config.subnets)', `${VPC}/SubnetIds`],
  ['lambda', 'vpc_config', 'length(var.vpc_config.security_group_ids)', `${VPC}/SecurityGroupIds`],
  ['lambda', 'code', 'length(var.code.s3_object.bucket)', `${CODE}/S3Bucket`],
  ['lambda', 'code', 'length(var.code.s3_object.key)', `${CODE}/S3Key`],
  ['lambda', 'code', 'length(var.code.s3_object.version)', `${CODE}/S3ObjectVersion`],
  ['lambda', 'code', 'length(coalesce(var.code.image.command, []))', `${IMAGE}/Command`],
  ['lambda', 'code', 'length(coalesce(var.code.image.entry_point, []))', `${IMAGE}/EntryPoint`],
];

const KEY = [`${FILE_SYSTEM}/KmsKeyId`, (text: string) => /^arn:.*:key\//.test(text)] as const;
const BUCKET = [`${FILE_SYSTEM}/Bucket`, (text: string) => !/:::.*\//.test(text)] as const;
const ACCESS_POINT = 'AccessPoint/properties/AccessPointArn';

/** Patterns; of what the schema takes we take only what is `within`. */
export const PATTERNS: readonly (readonly [...Compared, within?: (text: string) => boolean])[] = [
  ['s3files', 'bucket', 'var.bucket.arn', ...BUCKET],
  ['network', 'bucket_arns', 'arn', ...BUCKET],
  ['mount', 'file_system', 'var.file_system.bucket_arn', ...BUCKET],
  // Only whole ARNs of keys come back as they were given, and rights on an alias are rights on nothing.
  ['s3files', 'file_system_kms_key_arn', 'var.file_system_kms_key_arn', ...KEY],
  ['s3files', 'bucket', 'var.bucket.kms_key_arn', ...KEY],
  ['bucket', 'kms_key_arn', 'var.kms_key_arn', ...KEY],
  ['mount', 'file_system', 'var.file_system.kms_key_arn', ...KEY],
  ['lambda', 'logging', 'var.logging.kms_key_arn', ...KEY],
  ['s3files', 'service_role', 'var.service_role.arn', `${FILE_SYSTEM}/RoleArn`],
  ['lambda', 'role', 'var.role.arn', `${FUNCTION}/Role`],
  ['client', 'role_arn', 'var.role_arn', `${FILE_SYSTEM}/RoleArn`],
  ['mount', 'file_system', 'var.file_system.arn', `${FILE_SYSTEM}/FileSystemArn`],
  ['mount', 'access_point', 'var.access_point.arn', ACCESS_POINT],
  ['client', 'mount', 'var.mount.file_system_config.arn', ACCESS_POINT],
  [
    'lambda',
    'mount',
    'var.mount.file_system_config.arn',
    `${MOUNTED}/Arn`,
    // The others are those of EFS.
    (text) => text.includes(':s3files:'),
  ],
  ['mount', 'local_mount_path', LOCAL_MOUNT_PATH, `${MOUNTED}/LocalMountPath`],
  ['s3files', 'network', 'id', 'MountTarget/properties/SubnetId'],
  ['lambda', 'vpc_config', 'id', 'MountTarget/properties/SubnetId'],
  // Null stands for the whole bucket.
  ['s3files', 'prefix', 'var.prefix', `${FILE_SYSTEM}/Prefix`, (text) => text !== ''],
  ['mount', 'file_system', 'coalesce(var.file_system.prefix, "/")', `${FILE_SYSTEM}/Prefix`],
  ['s3files', 'synchronization_configuration', 'prefix', `${IMPORT_RULE}/Prefix`],
  ['s3files', 'access_points', 'number', `${POSIX_USER}/Uid`],
  [
    's3files',
    'access_points',
    'access_point.root_directory.creation_permissions.permissions',
    `${CREATION}/Permissions`,
  ],
  ['lambda', 'handler', 'var.handler', `${FUNCTION}/Handler`],
  ...['s3files', 'bucket', 'lambda'].flatMap((module): Compared[] => [
    [module, 'tags', 'key', `${TAG}/Key`],
    [module, 'tags', 'value', `${TAG}/Value`],
  ]),
  ['s3files', 'access_points', 'key', `${TAG}/Key`],
  ['s3files', 'access_points', 'value', `${TAG}/Value`],
];
