variable "name" {
  description = "Name of the bucket. Another name is another bucket."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]*[a-z0-9]$", var.name)) && length(var.name) >= 3 && length(var.name) <= 63
    error_message = "bucket: name must be 3 to 63 lowercase letters, digits, dots and hyphens, beginning and ending with a letter or digit; got ${length(var.name)}: ${jsonencode(var.name)}."
  }

  validation {
    condition     = !can(regex("\\.\\.|^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3|-an)$", var.name))
    error_message = "bucket: name must not have two dots in a row, look like an IP address, begin with xn--, sthree- or amzn-s3-demo-, or end in -s3alias, --ol-s3, .mrap, --x-s3, --table-s3 or -an, which S3 keeps; got ${jsonencode(var.name)}."
  }
}

variable "force_destroy" {
  description = "Whether `terraform destroy` deletes a bucket that still holds objects, with every version of them."
  type        = bool
  default     = false
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the objects. Null: SSE-S3, the encryption of every new bucket."
  type        = string
  default     = null

  # The roles' policies name it, and rights on an alias are rights on nothing.
  validation {
    condition     = var.kms_key_arn == null ? true : can(regex("^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$", var.kms_key_arn))
    error_message = "bucket ${var.name}: kms_key_arn must be the whole ARN of a key, not an alias and not an id."
  }
}

variable "noncurrent_version_expiration_days" {
  description = <<-EOT
    Days after which versions that are no longer current are deleted. Each rewrite, chmod and chown of a file makes a new version.
    Null or 0 keeps all of them.
  EOT
  type        = number
  default     = 7

  validation {
    condition     = var.noncurrent_version_expiration_days == null ? true : var.noncurrent_version_expiration_days >= 0 && var.noncurrent_version_expiration_days <= 2147483647 && floor(var.noncurrent_version_expiration_days) == var.noncurrent_version_expiration_days
    error_message = "bucket ${var.name}: noncurrent_version_expiration_days must be a whole number from 0 to 2147483647, or null; got ${jsonencode(var.noncurrent_version_expiration_days)}."
  }
}

variable "eventbridge" {
  description = <<-EOT
    Whether this module sets the bucket's notification configuration to "EventBridge on", which is how S3 Files learns of changes made through S3.
    False leaves that configuration, of which a bucket has only one, to you: set `eventbridge = true` in it, or the mount no longer sees new objects.
  EOT
  type        = bool
  default     = true
  nullable    = false
}

variable "tags" {
  description = "Tags for everything that is made here."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.tags) <= 50 && alltrue([for key, value in var.tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]+$", key)) && length(key) <= 128 && !startswith(lower(key), "aws:") && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*$", value)) && length(value) <= 256])
    error_message = "bucket ${var.name}: tags must be at most 50, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ${length(var.tags)}: ${jsonencode(var.tags)}."
  }
}
