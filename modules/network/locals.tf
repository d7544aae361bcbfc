locals {
  tags          = merge({ Name = var.name }, var.tags)
  is_zone_id    = { for zone in keys(var.subnets) : zone => can(regex("-az[0-9]+$", zone)) }
  is_dual_stack = length(var.ipv6_subnets) > 0
  is_whole_name = { for name in var.interface_endpoints : name => can(regex("^(aws|api[.]aws|com[.]amazonaws|cn[.]com[.]amazonaws|eu[.]amazonaws)[.]", name)) }
}
