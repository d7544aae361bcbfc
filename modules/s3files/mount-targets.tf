# Replaced by destroying first, because a zone has room for one.
resource "awscc_s3files_mount_target" "this" {
  for_each = local.mount_target_subnets

  file_system_id  = awscc_s3files_file_system.this.file_system_id
  subnet_id       = each.value
  security_groups = concat([local.security_groups.mount_target_id], var.network.mount_target_security_group_ids)
  ip_address_type = var.network.ip_address_type

  lifecycle {
    precondition {
      condition     = can(regex("-az[0-9]+$", each.key)) || startswith(each.key, local.account.region)
      error_message = "network: subnets must have zones of ${local.account.region}, the provider's Region, as keys; got ${jsonencode(each.key)}."
    }
  }
}
