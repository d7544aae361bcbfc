variable "file_system" {
  description = <<-EOT
    The `file_system` output of the s3files module, or what describes a file system made elsewhere. Partition, Region and account are taken from `arn` unless given,
    which tells them before the file system is there.
  EOT
  type = object({
    arn         = string
    bucket_arn  = string
    kms_key_arn = optional(string)
    prefix      = optional(string)
    partition   = optional(string)
    region      = optional(string)
    account_id  = optional(string)
  })
  nullable = false

  validation {
    condition     = can(regex("^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}$", var.file_system.arn))
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: file_system.arn must be the ARN of a file system, which ends in file-system/fs-…."
  }

  validation {
    condition     = can(regex("^arn:aws[a-zA-Z0-9-]*:s3:::[^/]+$", var.file_system.bucket_arn))
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: file_system.bucket_arn must be the ARN of a bucket, without a key."
  }
}

variable "access_point" {
  description = "One of the `access_points` output of the s3files module, or what describes an access point made elsewhere."
  type = object({
    arn            = string
    name           = string
    root_directory = string
    uid            = number
  })
  nullable = false

  validation {
    condition     = can(regex("^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}$", var.access_point.arn))
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: access_point.arn must be the ARN of an access point, which ends in /access-point/fsap-…; that of its file system mounts nothing."
  }
}

variable "client" {
  description = "Who mounts, for messages. Null: named after the access point."
  type        = string
  default     = null
}

variable "local_mount_path" {
  description = "Where the client sees the root directory. Null: `/mnt/<access point>`."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^/mnt/[a-zA-Z0-9_.-]+$", coalesce(var.local_mount_path, "/mnt/${var.access_point.name}")))
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: local_mount_path must be one level below /mnt, of letters, digits, dots, underscores and hyphens; got ${jsonencode(var.local_mount_path)}."
  }

  validation {
    condition     = length(coalesce(var.local_mount_path, "/mnt/${var.access_point.name}")) <= 160
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: local_mount_path must be at most 160 characters long; got ${length(coalesce(var.local_mount_path, "/mnt/${var.access_point.name}"))}: ${jsonencode(coalesce(var.local_mount_path, "/mnt/${var.access_point.name}"))}."
  }
}

variable "access" {
  description = "`read-only`, `read-write`, or `root`, which is not mapped to nobody and only makes sense where the access point's uid is 0."
  type        = string
  default     = "read-write"
  nullable    = false

  validation {
    condition     = contains(["read-only", "read-write", "root"], var.access)
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: access must be read-only, read-write or root; got ${jsonencode(var.access)}."
  }

  validation {
    condition     = var.access != "root" || var.access_point.uid == 0
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: access \"root\" needs an access point whose uid is 0; its uid is ${var.access_point.uid}."
  }
}

variable "grant_direct_read" {
  description = <<-EOT
    Whether the client may read objects straight from S3, below its root directory only. Without it every read goes through the mount, which is slower for large files.
    Lambda reads directly from 512 MB of memory on.
  EOT
  type        = bool
  default     = true
  nullable    = false
}
