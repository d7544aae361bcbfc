variable "name" {
  description = "Name tag of everything that is made here."
  type        = string
  nullable    = false
}

variable "cidr_block" {
  description = "IPv4 range of the VPC."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr_block, 0)) && try(tonumber(split("/", var.cidr_block)[1]) >= 16 && tonumber(split("/", var.cidr_block)[1]) <= 28, false)
    error_message = "network ${var.name}: cidr_block must be an IPv4 range between /16 and /28; got ${jsonencode(var.cidr_block)}."
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
    condition     = alltrue([for zone, cidr_block in var.subnets : can(cidrhost(cidr_block, 0)) && try(tonumber(split("/", cidr_block)[1]) >= 16 && tonumber(split("/", cidr_block)[1]) <= 28, false)])
    error_message = "network ${var.name}: each of subnets must be an IPv4 range between /16 and /28; got ${jsonencode({ for zone, cidr_block in var.subnets : zone => cidr_block if !(can(cidrhost(cidr_block, 0)) && try(tonumber(split("/", cidr_block)[1]) >= 16 && tonumber(split("/", cidr_block)[1]) <= 28, false)) })}."
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
}

variable "tags" {
  description = "Tags for everything that is made here."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key, value in var.tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]+$", key)) && length(key) <= 128 && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*$", value)) && length(value) <= 256])
    error_message = "network ${var.name}: tags must have keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; got ${jsonencode({ for key, value in var.tags : key => value if !(can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]+$", key)) && length(key) <= 128 && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*$", value)) && length(value) <= 256) })}."
  }
}
