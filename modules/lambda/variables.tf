variable "name" {
  description = "Name of the function."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]+$", var.name)) && length(var.name) <= 64
    error_message = "function ${var.name}: name must be 1 to 64 letters, digits, underscores and hyphens; got ${length(var.name)}: ${jsonencode(var.name)}."
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
    error_message = "function ${var.name}: mount.file_system_config.arn must be the ARN of an access point of S3 Files, which ends in /access-point/fsap-…."
  }
}

variable "vpc_config" {
  description = "Subnets in zones that have a mount target, keyed by zone, and the security groups of the function."
  type = object({
    subnets                     = map(string)
    security_group_ids          = list(string)
    ipv6_allowed_for_dual_stack = optional(bool, false)
  })
  nullable = false

  # An unknown in && or alltrue hides what is known to be wrong until apply; in a branch that is not taken it does not. The same below.
  validation {
    condition = (
      length(var.vpc_config.subnets) < 1 || length(var.vpc_config.subnets) > 16 || length(var.vpc_config.security_group_ids) < 1 || length(var.vpc_config.security_group_ids) > 5 ? false :
      alltrue([for id in values(var.vpc_config.subnets) : can(regex("^subnet-[0-9a-f]{8,40}$", id))]) ? alltrue([for id in var.vpc_config.security_group_ids : can(regex("^sg-[0-9a-f]{8,40}$", id))]) : false
    )
    error_message = "function ${var.name}: vpc_config must have 1 to 16 subnets, by ids subnet-…, and 1 to 5 security_group_ids, sg-…; got ${length(var.vpc_config.subnets)} and ${length(var.vpc_config.security_group_ids)}."
  }
}

variable "role" {
  description = "Your own role instead: its policy must let Lambda assume it. It gets the same rights as a role made here, and nothing else of it is touched. Null makes one."
  type = object({
    arn = string
  })
  default = null

  # Nothing here may refer to the mount, or the role would wait for the file system.
  validation {
    condition = (
      var.role == null ? true :
      can(regex("^arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@/-]+$", var.role.arn)) ? var.account == null || split(":", var.role.arn)[4] == try(var.account.id, "") : false
    )
    error_message = "function ${var.name}: role.arn must be the ARN of a role, in the account of the function."
  }
}

variable "account" {
  description = <<-EOT
    Account, partition and Region that the function is made in. Null looks them up, which is a call for each function; where there are many, pass them.
  EOT
  type = object({
    id        = string
    partition = string
    region    = string
  })
  default = null
}

variable "code" {
  description = <<-EOT
    One of: `filename` of a zip (`source_code_hash` is computed from it unless given), `s3_object` with a zip, `image` in ECR.
  EOT
  type = object({
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
  nullable = false

  validation {
    condition     = (var.code.filename == null ? 0 : 1) + (var.code.s3_object == null ? 0 : 1) + (var.code.image == null ? 0 : 1) == 1
    error_message = "function ${var.name}: code must have exactly one of filename, s3_object and image; got ${(var.code.filename == null ? 0 : 1) + (var.code.s3_object == null ? 0 : 1) + (var.code.image == null ? 0 : 1)}."
  }

  validation {
    condition = (
      var.code.s3_object != null ? length(var.code.s3_object.key) < 1 || length(var.code.s3_object.key) > 1024 ? false :
      can(regex("^[0-9A-Za-z._-]*[0-9A-Za-z_-]$", var.code.s3_object.bucket)) && length(var.code.s3_object.bucket) >= 3 && length(var.code.s3_object.bucket) <= 63 ?
      (var.code.s3_object.version == null ? true : length(var.code.s3_object.version) >= 1 && length(var.code.s3_object.version) <= 1024) : false :
      var.code.image == null ? true : length(coalesce(var.code.image.command, [])) > 1500 || length(coalesce(var.code.image.entry_point, [])) > 1500 ? false :
      var.code.image.working_directory == null ? true : length(var.code.image.working_directory) <= 1000
    )
    error_message = "function ${var.name}: code.s3_object must have a bucket's name of 3 to 63 characters, a key and, if any, a version of 1 to 1024; code.image may have 1500 words of command and of entry_point, and a working_directory of 1000 characters; got lengths ${jsonencode({ for part, size in { bucket = try(length(var.code.s3_object.bucket), null), key = try(length(var.code.s3_object.key), null), version = try(length(var.code.s3_object.version), null), command = try(length(var.code.image.command), null), entry_point = try(length(var.code.image.entry_point), null), working_directory = try(length(var.code.image.working_directory), null) } : part => size if size != null })}."
  }
}

variable "handler" {
  description = "Entry point in a zip, such as `index.handler`. Null for an image."
  type        = string
  default     = null

  validation {
    condition     = var.code.image != null ? var.handler == null : var.handler == null ? false : can(regex("^[^\\s]+$", var.handler)) && length(var.handler) <= 128
    error_message = "function ${var.name}: handler must be 1 to 128 characters without spaces for a zip, and null for an image; got ${jsonencode(var.handler)}."
  }
}

variable "runtime" {
  description = "Lambda runtime of a zip; an image brings its own."
  type        = string
  default     = "nodejs22.x"
  nullable    = false

  # Lambda's own list changes with the seasons.
  validation {
    condition     = can(regex("^[a-z]+[a-z0-9.]*$", var.runtime))
    error_message = "function ${var.name}: runtime must be a name such as nodejs22.x or python3.13; got ${jsonencode(var.runtime)}."
  }
}

variable "architectures" {
  description = "Instruction set, as a list of one."
  type        = list(string)
  default     = ["x86_64"]
  nullable    = false

  validation {
    condition     = length(var.architectures) == 1 && alltrue([for architecture in var.architectures : contains(["x86_64", "arm64"], architecture)])
    error_message = "function ${var.name}: architectures must be [\"x86_64\"] or [\"arm64\"]; got ${jsonencode(var.architectures)}."
  }
}

variable "memory_size" {
  description = "Memory in MB. Lambda reads large files directly from S3 from 512 MB on."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition     = var.memory_size >= 128 && var.memory_size <= 10240 && floor(var.memory_size) == var.memory_size
    error_message = "function ${var.name}: memory_size must be a whole number of MB from 128 to 10240; got ${var.memory_size}."
  }
}

variable "timeout" {
  description = "Seconds after which an invocation is ended. The first one also mounts, so AWS's own default of 3 s is too short."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.timeout >= 1 && var.timeout <= 900 && floor(var.timeout) == var.timeout
    error_message = "function ${var.name}: timeout must be a whole number of seconds from 1 to 900; got ${var.timeout}."
  }
}

variable "ephemeral_storage" {
  description = "Size of `/tmp` in MB."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition     = var.ephemeral_storage >= 512 && var.ephemeral_storage <= 10240 && floor(var.ephemeral_storage) == var.ephemeral_storage
    error_message = "function ${var.name}: ephemeral_storage must be a whole number of MB from 512 to 10240; got ${var.ephemeral_storage}."
  }
}

variable "environment" {
  description = "Environment variables, besides `WORKSPACE_ROOT`, which is the local mount path."
  type        = map(string)
  default     = {}
  nullable    = false

  # Lambda reserves more names, which do not begin with a letter.
  validation {
    condition     = alltrue([for key in keys(var.environment) : can(regex("^[a-zA-Z][a-zA-Z0-9_]+$", key)) && !can(regex("^(WORKSPACE_ROOT|AWS_(ACCESS_KEY|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION|EXECUTION_ENV|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_(GROUP|STREAM)_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$", key))])
    error_message = "function ${var.name}: names in environment must be two or more letters, digits and underscores, begin with a letter, and be neither one that Lambda sets nor WORKSPACE_ROOT, which is always the local mount path (set local_mount_path instead); got ${jsonencode(nonsensitive(keys(var.environment)))}."
  }

  # Lambda measures the JSON, in which it does not escape what jsonencode does.
  validation {
    condition     = floor(length(trim(base64encode(replace(jsonencode(merge(var.environment, var.mount.environment)), "/\\\\u00(26|3[ce])/", "_")), "=")) * 3 / 4) <= 4096
    error_message = "function ${var.name}: environment may have 4096 bytes as JSON, with WORKSPACE_ROOT; got ${nonsensitive(floor(length(trim(base64encode(replace(jsonencode(merge(var.environment, var.mount.environment)), "/\\\\u00(26|3[ce])/", "_")), "=")) * 3 / 4))}."
  }
}

variable "layers" {
  description = "ARNs of layer versions, at most 5. An image brings its own."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.layers) > 5 || length(var.layers) > 0 && var.code.image != null ? false : alltrue([for arn in var.layers : can(regex("^arn:aws[a-zA-Z-]*:lambda:([a-z0-9-]+:[0-9]{12}:layer:[a-zA-Z0-9_-]+:[0-9]+|::awslayer:[a-zA-Z0-9_-]+)$", arn))])
    error_message = "function ${var.name}: layers must be at most 5 ARNs of layer versions, which end in the number of the version, and none for an image; got ${length(var.layers)}."
  }
}

variable "policy_statements" {
  description = "What else the function may do: statements of its role's policy."
  type = list(object({
    sid       = optional(string)
    effect    = optional(string, "Allow")
    actions   = list(string)
    resources = list(string)
    condition = optional(map(map(list(string))))
  }))
  default  = []
  nullable = false

  validation {
    condition = alltrue([
      for statement in var.policy_statements :
      contains(["Allow", "Deny"], statement.effect) && length(statement.actions) > 0 && length(statement.resources) > 0 && (statement.sid == null ? true : can(regex("^[a-zA-Z0-9]+$", statement.sid)))
    ]) && length(compact(var.policy_statements[*].sid)) == length(distinct(compact(var.policy_statements[*].sid)))
    error_message = "function ${var.name}: each of policy_statements must have effect Allow or Deny, an action and a resource at least, and as sid, if any, letters and digits that no other has; got ${jsonencode([for statement in var.policy_statements : { sid = statement.sid, effect = statement.effect, actions = length(statement.actions), resources = length(statement.resources) }])}."
  }
}

variable "policy_arns" {
  description = "ARNs of managed policies for the function's role, keyed by a short stable name."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for arn in values(var.policy_arns) : can(regex("^arn:aws[a-zA-Z-]*:iam::([0-9]{12}|aws):policy/.+$", arn))])
    error_message = "function ${var.name}: policy_arns must be ARNs of managed policies; one of these is not: ${join(", ", keys(var.policy_arns))}."
  }
}

variable "permissions_boundary" {
  description = "ARN of the policy that limits the function's role. Null: none."
  type        = string
  default     = null

  validation {
    condition     = var.role != null ? var.permissions_boundary == null : var.permissions_boundary == null ? true : can(regex("^arn:aws[a-zA-Z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary))
    error_message = "function ${var.name}: permissions_boundary must be the ARN of a managed policy, and null with a role of yours, which has its own."
  }
}

variable "reserved_concurrent_executions" {
  description = "How many invocations run at the same moment, reserved for this function. Null: as many as the account has left."
  type        = number
  default     = null

  validation {
    condition     = var.reserved_concurrent_executions == null ? true : var.reserved_concurrent_executions >= 0 && floor(var.reserved_concurrent_executions) == var.reserved_concurrent_executions
    error_message = "function ${var.name}: reserved_concurrent_executions must be a whole number of 0 or more, or null; got ${jsonencode(var.reserved_concurrent_executions)}."
  }
}

variable "logging" {
  description = "The function's log group: days until a line is deleted (0 keeps all), `Text` or `JSON` lines, ARN of the KMS key that encrypts them."
  type = object({
    retention_in_days = optional(number, 30)
    format            = optional(string, "Text")
    kms_key_arn       = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition = (
      !contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.logging.retention_in_days) || !contains(["Text", "JSON"], var.logging.format) ? false :
      var.logging.kms_key_arn == null ? true : can(regex("^arn:aws[-a-z]*:kms:[a-z0-9-]+:[0-9]{12}:key/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$", var.logging.kms_key_arn))
    )
    error_message = "function ${var.name}: logging must have as retention_in_days one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, as format Text or JSON, as kms_key_arn null or the whole ARN of a key, not an alias and not an id; got ${var.logging.retention_in_days} and ${jsonencode(var.logging.format)}."
  }
}

variable "tracing" {
  description = "`Active` sends traces to X-Ray, which the function has to reach through its network; `PassThrough` follows the caller."
  type        = string
  default     = "PassThrough"
  nullable    = false

  validation {
    condition     = contains(["Active", "PassThrough"], var.tracing)
    error_message = "function ${var.name}: tracing must be Active or PassThrough; got ${jsonencode(var.tracing)}."
  }
}

variable "publish" {
  description = "Whether each change is published as a version, which `qualified_arn` then names."
  type        = bool
  default     = false
  nullable    = false
}

variable "description" {
  description = "What the function does."
  type        = string
  default     = null

  validation {
    condition     = var.description == null ? true : length(var.description) <= 256
    error_message = "function ${var.name}: description must be at most 256 characters long; got ${try(length(var.description), 0)}: ${jsonencode(var.description)}."
  }
}

variable "tags" {
  description = "Tags for everything that is made here."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.tags) <= 50 && alltrue([for key, value in var.tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]+$", key)) && length(key) <= 128 && !startswith(lower(key), "aws:") && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*$", value)) && length(value) <= 256])
    error_message = "function ${var.name}: tags must be at most 50, with keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; no key may begin with aws:; got ${length(var.tags)}: ${jsonencode(var.tags)}."
  }
}
