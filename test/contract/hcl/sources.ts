/** A rule that no schema states, by what it says, and where it comes from instead. */
type Source = readonly [module: string, variable: string, says: string, source: string];

const GUIDE = 'https://docs.aws.amazon.com';
const BUCKET_NAMES = `${GUIDE}/AmazonS3/latest/userguide/bucketnamingrules.html`;
const QUOTAS = `${GUIDE}/AmazonS3/latest/userguide/s3-files-quotas.html`;
const CREATE_FUNCTION = `${GUIDE}/lambda/latest/api/API_CreateFunction.html`;
const ENVIRONMENT = `${GUIDE}/lambda/latest/dg/configuration-envvars.html`;
const ACCESS_POINT = `${GUIDE}/AWSCloudFormation/latest/TemplateReference/aws-properties-s3files-accesspoint-rootdirectory.html`;
const SYNCHRONIZATION = `${GUIDE}/AmazonS3/latest/userguide/s3-files-synchronization-customizing.html`;
const IAM_NAMES = `${GUIDE}/IAM/latest/UserGuide/reference_iam-quotas.html`;
const POLICY_GRAMMAR = `${GUIDE}/IAM/latest/UserGuide/reference_policies_grammar.html`;
const MANAGED_POLICIES = `${GUIDE}/IAM/latest/UserGuide/access_policies_managed-vs-inline.html`;
const PRINCIPALS = `${GUIDE}/IAM/latest/UserGuide/reference_policies_elements_principal.html`;
const ZONES = `${GUIDE}/global-infrastructure/latest/regions/aws-availability-zones.html`;
const RANGES = `${GUIDE}/vpc/latest/userguide/vpc-cidr-blocks.html`;
const GROUPS = `${GUIDE}/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html`;
const VPC = `${GUIDE}/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html`;
const ENDPOINTS = `${GUIDE}/vpc/latest/privatelink/aws-services-privatelink-support.html`;
const PROVIDER = 'hashicorp/aws 5.100.0 refuses anything else when it plans';
const OURS = 'what this module makes of it';

export const SOURCES: readonly Source[] = [
  [
    'root',
    'name',
    'name must be 1 to 32',
    `${OURS}: <name>-<account>-<region> has at most 63 characters, ${BUCKET_NAMES}`,
  ],
  [
    'root',
    'functions',
    'zones must be among',
    `${OURS}: a zone without a mount target cannot be mounted from`,
  ],
  [
    'root',
    'functions',
    'a key must be letters',
    `${OURS}: <name>-<key> is never that of another name and key`,
  ],
  ['root', 'functions', 'access_point must be one of', OURS],
  [
    'root',
    'clients',
    'a name must be 1 to 64',
    `${OURS}: <name>.<key> is the name of an inline policy, ${IAM_NAMES}`,
  ],
  ['root', 'clients', 'access_point must be one of', OURS],
  ['root', 'file_system_policy', 'functions must be among', OURS],
  ['root', 'file_system_policy', 'clients must be among', OURS],
  ['root', 'file_system_policy', 'each entry must name', `${OURS}, and ${PRINCIPALS}`],
  [
    'root',
    'file_system_policy',
    'a function that is named',
    `${OURS}: what is not allowed to those it names is denied`,
  ],
  [
    'root',
    'file_system_policy',
    'a client that is named',
    `${OURS}: what is not allowed to those it names is denied`,
  ],
  ['bucket', 'name', 'name must be 3 to 63', BUCKET_NAMES],
  ['bucket', 'name', 'which S3 keeps', BUCKET_NAMES],
  [
    'bucket',
    'noncurrent_version_expiration_days',
    'whole number',
    `${OURS}: 0 keeps all versions, and ${PROVIDER}`,
  ],
  ['client', 'name', 'name must be 1 to 128', IAM_NAMES],
  ['lambda', 'name', 'name must be 1 to 64', CREATE_FUNCTION],
  ['lambda', 'code', 'exactly one of', CREATE_FUNCTION],
  [
    'lambda',
    'runtime',
    'runtime must be a name',
    'the names of the list that the provider has, which changes with the seasons',
  ],
  [
    'lambda',
    'memory_size',
    'from 128 to 10240',
    `${CREATE_FUNCTION}; more is for managed instances, which cannot mount, and ${PROVIDER}`,
  ],
  ['lambda', 'environment', 'names in environment', ENVIRONMENT],
  ['lambda', 'environment', '4096 bytes', ENVIRONMENT],
  ['lambda', 'layers', 'at most 5 ARNs', `${GUIDE}/lambda/latest/dg/chapter-layers.html`],
  ['lambda', 'policy_statements', 'effect Allow or Deny', POLICY_GRAMMAR],
  ['lambda', 'policy_arns', 'ARNs of managed policies', MANAGED_POLICIES],
  ['lambda', 'permissions_boundary', 'ARN of a managed policy', MANAGED_POLICIES],
  [
    'mount',
    'access',
    'read-only, read-write',
    `${OURS}: ClientRootAccess does nothing for another uid`,
  ],
  [
    'network',
    'name',
    'name must be 1 to 128',
    `${GROUPS}; the rest of its 255 characters is for what it is the group of`,
  ],
  ['network', 'cidr_block', '/16 to /28', `${RANGES}; by its first address: ${PROVIDER}`],
  ['network', 'subnets', 'at least one zone', OURS],
  ['network', 'subnets', 'zones such as', ZONES],
  ['network', 'subnets', '/16 to /28', `${RANGES}; by its first address: ${PROVIDER}`],
  ['network', 'subnets', 'must lie in', RANGES],
  ['network', 'subnets', 'must not overlap', RANGES],
  ['network', 'ipv6_subnets', 'zones of subnets', OURS],
  [
    'network',
    'ipv6_subnets',
    'from 0 to 255',
    `AWS gives a VPC a /56 and a subnet has a /64, ${VPC}`,
  ],
  ['network', 'interface_endpoints', 'names of services', ENDPOINTS],
  [
    's3files',
    'name',
    'name must be 1 to 32',
    `${OURS}: <name>.s3files.<region> is the name of a role, ${IAM_NAMES}`,
  ],
  ['s3files', 'synchronization_configuration', 'a rule for the prefix', SYNCHRONIZATION],
  ['s3files', 'network', 'at least one zone', OURS],
  ['s3files', 'network', 'zones such as', ZONES],
  ['s3files', 'network', 'vpc_id must be', `${GUIDE}/AWSEC2/latest/UserGuide/resource-ids.html`],
  ['s3files', 'network', 'may only have zones', OURS],
  ['s3files', 'network', 'https_egress must be', OURS],
  ['s3files', 'network', 'begin with sg-', `${GROUPS}, and ${PROVIDER}`],
  [
    's3files',
    'network',
    'at most 4 mount_target_security_group_ids',
    `5 a mount target, of which one is ours: ${QUOTAS}`,
  ],
  [
    's3files',
    'network',
    'at most 4 client_security_group_ids',
    'one fewer than a function may have, with which limits.test.ts compares it',
  ],
  ['s3files', 'access_points', 'a name must be', `${OURS}: <name>-<key> is the value of a tag`],
  ['s3files', 'access_points', 'must start with', ACCESS_POINT],
  ['s3files', 'access_points', 'up to 4 levels', ACCESS_POINT],
  [
    's3files',
    'file_system_policy',
    'a name must be letters',
    `it becomes a Sid, ${POLICY_GRAMMAR}`,
  ],
  ['s3files', 'file_system_policy', 'one of principal_arns', PRINCIPALS],
  ['s3files', 'file_system_policy', 'ARNs of roles, users', PRINCIPALS],
  ['s3files', 'file_system_policy', 'access must be', OURS],
  ['s3files', 'file_system_policy', 'access_point must be one of', OURS],
  ['s3files', 'export_drain_seconds', 'whole number', OURS],
  ['s3files', 'bucket_release_seconds', 'whole number', OURS],
];
