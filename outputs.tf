output "functions" {
  description = "Functions by key, ready to be invoked."
  value       = { for name, function in module.function : name => function.function }
}

output "access_points" {
  description = "Access points by name."
  value = {
    for name, access_point in module.file_system.access_points :
    name => { id = access_point.id, arn = access_point.arn, root_directory = access_point.root_directory }
  }
}

output "mounts" {
  description = "What each function's mount consists of, by the function's key: for compute of your own that shall have the same."
  value       = { for name, mount in module.mount : name => mount.mount }
}

output "file_system" {
  description = "The file system: its id and ARN."
  value       = { id = module.file_system.file_system.id, arn = module.file_system.file_system.arn }
}

output "bucket" {
  description = "The bucket: its name and ARN."
  value       = { name = element(split(":", local.bucket.arn), 5), arn = local.bucket.arn }
}

output "client_security_group_id" {
  description = "Security group that lets a client reach the mount targets, and HTTPS as asked for."
  value       = module.file_system.client_security_group_id
}
