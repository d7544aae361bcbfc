output "client" {
  description = "The mount, usable: whoever reads it waits for the role's policy as well as for the mount targets, and is destroyed before them."
  value = {
    role_name          = local.role_name
    file_system_config = var.mount.file_system_config
    policy_json        = var.mount.policy_json
    environment        = var.mount.environment
  }

  depends_on = [aws_iam_role_policy.mount]
}
