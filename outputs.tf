output "functions" {
  description = "Functions by key, ready to be invoked."
  value       = { for name, function in module.function : name => function.function }
}

output "clients" {
  description = <<-EOT
    What each client needs, by its key: `file_system_config` to attach, `security_group_ids` to have, `environment` to be given, `policy_json`, which its role has
    already. Whoever reads it waits until a mount succeeds.
  EOT
  value = {
    for name, client in module.client :
    name => {
      role_name          = client.client.role_name
      file_system_config = client.client.file_system_config
      policy_json        = client.client.policy_json
      environment        = client.client.environment
      security_group_ids = concat([module.file_system.client_security_group_id], var.network.client_security_group_ids)
    }
  }
}

output "access_points" {
  description = "Access points by name: pass one to the mount module as it is."
  value       = module.file_system.access_points
}

output "mounts" {
  description = "What each function's mount consists of, by the function's key."
  value       = { for name, mount in module.mount : name => mount.mount }
}

output "file_system" {
  description = "The file system and what of the bucket it shows: pass it to the mount module as it is."
  value       = module.file_system.file_system
}

output "bucket" {
  description = "The bucket: its name and ARN."
  value       = { name = element(split(":", local.bucket.arn), 5), arn = local.bucket.arn }
}

output "client_security_group_id" {
  description = "Security group that lets a client reach the mount targets, and HTTPS as asked for."
  value       = module.file_system.client_security_group_id
}
