output "mount" {
  description = "All that a client needs, as one value; whoever reads any of it waits for the mount targets and is destroyed before the drain."
  value = {
    file_system_config = { arn = var.access_point.arn, local_mount_path = local.local_mount_path }
    policy_json        = jsonencode({ Version = "2012-10-17", Statement = local.statements })
    environment        = { WORKSPACE_ROOT = local.local_mount_path }
  }
}
