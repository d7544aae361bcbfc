output "mount" {
  description = "All that a client needs, as one value; whoever reads any of it waits for the mount targets and is destroyed before the drain."
  value = {
    file_system_config = { arn = var.access_point.arn, local_mount_path = local.local_mount_path }
    policy_json        = jsonencode({ Version = "2012-10-17", Statement = local.statements })
    environment        = { WORKSPACE_ROOT = local.local_mount_path }
    partition          = coalesce(var.file_system.partition, split(":", var.file_system.arn)[1])
    region             = coalesce(var.file_system.region, split(":", var.file_system.arn)[3])
    account_id         = coalesce(var.file_system.account_id, split(":", var.file_system.arn)[4])
  }
}
