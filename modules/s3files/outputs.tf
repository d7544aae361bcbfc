output "file_system" {
  description = "The file system and what of the bucket it shows: pass it to the mount module as it is."
  value = {
    id          = awscc_s3files_file_system.this.file_system_id
    arn         = awscc_s3files_file_system.this.file_system_arn
    bucket_arn  = var.bucket.arn
    kms_key_arn = var.bucket.kms_key_arn
    prefix      = var.prefix
  }
}

output "access_points" {
  description = "Access points by name: pass one to the mount module as it is."
  value = {
    for name, access_point in awscc_s3files_access_point.this :
    name => {
      id             = access_point.access_point_id
      arn            = access_point.access_point_arn
      name           = name
      root_directory = local.access_points[name].root_directory
      uid            = var.access_points[name].posix_user.uid
    }
  }

  # A mount fails until the targets are available, so whoever reads this waits for them; and is destroyed before the drain.
  depends_on = [
    awscc_s3files_mount_target.this,
    aws_vpc_security_group_ingress_rule.mount_target,
    terraform_data.drain,
  ]
}

output "client_security_group_id" {
  description = "Security group that lets a client reach the mount targets, and HTTPS as asked for."
  value       = local.security_groups.client_id

  depends_on = [
    aws_vpc_security_group_egress_rule.client,
    aws_vpc_security_group_egress_rule.https,
  ]
}

output "mount_target_ids" {
  description = "Mount target ids, keyed by zone."
  value       = { for zone, mount_target in awscc_s3files_mount_target.this : zone => mount_target.mount_target_id }
}

output "service_role_arn" {
  description = "ARN of the role that S3 Files reads and writes the bucket as."
  value       = awscc_s3files_file_system.this.role_arn
}

output "account" {
  description = "Account, partition and Region that all of this is in: pass it to the lambda module."
  value       = { id = local.account.id, partition = local.account.partition, region = local.account.region }
}
