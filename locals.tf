locals {
  bucket_name = coalesce(var.bucket.name, "${var.name}-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}")

  # The object decides, not its ARN, which may be made in the same apply.
  bucket = var.existing_bucket == null ? one(module.bucket[*].bucket) : var.existing_bucket

  function_subnets = {
    for name, function in var.functions :
    name => { for zone, subnet_id in var.network.subnets : zone => subnet_id if function.zones == null ? true : contains(function.zones, zone) }
  }
}
