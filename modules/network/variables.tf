variable "name" {
  description = "Name tag of everything that is made here."
  type        = string
  nullable    = false

  # The security group of the endpoints is named for it as well.
  validation {
    condition     = can(regex("^[a-zA-Z0-9 ._:/()#,@[\\]+=&;{}!$*-]+$", var.name)) && length(var.name) <= 128 && !startswith(var.name, "sg-")
    error_message = "network ${var.name}: name must be 1 to 128 letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, and not begin with sg-; got ${length(var.name)}: ${jsonencode(var.name)}."
  }
}

variable "cidr_block" {
  description = "IPv4 range of the VPC."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.cidr_block)) ? cidrhost(var.cidr_block, 0) == split("/", var.cidr_block)[0] && tonumber(split("/", var.cidr_block)[1]) >= 16 && tonumber(split("/", var.cidr_block)[1]) <= 28 : false
    error_message = "network ${var.name}: cidr_block must be an IPv4 range of /16 to /28, by its first address; got ${jsonencode(var.cidr_block)}."
  }
}

variable "subnets" {
  description = "IPv4 range of each private subnet, keyed by its zone (`eu-west-1a`, or an id such as `euw1-az1`)."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.subnets) > 0
    error_message = "network ${var.name}: subnets must name at least one zone."
  }

  validation {
    condition     = alltrue([for zone in keys(var.subnets) : can(regex("^([a-z]+(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z]|[a-z0-9]+(-[a-z0-9]+)?-az[0-9]+)$", zone))])
    error_message = "network ${var.name}: subnets must have zones such as eu-west-1a, or ids of zones such as euw1-az1, as keys; got ${jsonencode(keys(var.subnets))}."
  }

  validation {
    condition     = alltrue([for cidr_block in values(var.subnets) : can(cidrnetmask(cidr_block)) ? cidrhost(cidr_block, 0) == split("/", cidr_block)[0] && tonumber(split("/", cidr_block)[1]) >= 16 && tonumber(split("/", cidr_block)[1]) <= 28 : false])
    error_message = "network ${var.name}: each of subnets must be an IPv4 range of /16 to /28, by its first address; got ${jsonencode({ for zone, cidr_block in var.subnets : zone => cidr_block if !(can(cidrnetmask(cidr_block)) ? cidrhost(cidr_block, 0) == split("/", cidr_block)[0] && tonumber(split("/", cidr_block)[1]) >= 16 && tonumber(split("/", cidr_block)[1]) <= 28 : false) })}."
  }

  # A range lies in a larger one when the larger one's length leaves the same first address. What is no range is told above.
  validation {
    condition     = alltrue([for cidr_block in values(var.subnets) : try(cidrnetmask(cidr_block) != "" && tonumber(split("/", cidr_block)[1]) >= tonumber(split("/", var.cidr_block)[1]) && cidrhost("${split("/", cidr_block)[0]}/${split("/", var.cidr_block)[1]}", 0) == split("/", var.cidr_block)[0], true)])
    error_message = "network ${var.name}: each of subnets must lie in cidr_block (${var.cidr_block}); got ${jsonencode(var.subnets)}."
  }

  validation {
    condition = alltrue(flatten([for zone, one in var.subnets : [
      for other, two in var.subnets : try(cidrhost("${split("/", one)[0]}/${split("/", two)[1]}", 0) != cidrhost(two, 0) || tonumber(split("/", one)[1]) < tonumber(split("/", two)[1]), true) if other != zone
    ]]))
    error_message = "network ${var.name}: subnets must not overlap; got ${jsonencode(var.subnets)}."
  }
}

variable "ipv6_subnets" {
  description = <<-EOT
    Which /64 of the IPv6 range that AWS gives the VPC each subnet has, 0 to 255, keyed by zone as `subnets`: dual stack, for `ip_address_type = "DUAL_STACK"`.
    Empty: IPv4 only.
  EOT
  type        = map(number)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.ipv6_subnets) == 0 || length(setsubtract(keys(var.subnets), keys(var.ipv6_subnets))) + length(setsubtract(keys(var.ipv6_subnets), keys(var.subnets))) == 0
    error_message = "network ${var.name}: ipv6_subnets must have the zones of subnets (${join(", ", keys(var.subnets))}), or none; got ${join(", ", keys(var.ipv6_subnets))}."
  }

  validation {
    condition     = alltrue([for number in values(var.ipv6_subnets) : number >= 0 && number <= 255 && floor(number) == number]) && length(distinct(values(var.ipv6_subnets))) == length(var.ipv6_subnets)
    error_message = "network ${var.name}: ipv6_subnets must be different whole numbers from 0 to 255; got ${jsonencode(var.ipv6_subnets)}."
  }
}

variable "bucket_arns" {
  description = <<-EOT
    Buckets that can be reached through the S3 gateway endpoint, such as `[module.s3files.bucket.arn]`: handlers reach no other, whatever their roles allow.
    Empty: the buckets of this account.
  EOT
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.bucket_arns : can(regex("^arn:aws[a-zA-Z0-9-]*:s3:::[^/]+$", arn))])
    error_message = "network ${var.name}: bucket_arns must be ARNs of buckets, without a key."
  }
}

variable "interface_endpoints" {
  description = <<-EOT
    Services that handlers call and that are reached through an interface endpoint, billed by the hour and zone: short names (`bedrock-runtime`, `states`) or
    whole ones (`com.amazonaws.eu-west-1.states`). Functions reach them with `https_egress = "all"`. None is needed to mount, to read or to write.
  EOT
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.interface_endpoints : can(regex("^[a-z0-9]+([._-][a-z0-9]+)*$", name))])
    error_message = "network ${var.name}: interface_endpoints must be names of services such as states or com.amazonaws.eu-west-1.states; got ${jsonencode([for name in var.interface_endpoints : name if !can(regex("^[a-z0-9]+([._-][a-z0-9]+)*$", name))])}."
  }
}

variable "tags" {
  description = "Tags for everything that is made here."
  type        = map(string)
  default     = {}
  nullable    = false

  # EC2 takes any character.
  validation {
    condition     = length(merge({ Name = "" }, var.tags)) <= 50 && alltrue([for key, value in var.tags : length(key) >= 1 && length(key) <= 128 && !startswith(lower(key), "aws:") && length(value) <= 256])
    error_message = "network ${var.name}: tags must be at most 50, Name included, with keys of 1 to 128 and values of up to 256 characters; no key may begin with aws:; got ${length(merge({ Name = "" }, var.tags))}: ${jsonencode(var.tags)}."
  }
}
