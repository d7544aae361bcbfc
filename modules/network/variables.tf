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
    condition     = alltrue([for zone, cidr_block in var.subnets : can(cidrhost(cidr_block, 0)) && try(tonumber(split("/", cidr_block)[1]) >= 16 && tonumber(split("/", cidr_block)[1]) <= 28, false)])
    error_message = "network ${var.name}: each of subnets must be an IPv4 range between /16 and /28; got ${jsonencode({ for zone, cidr_block in var.subnets : zone => cidr_block if !(can(cidrhost(cidr_block, 0)) && try(tonumber(split("/", cidr_block)[1]) >= 16 && tonumber(split("/", cidr_block)[1]) <= 28, false)) })}."
  }
}

variable "interface_endpoints" {
  description = <<-EOT
    Services that handlers call and that are reached through an interface endpoint, billed by the hour and zone: short names (`bedrock-runtime`, `states`) or
    whole ones (`com.amazonaws.eu-west-1.states`). None is needed to mount, to read or to write.
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
    condition     = alltrue([for key, value in var.tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}$", key)) && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}$", value))])
    error_message = "network ${var.name}: tags must have keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @; got ${jsonencode({ for key, value in var.tags : key => value if !(can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}$", key)) && can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}$", value))) })}."
  }
}
