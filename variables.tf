variable "name" {
  description = <<-EOT
    Prefix of every name: the bucket is `<name>-<account>-<region>`, a function `<name>-<key>`. Another name is another of everything.
  EOT
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "name must be 1 to 32 lowercase letters, digits and hyphens, beginning and ending with a letter or digit; got ${jsonencode(var.name)}."
  }
}

variable "bucket" {
  description = <<-EOT
    The bucket to make. `name` replaces `<name>-<account>-<region>`; `force_destroy` lets destroy delete objects and all their versions; `kms_key_arn` encrypts with
    SSE-KMS; versions that are no longer current expire after `noncurrent_version_expiration_days` (0 keeps them); `eventbridge = false` leaves the bucket's
    notification configuration to you. Not used with `existing_bucket`.
  EOT
  type = object({
    name                               = optional(string)
    force_destroy                      = optional(bool, false)
    kms_key_arn                        = optional(string)
    noncurrent_version_expiration_days = optional(number, 7)
    eventbridge                        = optional(bool, true)
  })
  default  = {}
  nullable = false
}

variable "existing_bucket" {
  description = <<-EOT
    Your own bucket instead. Pass the status attribute of its versioning resource as `versioning_status`: that is checked, and orders create and destroy.
    Null makes a bucket.
  EOT
  type = object({
    arn               = string
    versioning_status = optional(string, "Enabled")
    kms_key_arn       = optional(string)
  })
  default = null
}

variable "prefix" {
  description = "The part of the bucket that the root of the file system shows, ending in `/`. Null shows all of it. Another prefix is another file system."
  type        = string
  default     = null
}

variable "service_role" {
  description = "Your own role for S3 Files to read and write the bucket as. Null makes one."
  type = object({
    arn = string
  })
  default = null
}

variable "file_system_kms_key_arn" {
  description = "ARN of the KMS key of the high-performance storage. Null: a key that AWS owns. Another key is another file system."
  type        = string
  default     = null
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
}

variable "functions" {
  description = <<-EOT
    Functions, keyed by a short stable name; each mounts one access point, at `/mnt/<access point>` unless given. `access` is `read-write`, `read-only` or, where the
    access point's uid is 0, `root`. `zones` chooses among those of the network. `code` is one of: `filename` of a zip (`source_code_hash` is computed from it unless
    given), `s3_object`, `image`. The environment gets `WORKSPACE_ROOT`, the local mount path.
  EOT
  type = map(object({
    access_point      = string
    local_mount_path  = optional(string)
    access            = optional(string, "read-write")
    grant_direct_read = optional(bool, true)
    zones             = optional(set(string))
    code = object({
      filename         = optional(string)
      source_code_hash = optional(string)
      s3_object = optional(object({
        bucket  = string
        key     = string
        version = optional(string)
      }))
      image = optional(object({
        uri               = string
        command           = optional(list(string))
        entry_point       = optional(list(string))
        working_directory = optional(string)
      }))
    })
    handler           = optional(string)
    runtime           = optional(string, "nodejs22.x")
    architectures     = optional(list(string), ["x86_64"])
    memory_size       = optional(number, 512)
    timeout           = optional(number, 60)
    ephemeral_storage = optional(number, 512)
    environment       = optional(map(string), {})
    layers            = optional(list(string), [])
    policy_statements = optional(list(object({
      sid       = optional(string)
      effect    = optional(string, "Allow")
      actions   = list(string)
      resources = list(string)
      condition = optional(map(map(list(string))))
    })), [])
    policy_arns                    = optional(map(string), {})
    permissions_boundary           = optional(string)
    reserved_concurrent_executions = optional(number)
    logging = optional(object({
      retention_in_days = optional(number, 30)
      format            = optional(string, "Text")
      kms_key_arn       = optional(string)
    }), {})
    tracing     = optional(string, "PassThrough")
    publish     = optional(bool, false)
    description = optional(string)
    tags        = optional(map(string), {})
  }))
  default  = {}
  nullable = false

  # Not with the network, for which all that functions refer to would have to be there.
  validation {
    condition     = alltrue([for function in values(var.functions) : function.zones == null ? true : length(function.zones) > 0 && length(setsubtract(function.zones, keys(var.network.subnets))) == 0])
    error_message = "functions: zones must be among those of network.subnets (${join(", ", keys(var.network.subnets))}); got ${jsonencode({ for name, function in var.functions : name => function.zones if !(function.zones == null ? true : length(function.zones) > 0 && length(setsubtract(function.zones, keys(var.network.subnets))) == 0) })}."
  }

  # A hyphen would make the function c-d of the name a-b out of the function b-c-d of the name a.
  validation {
    condition     = alltrue([for name in keys(var.functions) : can(regex("^[a-zA-Z0-9_]+$", name))]) && length(distinct([for name in keys(var.functions) : lower(name)])) == length(var.functions)
    error_message = "functions: a key must be letters, digits and underscores, and differ from others in more than case, which IAM does not tell apart; got ${jsonencode([for name in keys(var.functions) : name if !can(regex("^[a-zA-Z0-9_]+$", name)) || length([for other in keys(var.functions) : other if lower(other) == lower(name)]) > 1])}. A hyphen is left out so that no other name and key make the same function name: write an underscore."
  }

  validation {
    condition     = alltrue([for function in values(var.functions) : contains(keys(var.access_points), function.access_point)])
    error_message = "functions: access_point must be one of access_points (${join(", ", keys(var.access_points))}); got ${jsonencode({ for name, function in var.functions : name => function.access_point if !contains(keys(var.access_points), function.access_point) })}."
  }
}

variable "clients" {
  description = <<-EOT
    Functions, tasks and instances that you manage elsewhere, keyed by a short stable name: the role with `role_arn` gets the policy for one access point, as a
    function's role would, and the output `clients` has what else the client needs. `access`, `local_mount_path` and `grant_direct_read` are those of functions.
  EOT
  type = map(object({
    role_arn          = string
    access_point      = string
    local_mount_path  = optional(string)
    access            = optional(string, "read-write")
    grant_direct_read = optional(bool, true)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.clients) : can(regex("^[a-zA-Z0-9_-]+$", name)) && length(name) <= 64])
    error_message = "clients: a name must be 1 to 64 letters, digits, underscores and hyphens; got ${jsonencode([for name in keys(var.clients) : name if !(can(regex("^[a-zA-Z0-9_-]+$", name)) && length(name) <= 64)])}."
  }

  validation {
    condition     = alltrue([for client in values(var.clients) : contains(keys(var.access_points), client.access_point)])
    error_message = "clients: access_point must be one of access_points (${join(", ", keys(var.access_points))}); got ${jsonencode({ for name, client in var.clients : name => client.access_point if !contains(keys(var.access_points), client.access_point) })}."
  }
}

variable "file_system_policy" {
  description = <<-EOT
    Who may mount through which access point, keyed by a short stable name of letters and digits: functions and clients by key, principals by ARN. Whatever else these
    could do on this file system, through other access points or with more than `access`, is denied to them, and so is a connection without TLS to everybody.
    Empty: no policy.
  EOT
  type = map(object({
    access_point   = string
    access         = optional(string, "read-write")
    functions      = optional(set(string), [])
    clients        = optional(set(string), [])
    principal_arns = optional(list(string), [])
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for statement in values(var.file_system_policy) : length(setsubtract(statement.functions, keys(var.functions))) == 0])
    error_message = "file_system_policy: functions must be among functions (${join(", ", keys(var.functions))}); got ${jsonencode({ for name, statement in var.file_system_policy : name => statement.functions if length(setsubtract(statement.functions, keys(var.functions))) > 0 })}."
  }

  validation {
    condition     = alltrue([for statement in values(var.file_system_policy) : length(setsubtract(statement.clients, keys(var.clients))) == 0])
    error_message = "file_system_policy: clients must be among clients (${join(", ", keys(var.clients))}); got ${jsonencode({ for name, statement in var.file_system_policy : name => statement.clients if length(setsubtract(statement.clients, keys(var.clients))) > 0 })}."
  }

  validation {
    condition     = alltrue([for statement in values(var.file_system_policy) : length(statement.functions) + length(statement.clients) + length(statement.principal_arns) > 0])
    error_message = "file_system_policy: each entry must name at least one of functions, clients and principal_arns; got none in ${jsonencode([for name, statement in var.file_system_policy : name if length(statement.functions) + length(statement.clients) + length(statement.principal_arns) == 0])}."
  }

  # What a policy does not allow to those it names, it denies to them.
  validation {
    condition     = length([for name, function in var.functions : name if anytrue([for statement in values(var.file_system_policy) : contains(statement.functions, name)]) && !(anytrue([for statement in values(var.file_system_policy) : contains(statement.functions, name) && statement.access_point == function.access_point && statement.access == function.access]) && alltrue([for statement in values(var.file_system_policy) : !contains(statement.functions, name) || statement.access_point != function.access_point || statement.access == function.access]))]) == 0
    error_message = "file_system_policy: a function that is named must be allowed its own access point with just its own access: with less its mount is denied, with more the policy gives it what its role does not; got ${jsonencode([for name, function in var.functions : name if anytrue([for statement in values(var.file_system_policy) : contains(statement.functions, name)]) && !(anytrue([for statement in values(var.file_system_policy) : contains(statement.functions, name) && statement.access_point == function.access_point && statement.access == function.access]) && alltrue([for statement in values(var.file_system_policy) : !contains(statement.functions, name) || statement.access_point != function.access_point || statement.access == function.access]))])}. Use an entry for each access."
  }

  validation {
    condition     = length([for name, client in var.clients : name if anytrue([for statement in values(var.file_system_policy) : contains(statement.clients, name)]) && !(anytrue([for statement in values(var.file_system_policy) : contains(statement.clients, name) && statement.access_point == client.access_point && statement.access == client.access]) && alltrue([for statement in values(var.file_system_policy) : !contains(statement.clients, name) || statement.access_point != client.access_point || statement.access == client.access]))]) == 0
    error_message = "file_system_policy: a client that is named must be allowed its own access point with just its own access: with less its mount is denied, with more the policy gives it what its role does not; got ${jsonencode([for name, client in var.clients : name if anytrue([for statement in values(var.file_system_policy) : contains(statement.clients, name)]) && !(anytrue([for statement in values(var.file_system_policy) : contains(statement.clients, name) && statement.access_point == client.access_point && statement.access == client.access]) && alltrue([for statement in values(var.file_system_policy) : !contains(statement.clients, name) || statement.access_point != client.access_point || statement.access == client.access]))])}. Use an entry for each access."
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
}

variable "bucket_release_seconds" {
  description = <<-EOT
    How long destroy waits between the file system and the bucket: S3 goes on for a few minutes to count the bucket as attached, and meanwhile refuses to delete it or
    to change its versioning. 0 does not wait.
  EOT
  type        = number
  default     = 180
  nullable    = false
}

variable "tags" {
  description = "Tags for everything that is made here."
  type        = map(string)
  default     = {}
  nullable    = false
}
