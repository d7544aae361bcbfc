locals {
  tags          = merge({ Name = var.name }, var.tags)
  is_zone_id    = { for zone in keys(var.subnets) : zone => can(regex("-az[0-9]+$", zone)) }
  is_dual_stack = length(var.ipv6_subnets) > 0
}
