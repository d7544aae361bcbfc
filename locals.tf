locals {
  bucket_name = coalesce(var.bucket.name, "${var.name}-${module.file_system.account.id}-${module.file_system.account.region}")

  # The object decides, not its ARN, which may be made in the same apply. Written module.bucket[*] it would wait for all of the module, the 55 s of
  # the lifecycle configuration included.
  bucket = {
    arn               = var.existing_bucket == null ? module.bucket[0].bucket.arn : var.existing_bucket.arn
    versioning_status = var.existing_bucket == null ? module.bucket[0].bucket.versioning_status : var.existing_bucket.versioning_status
    kms_key_arn       = var.existing_bucket == null ? module.bucket[0].bucket.kms_key_arn : var.existing_bucket.kms_key_arn
  }

  without_direct_reads = [for name, function in var.functions : name if function.grant_direct_read && function.memory_size < 512]

  function_subnets = {
    for name, function in var.functions :
    name => { for zone, subnet_id in var.network.subnets : zone => subnet_id if function.zones == null ? true : contains(function.zones, zone) }
  }
}
