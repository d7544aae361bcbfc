variable "file_system" {
  description = "The `file_system` output of the s3files module, or what describes a file system made elsewhere."
  type = object({
    arn         = string
    bucket_arn  = string
    kms_key_arn = optional(string)
    prefix      = optional(string)
  })
  nullable = false

  # In branches, because an unknown in && hides what is known to be wrong until apply.
  validation {
    condition = (
      !can(regex("^(|.*/)$", coalesce(var.file_system.prefix, "/"))) || !can(regex("^arn:aws[a-zA-Z0-9-]*:s3:::[^/]+$", var.file_system.bucket_arn)) ? false :
      can(regex("^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}$", var.file_system.arn)) ?
      (var.file_system.kms_key_arn == null ? true : can(regex("^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$", var.file_system.kms_key_arn))) : false
    )
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: file_system must have as arn the ARN of a file system, which ends in file-system/fs-…, as bucket_arn that of a bucket, without a key, as kms_key_arn null or the whole ARN of a key, as prefix null or one that ends in \"/\"; got the prefix ${jsonencode(var.file_system.prefix)}."
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
    condition     = !can(regex("^/(.*[^/])?$", var.access_point.root_directory)) ? false : can(regex("^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}$", var.access_point.arn))
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: access_point must have as arn the ARN of an access point, which ends in /access-point/fsap-… (that of its file system mounts nothing), and as root_directory a path that begins with \"/\" and does not end in one; got the path ${jsonencode(var.access_point.root_directory)}."
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
    condition     = can(regex("^/mnt/[a-zA-Z0-9_.-]+$", coalesce(var.local_mount_path, "/mnt/${var.access_point.name}"))) && length(coalesce(var.local_mount_path, "/mnt/${var.access_point.name}")) <= 160
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: local_mount_path must be one level below /mnt, of letters, digits, dots, underscores and hyphens, and at most 160 characters long; got ${length(coalesce(var.local_mount_path, "/mnt/${var.access_point.name}"))}: ${jsonencode(coalesce(var.local_mount_path, "/mnt/${var.access_point.name}"))}."
  }
}

variable "access" {
  description = "`read-only`, `read-write`, or `root`, which is not mapped to nobody and only makes sense where the access point's uid is 0."
  type        = string
  default     = "read-write"
  nullable    = false

  validation {
    condition     = contains(["read-only", "read-write", "root"], var.access) && (var.access != "root" || var.access_point.uid == 0)
    error_message = "${coalesce(var.client, "mount of ${var.access_point.name}")}: access must be read-only, read-write or, with an access point whose uid is 0, root; got ${jsonencode(var.access)} with uid ${var.access_point.uid}."
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
