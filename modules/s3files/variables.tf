variable "name" {
  description = "Name of the file system, and prefix of the names of everything made beside it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "name must be 1 to 32 lowercase letters, digits and hyphens, beginning and ending with a letter or digit; got ${jsonencode(var.name)}."
  }
}

variable "bucket" {
  description = <<-EOT
    The bucket to show: its ARN, the status of its versioning and, with SSE-KMS, the ARN of its key. Pass the `bucket` output of the bucket module, or the
    attribute of your own versioning resource as `versioning_status`: that orders create and destroy.
  EOT
  type = object({
    arn               = string
    versioning_status = optional(string, "Enabled")
    kms_key_arn       = optional(string)
  })
  nullable = false

  validation {
    condition     = can(regex("^arn:aws[a-zA-Z0-9-]*:s3:::[^/]+$", var.bucket.arn))
    error_message = "bucket: arn must be the ARN of a bucket, without a key."
  }

  # What the role's policy names must be a key: rights on an alias are rights on nothing.
  validation {
    condition     = var.bucket.kms_key_arn == null ? true : can(regex("^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$", var.bucket.kms_key_arn))
    error_message = "bucket: kms_key_arn must be the whole ARN of a key, not an alias and not an id."
  }
}

variable "prefix" {
  description = "The part of the bucket that the root of the file system shows, ending in `/`. Null shows all of it. Another prefix is another file system."
  type        = string
  default     = null

  validation {
    condition     = var.prefix == null ? true : can(regex("^.*/$", var.prefix))
    error_message = "prefix must end in \"/\", or be null for the whole bucket; got ${jsonencode(var.prefix)}."
  }

  validation {
    condition     = var.prefix == null ? true : floor(length(trim(base64encode(var.prefix), "=")) * 3 / 4) <= 1024
    error_message = "prefix must be at most 1024 bytes long; got ${try(floor(length(trim(base64encode(var.prefix), "=")) * 3 / 4), 0)}: ${jsonencode(var.prefix)}."
  }
}

variable "service_role" {
  description = "Your own role for S3 Files to read and write the bucket as. Null makes one."
  type = object({
    arn = string
  })
  default = null

  validation {
    condition     = var.service_role == null ? true : can(regex("^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@/-]+$", var.service_role.arn))
    error_message = "service_role: arn must be the ARN of a role."
  }
}

variable "file_system_kms_key_arn" {
  description = "ARN of the KMS key of the high-performance storage. Null: a key that AWS owns. Another key is another file system."
  type        = string
  default     = null

  # An alias or a bare id comes back from AWS as the key's ARN, which would replace the file system on every plan.
  validation {
    condition     = var.file_system_kms_key_arn == null ? true : can(regex("^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$", var.file_system_kms_key_arn))
    error_message = "file_system_kms_key_arn must be the whole ARN of a key, not an alias and not an id."
  }
}

variable "accept_bucket_warning" {
  description = <<-EOT
    Leave null. True makes a file system on a bucket with so many objects that renaming the top directory could take hours; from then on every update of the
    file system (tags, synchronization) is refused, and taking it away again is another file system.
  EOT
  type        = bool
  default     = null
}

variable "synchronization_configuration" {
  description = <<-EOT
    Which objects are loaded into the high-performance storage, and when they leave it. `import_data_rules` is keyed by prefix, the most specific one wins, and
    `""` must be among them; `size_less_than` is in bytes, 0 loads no data.
  EOT
  type = object({
    import_data_rules = optional(map(object({
      trigger        = optional(string, "ON_DIRECTORY_FIRST_ACCESS")
      size_less_than = optional(number, 131072)
    })), { "" = {} })
    days_after_last_access = optional(number, 30)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(keys(var.synchronization_configuration.import_data_rules), "")
    error_message = "synchronization_configuration: import_data_rules must have a rule for the prefix \"\"; got ${jsonencode(keys(var.synchronization_configuration.import_data_rules))}."
  }

  validation {
    condition     = length(var.synchronization_configuration.import_data_rules) <= 10
    error_message = "synchronization_configuration: at most 10 import_data_rules are allowed; got ${length(var.synchronization_configuration.import_data_rules)}: ${jsonencode(keys(var.synchronization_configuration.import_data_rules))}."
  }

  validation {
    condition     = alltrue([for prefix in keys(var.synchronization_configuration.import_data_rules) : can(regex("^(|.*/)$", prefix)) && floor(length(trim(base64encode(prefix), "=")) * 3 / 4) <= 1024])
    error_message = "synchronization_configuration: a prefix of import_data_rules must be empty or end in \"/\" and be at most 1024 bytes long; got ${jsonencode([for prefix in keys(var.synchronization_configuration.import_data_rules) : prefix if !(can(regex("^(|.*/)$", prefix)) && floor(length(trim(base64encode(prefix), "=")) * 3 / 4) <= 1024)])}."
  }

  validation {
    condition     = alltrue([for rule in values(var.synchronization_configuration.import_data_rules) : contains(["ON_DIRECTORY_FIRST_ACCESS", "ON_FILE_ACCESS"], rule.trigger)])
    error_message = "synchronization_configuration: trigger of import_data_rules must be ON_DIRECTORY_FIRST_ACCESS or ON_FILE_ACCESS; got ${jsonencode({ for prefix, rule in var.synchronization_configuration.import_data_rules : prefix => rule.trigger if !contains(["ON_DIRECTORY_FIRST_ACCESS", "ON_FILE_ACCESS"], rule.trigger) })}."
  }

  validation {
    condition     = alltrue([for rule in values(var.synchronization_configuration.import_data_rules) : rule.size_less_than >= 0 && rule.size_less_than <= 52673613135872 && floor(rule.size_less_than) == rule.size_less_than])
    error_message = "synchronization_configuration: size_less_than of import_data_rules must be a whole number of bytes from 0 to 52673613135872; got ${jsonencode({ for prefix, rule in var.synchronization_configuration.import_data_rules : prefix => rule.size_less_than if !(rule.size_less_than >= 0 && rule.size_less_than <= 52673613135872 && floor(rule.size_less_than) == rule.size_less_than) })}."
  }

  validation {
    condition     = var.synchronization_configuration.days_after_last_access >= 1 && var.synchronization_configuration.days_after_last_access <= 365 && floor(var.synchronization_configuration.days_after_last_access) == var.synchronization_configuration.days_after_last_access
    error_message = "synchronization_configuration: days_after_last_access must be a whole number from 1 to 365; got ${var.synchronization_configuration.days_after_last_access}."
  }
}

variable "network" {
  description = <<-EOT
    Where it is mounted. `subnets` are keyed by zone, in which each gets a mount target and functions run; leave out zones that do not offer mount targets.
    `mount_target_subnets` puts the mount target of a zone into another subnet. `ip_address_type` must suit the subnets. `https_egress` is what clients may reach
    besides the mount: `none`, `s3` (direct reads) or `all`. `mount_target_security_group_ids` and `client_security_group_ids` are added to the groups that are made
    here; `security_groups` replaces these, and then port 2049 from the one to the other, and HTTPS, are yours to open. `single_zone = true` says that one zone is
    meant.
  EOT
  type = object({
    vpc_id                          = string
    subnets                         = map(string)
    mount_target_subnets            = optional(map(string), {})
    ip_address_type                 = optional(string, "IPV4_ONLY")
    mount_target_security_group_ids = optional(list(string), [])
    client_security_group_ids       = optional(list(string), [])
    https_egress                    = optional(string, "s3")
    single_zone                     = optional(bool, false)
    security_groups = optional(object({
      mount_target_id = string
      client_id       = string
    }))
  })
  nullable = false

  validation {
    condition     = length(var.network.subnets) > 0
    error_message = "network: subnets must name at least one zone."
  }

  validation {
    condition     = alltrue([for zone in keys(var.network.subnets) : can(regex("^([a-z]+(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z]|[a-z0-9]+(-[a-z0-9]+)?-az[0-9]+)$", zone))])
    error_message = "network: subnets must have zones such as eu-west-1a, or ids of zones such as euw1-az1, as keys; got ${jsonencode(keys(var.network.subnets))}."
  }

  validation {
    condition     = can(regex("^vpc-[0-9a-f]{8,40}$", var.network.vpc_id))
    error_message = "network: vpc_id must be the id of a VPC, vpc- and hexadecimal digits."
  }

  validation {
    condition     = alltrue([for id in concat(values(var.network.subnets), values(var.network.mount_target_subnets)) : can(regex("^subnet-[0-9a-f]{8,40}$", id))])
    error_message = "network: subnets and mount_target_subnets must have ids of subnets, subnet- and hexadecimal digits, as values (zones: ${join(", ", keys(var.network.subnets))})."
  }

  validation {
    condition = alltrue([for id in concat(
      var.network.mount_target_security_group_ids, var.network.client_security_group_ids, values(var.network.security_groups == null ? {} : tomap(var.network.security_groups))
    ) : can(regex("^sg-[0-9a-f]{8,40}$", id))])
    error_message = "network: mount_target_security_group_ids, client_security_group_ids and security_groups must have ids of security groups, sg- and hexadecimal digits."
  }

  validation {
    condition     = length(setsubtract(keys(var.network.mount_target_subnets), keys(var.network.subnets))) == 0
    error_message = "network: mount_target_subnets may only have zones of subnets (${join(", ", keys(var.network.subnets))}); got ${join(", ", keys(var.network.mount_target_subnets))}."
  }

  validation {
    condition     = contains(["IPV4_ONLY", "IPV6_ONLY", "DUAL_STACK"], var.network.ip_address_type)
    error_message = "network: ip_address_type must be IPV4_ONLY, IPV6_ONLY or DUAL_STACK; got ${jsonencode(var.network.ip_address_type)}."
  }

  validation {
    condition     = contains(["none", "s3", "all"], var.network.https_egress)
    error_message = "network: https_egress must be none, s3 or all; got ${jsonencode(var.network.https_egress)}."
  }

  # The names of our groups begin with it. Not with the name, for which the service role would wait.
  validation {
    condition     = var.network.security_groups != null || !startswith(var.name, "sg-")
    error_message = "network: name must not begin with sg-, which EC2 keeps for ids, unless security_groups are yours; got ${jsonencode(var.name)}."
  }

  # A mount target and a function take five groups each; one is that of this file system.
  validation {
    condition     = length(var.network.mount_target_security_group_ids) <= 4
    error_message = "network: at most 4 mount_target_security_group_ids are allowed; got ${length(var.network.mount_target_security_group_ids)}."
  }

  validation {
    condition     = length(var.network.client_security_group_ids) <= 4
    error_message = "network: at most 4 client_security_group_ids are allowed; got ${length(var.network.client_security_group_ids)}."
  }
}

variable "access_points" {
  description = <<-EOT
    Access points, keyed by a short stable name. `root_directory.path` ("/<key>" unless given) is the directory that clients see as their root;
    `creation_permissions` are given to it when it does not exist yet, its owner being the POSIX user unless given. `posix_user` is the identity that every client
    acts as. Any change but that of tags makes a new access point before the old one goes.
  EOT
  type = map(object({
    root_directory = optional(object({
      path = optional(string)
      creation_permissions = optional(object({
        owner_uid   = optional(number)
        owner_gid   = optional(number)
        permissions = optional(string, "0750")
      }), {})
    }), {})
    posix_user = optional(object({
      uid            = optional(number, 1000)
      gid            = optional(number, 1000)
      secondary_gids = optional(list(number), [])
    }), {})
    tags = optional(map(string), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.access_points) : can(regex("^[a-zA-Z0-9._-]+$", name)) && length(name) <= 128])
    error_message = "access_points: a name must be 1 to 128 letters, digits, dots, underscores and hyphens; got ${jsonencode([for name in keys(var.access_points) : name if !(can(regex("^[a-zA-Z0-9._-]+$", name)) && length(name) <= 128)])}."
  }

  validation {
    condition     = alltrue([for access_point in values(var.access_points) : access_point.root_directory.path == null ? true : can(regex("^/", access_point.root_directory.path))])
    error_message = "access_points: root_directory.path must start with \"/\"; got ${jsonencode({ for name, access_point in var.access_points : name => access_point.root_directory.path if !(access_point.root_directory.path == null ? true : can(regex("^/", access_point.root_directory.path))) })}."
  }

  validation {
    condition     = alltrue([for name, access_point in var.access_points : floor(length(trim(base64encode(coalesce(access_point.root_directory.path, "/${name}")), "=")) * 3 / 4) <= 100])
    error_message = "access_points: root_directory.path must be at most 100 bytes long; got ${jsonencode({ for name, access_point in var.access_points : name => coalesce(access_point.root_directory.path, "/${name}") if floor(length(trim(base64encode(coalesce(access_point.root_directory.path, "/${name}")), "=")) * 3 / 4) > 100 })}."
  }

  validation {
    condition     = alltrue([for name, access_point in var.access_points : can(regex("^(/|(/[^/.$#<>;`|&?{}^*\\n][^/$#<>;`|&?{}^*\\n]*){1,4})$", coalesce(access_point.root_directory.path, "/${name}")))])
    error_message = "access_points: root_directory.path must be \"/\" or have up to 4 levels, none of which is empty, begins with a dot or contains one of $ # < > ; ` | & ? { } ^ *; got ${jsonencode({ for name, access_point in var.access_points : name => coalesce(access_point.root_directory.path, "/${name}") if !can(regex("^(/|(/[^/.$#<>;`|&?{}^*\\n][^/$#<>;`|&?{}^*\\n]*){1,4})$", coalesce(access_point.root_directory.path, "/${name}"))) })}."
  }

  validation {
    condition     = alltrue([for access_point in values(var.access_points) : can(regex("^[0-7]{3,4}$", access_point.root_directory.creation_permissions.permissions))])
    error_message = "access_points: creation_permissions.permissions must be 3 or 4 octal digits in quotes; got ${jsonencode({ for name, access_point in var.access_points : name => access_point.root_directory.creation_permissions.permissions if !can(regex("^[0-7]{3,4}$", access_point.root_directory.creation_permissions.permissions)) })}."
  }

  validation {
    condition = alltrue([for access_point in values(var.access_points) : alltrue([for number in compact(flatten([access_point.posix_user.uid, access_point.posix_user.gid, access_point.posix_user.secondary_gids, access_point.root_directory.creation_permissions.owner_uid, access_point.root_directory.creation_permissions.owner_gid])) :
    can(regex("^[0-9]+$", number)) && tonumber(number) <= 4294967295])])
    error_message = "access_points: user and group ids must be whole numbers from 0 to 4294967295; got ${jsonencode({ for name, access_point in var.access_points : name => compact(flatten([access_point.posix_user.uid, access_point.posix_user.gid, access_point.posix_user.secondary_gids, access_point.root_directory.creation_permissions.owner_uid, access_point.root_directory.creation_permissions.owner_gid])) if !alltrue([for number in compact(flatten([access_point.posix_user.uid, access_point.posix_user.gid, access_point.posix_user.secondary_gids, access_point.root_directory.creation_permissions.owner_uid, access_point.root_directory.creation_permissions.owner_gid])) : can(regex("^[0-9]+$", number)) && tonumber(number) <= 4294967295]) })}."
  }

  validation {
    condition     = alltrue([for access_point in values(var.access_points) : alltrue([for key, value in access_point.tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]+$", key)) && length(key) <= 128 && !startswith(lower(key), "aws:") && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*$", value)) && length(value) <= 256])])
    error_message = "access_points: tags must have keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ${jsonencode({ for name, access_point in var.access_points : name => access_point.tags if !alltrue([for key, value in access_point.tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]+$", key)) && length(key) <= 128 && !startswith(lower(key), "aws:") && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*$", value)) && length(value) <= 256]) })}."
  }
}

variable "file_system_policy" {
  description = <<-EOT
    Who may mount through which access point, keyed by a short stable name of letters and digits: principals by ARN. Whatever else these principals could do on this
    file system, through other access points or with more than `access`, is denied to them, and so is a connection without TLS to everybody. Empty: no policy.
  EOT
  type = map(object({
    access_point   = string
    access         = optional(string, "read-write")
    principal_arns = list(string)
  }))
  default  = {}
  nullable = false

  # It becomes the statement's Sid.
  validation {
    condition     = alltrue([for name in keys(var.file_system_policy) : can(regex("^[a-zA-Z0-9]+$", name)) && name != "TransportIsEncrypted"])
    error_message = "file_system_policy: a name must be letters and digits, and not TransportIsEncrypted, which is ours; got ${jsonencode([for name in keys(var.file_system_policy) : name if !can(regex("^[a-zA-Z0-9]+$", name)) || name == "TransportIsEncrypted"])}."
  }

  validation {
    condition     = alltrue([for statement in values(var.file_system_policy) : length(statement.principal_arns) > 0])
    error_message = "file_system_policy: each statement must have one of principal_arns at least; got none in ${jsonencode([for name, statement in var.file_system_policy : name if length(statement.principal_arns) == 0])}."
  }

  validation {
    condition     = alltrue([for arn in flatten(values(var.file_system_policy)[*].principal_arns) : can(regex("^arn:aws[a-zA-Z-]*:(iam|sts)::[0-9]{12}:(role|user|assumed-role|federated-user)/[^*?]+$", arn))])
    error_message = "file_system_policy: principal_arns must be ARNs of roles, users or sessions (statements: ${join(", ", keys(var.file_system_policy))}); for everybody leave the policy out."
  }

  validation {
    condition     = alltrue([for statement in values(var.file_system_policy) : contains(["read-only", "read-write", "root"], statement.access)])
    error_message = "file_system_policy: access must be read-only, read-write or root; got ${jsonencode({ for name, statement in var.file_system_policy : name => statement.access if !contains(["read-only", "read-write", "root"], statement.access) })}."
  }

  validation {
    condition     = alltrue([for statement in values(var.file_system_policy) : contains(keys(var.access_points), statement.access_point)])
    error_message = "file_system_policy: access_point must be one of ${join(", ", keys(var.access_points))}; got ${jsonencode({ for name, statement in var.file_system_policy : name => statement.access_point if !contains(keys(var.access_points), statement.access_point) })}."
  }
}

variable "export_drain_seconds" {
  description = <<-EOT
    How long destroy waits between the last function and the file system, so that what was written last is exported: that starts 60 s after the last write, and a
    file system with anything left to export cannot be deleted. 0 does not wait.
  EOT
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.export_drain_seconds >= 0 && floor(var.export_drain_seconds) == var.export_drain_seconds
    error_message = "export_drain_seconds must be a whole number of 0 or more; got ${var.export_drain_seconds}."
  }
}

variable "bucket_release_seconds" {
  description = <<-EOT
    How long destroy waits between the file system and the bucket: S3 goes on for a few minutes to count the bucket as attached, and meanwhile refuses to delete it or
    to change its versioning. 0 does not wait.
  EOT
  type        = number
  default     = 180
  nullable    = false

  validation {
    condition     = var.bucket_release_seconds >= 0 && floor(var.bucket_release_seconds) == var.bucket_release_seconds
    error_message = "bucket_release_seconds must be a whole number of 0 or more; got ${var.bucket_release_seconds}."
  }
}

variable "tags" {
  description = "Tags for everything that is made here."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(merge({ Name = "" }, var.tags)) <= 50 && alltrue([for key, value in var.tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]+$", key)) && length(key) <= 128 && !startswith(lower(key), "aws:") && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*$", value)) && length(value) <= 256])
    error_message = "tags must be at most 50, Name included, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ${length(merge({ Name = "" }, var.tags))}: ${jsonencode(var.tags)}."
  }
}
