variable "name" {
  description = "Name of the policy that the role gets. Another client with the same role needs another name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_+=,.@-]+$", var.name)) && length(var.name) <= 128
    error_message = "client ${var.name}: name must be 1 to 128 letters, digits and _ + = , . @ -; got ${length(var.name)}: ${jsonencode(var.name)}."
  }
}

variable "role_arn" {
  description = "ARN of the role that the function, task or instance has: it gets what the mount needs, and nothing else of it is touched."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@/-]+$", var.role_arn)) ? split(":", var.role_arn)[4] == try(split(":", var.mount.file_system_config.arn)[4], "") : false
    error_message = "client ${var.name}: role_arn must be the ARN of a role, in the account of the file system; of an instance profile take that of its role."
  }
}

variable "mount" {
  description = "The `mount` output of the mount module."
  type = object({
    file_system_config = object({ arn = string, local_mount_path = string })
    policy_json        = string
    environment        = map(string)
  })
  nullable = false

  validation {
    condition     = can(regex("^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}$", var.mount.file_system_config.arn))
    error_message = "client ${var.name}: mount.file_system_config.arn must be the ARN of an access point of S3 Files, which ends in /access-point/fsap-…."
  }
}
