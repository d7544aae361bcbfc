module "bucket" {
  source = "./modules/bucket"
  count  = var.existing_bucket == null ? 1 : 0

  name                               = local.bucket_name
  force_destroy                      = var.bucket.force_destroy
  kms_key_arn                        = var.bucket.kms_key_arn
  noncurrent_version_expiration_days = var.bucket.noncurrent_version_expiration_days
  eventbridge                        = var.bucket.eventbridge
  tags                               = var.tags
}

module "file_system" {
  source = "./modules/s3files"

  name                          = var.name
  bucket                        = local.bucket
  prefix                        = var.prefix
  service_role                  = var.service_role
  file_system_kms_key_arn       = var.file_system_kms_key_arn
  accept_bucket_warning         = var.accept_bucket_warning
  synchronization_configuration = var.synchronization_configuration
  network                       = var.network
  access_points                 = var.access_points
  export_drain_seconds          = var.export_drain_seconds
  bucket_release_seconds        = var.bucket_release_seconds
  tags                          = var.tags

  file_system_policy = {
    for name, statement in var.file_system_policy :
    name => {
      access_point = statement.access_point
      access       = statement.access
      principal_arns = concat(
        statement.principal_arns,
        [for function in statement.functions : module.function[function].role_arn],
        [for client in statement.clients : var.clients[client].role_arn],
      )
    }
  }
}

module "mount" {
  source   = "./modules/mount"
  for_each = var.functions

  file_system       = module.file_system.file_system
  access_point      = module.file_system.access_points[each.value.access_point]
  client            = "function ${each.key}"
  local_mount_path  = each.value.local_mount_path
  access            = each.value.access
  grant_direct_read = each.value.grant_direct_read
}

module "function" {
  source   = "./modules/lambda"
  for_each = var.functions

  name                           = "${var.name}-${each.key}"
  account                        = module.file_system.account
  mount                          = module.mount[each.key].mount
  code                           = each.value.code
  handler                        = each.value.handler
  runtime                        = each.value.runtime
  architectures                  = each.value.architectures
  memory_size                    = each.value.memory_size
  timeout                        = each.value.timeout
  ephemeral_storage              = each.value.ephemeral_storage
  environment                    = each.value.environment
  layers                         = each.value.layers
  policy_statements              = each.value.policy_statements
  policy_arns                    = each.value.policy_arns
  permissions_boundary           = each.value.permissions_boundary
  reserved_concurrent_executions = each.value.reserved_concurrent_executions
  logging                        = each.value.logging
  tracing                        = each.value.tracing
  publish                        = each.value.publish
  description                    = each.value.description
  tags                           = merge(var.tags, each.value.tags)

  vpc_config = {
    subnets                     = local.function_subnets[each.key]
    security_group_ids          = concat([module.file_system.client_security_group_id], var.network.client_security_group_ids)
    ipv6_allowed_for_dual_stack = var.network.ip_address_type != "IPV4_ONLY"
  }
}

module "client_mount" {
  source   = "./modules/mount"
  for_each = var.clients

  file_system       = module.file_system.file_system
  access_point      = module.file_system.access_points[each.value.access_point]
  client            = "client ${each.key}"
  local_mount_path  = each.value.local_mount_path
  access            = each.value.access
  grant_direct_read = each.value.grant_direct_read
}

module "client" {
  source   = "./modules/client"
  for_each = var.clients

  # A role is global and may have other policies of this module: names have no dot, and those of functions do not end in a Region.
  name     = "${var.name}.${each.key}.${module.file_system.account.region}"
  role_arn = each.value.role_arn
  mount    = module.client_mount[each.key].mount
}

check "direct_reads" {
  assert {
    condition     = length(local.without_direct_reads) == 0
    error_message = "functions: Lambda reads directly from S3 from 512 MB of memory on, and these have less: ${join(", ", local.without_direct_reads)}. Raise memory_size, or set grant_direct_read to false."
  }
}
