/**
 * What the attributes of objects are, by their path, where no variable of a submodule says so.
 *
 * Those of a function stand here without `functions.*.`: the lambda module has them as variables.
 */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'bucket.name': 'Name of the bucket. Null: `<name>-<account>-<region>`.',
  'bucket.arn': 'ARN of the bucket.',
  'bucket.versioning_status':
    'Status attribute of its versioning resource: checked, and orders create and destroy.',
  'bucket.kms_key_arn': 'ARN of the KMS key that encrypts its objects. Null: SSE-S3.',
  'existing_bucket.arn': 'ARN of the bucket.',
  'existing_bucket.versioning_status':
    'Status attribute of its versioning resource: checked, and orders create and destroy.',
  'existing_bucket.kms_key_arn': 'ARN of the KMS key that encrypts its objects. Null: SSE-S3.',
  'service_role.arn': 'ARN of the role.',
  'role.arn': 'ARN of the role.',

  'synchronization_configuration.import_data_rules':
    'Keyed by prefix; the most specific one wins, and `""` must be among them.',
  'synchronization_configuration.import_data_rules.*.trigger':
    'When data is loaded: `ON_DIRECTORY_FIRST_ACCESS` or `ON_FILE_ACCESS`.',
  'synchronization_configuration.import_data_rules.*.size_less_than':
    'Objects smaller than this many bytes are loaded; larger ones are read from S3. 0 loads no data.',
  'synchronization_configuration.days_after_last_access':
    'Days without access, 1 to 365, after which data leaves the high-performance storage.',

  'network.vpc_id': 'Id of the VPC of the subnets.',
  'network.subnets':
    'Subnet ids, keyed by zone: each zone gets a mount target, and functions run there.',
  'network.mount_target_subnets':
    'Other subnets for the mount targets of some of these zones, keyed by zone.',
  'network.ip_address_type': '`IPV4_ONLY`, `IPV6_ONLY` or `DUAL_STACK`, as the subnets are.',
  'network.mount_target_security_group_ids':
    'Groups that mount targets have besides the one made here, at most 4.',
  'network.client_security_group_ids':
    'Groups that functions have besides the one made here, at most 4.',
  'network.https_egress':
    'What clients reach besides the mount: `none`, `s3` or `all`. Interface endpoints need `all`.',
  'network.single_zone': 'True says that one zone is meant, and silences the advice to have two.',
  'network.security_groups':
    'Groups of yours instead of those made here. Port 2049 from the one to the other, and HTTPS, are yours to open.',
  'network.security_groups.mount_target_id': 'Id of the group of the mount targets.',
  'network.security_groups.client_id': 'Id of the group of the functions and clients.',

  'access_points.*.root_directory.path':
    'Directory that clients see as their root. Null: `/<key>`.',
  'access_points.*.root_directory.creation_permissions':
    'Given to the directory when it does not exist yet.',
  'access_points.*.root_directory.creation_permissions.owner_uid':
    "Its owner. Null: the POSIX user's uid.",
  'access_points.*.root_directory.creation_permissions.owner_gid':
    "Its group. Null: the POSIX user's gid.",
  'access_points.*.root_directory.creation_permissions.permissions':
    'Its mode, three or four octal digits.',
  'access_points.*.posix_user': 'The identity that every client acts as, whatever it runs as.',
  'access_points.*.posix_user.uid': 'User id.',
  'access_points.*.posix_user.gid': 'Group id.',
  'access_points.*.posix_user.secondary_gids': 'More group ids.',
  'access_points.*.tags': 'Tags of this access point, besides those of everything.',

  access_point: 'Key of the access point that it mounts.',
  zones: 'Zones to run in, of those of `network.subnets`. Null: all of them.',
  'code.filename': 'Path of a zip, from the folder that Terraform runs in.',
  'code.source_code_hash': 'Tells when the zip has changed. Null: computed from it.',
  'code.s3_object': 'A zip in a bucket.',
  'code.s3_object.bucket': 'Name of the bucket.',
  'code.s3_object.key': 'Key of the zip.',
  'code.s3_object.version': 'Version of the zip: with it another upload is noticed.',
  'code.image': 'An image in ECR.',
  'code.image.uri': 'Its URI, with a tag or digest.',
  'code.image.command': "Instead of the image's CMD.",
  'code.image.entry_point': "Instead of the image's ENTRYPOINT.",
  'code.image.working_directory': "Instead of the image's WORKDIR.",
  'policy_statements.*.sid': 'Letters and digits, once in each role.',
  'policy_statements.*.effect': '`Allow` or `Deny`.',
  'policy_statements.*.actions': 'What the function may do, such as `sqs:SendMessage`.',
  'policy_statements.*.resources': 'ARNs of what it may do that with.',
  'policy_statements.*.condition': 'Operator → key → values, as IAM has them.',
  'logging.retention_in_days':
    'Days until a line is deleted, of those that CloudWatch offers; 0 keeps all.',
  'logging.format': '`Text` or `JSON`.',
  'logging.kms_key_arn': 'ARN of the KMS key that encrypts the log group. Null: none of yours.',
  tags: 'Tags of this one, besides those of everything.',

  'file_system_policy.*.access_point': 'Key of the access point.',
  'file_system_policy.*.access':
    'The most that is allowed through it: `read-only`, `read-write` or `root`.',
  'file_system_policy.*.functions': 'Keys of functions.',
  'file_system_policy.*.clients': 'Keys of clients.',
  'file_system_policy.*.principal_arns': 'ARNs of roles and users managed elsewhere.',

  'file_system.arn': 'ARN of the file system.',
  'file_system.bucket_arn': 'ARN of the bucket that it shows.',
  'file_system.kms_key_arn': 'ARN of the KMS key of the bucket. Null: SSE-S3.',
  'file_system.prefix': 'Part of the bucket that it shows. Null: all of it.',
  'access_point.arn': 'ARN of the access point.',
  'access_point.name': 'Its name: the local mount path is `/mnt/<name>` unless given.',
  'access_point.root_directory': 'Its root directory: direct reads are limited to what is below.',
  'access_point.uid': 'Uid of its POSIX user.',

  'mount.file_system_config': 'What is attached to the client.',
  'mount.file_system_config.arn': 'ARN of the access point.',
  'mount.file_system_config.local_mount_path': 'Where the client sees it.',
  'mount.policy_json': "Policy of the client's role.",
  'mount.environment': '`WORKSPACE_ROOT`.',

  'account.id': 'Its id, 12 digits.',
  'account.partition': 'Partition, such as `aws`.',
  'account.region': 'Region.',

  'vpc_config.subnets': 'Subnet ids, keyed by zone.',
  'vpc_config.security_group_ids': 'Ids of 1 to 5 groups, one of which reaches the mount targets.',
  'vpc_config.ipv6_allowed_for_dual_stack':
    'Whether the function may send IPv6, in subnets of both families.',
};
