data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

# Kept from the first apply: where data is read late, as it is below a depends_on on the module, other endpoints would be planned.
resource "terraform_data" "account" {
  input = {
    id     = data.aws_caller_identity.current.account_id
    region = data.aws_region.current.id
  }

  lifecycle {
    ignore_changes = [input]
  }
}

resource "aws_vpc" "this" {
  cidr_block = var.cidr_block

  # A file system is found by its DNS name: without both of these a mount fails.
  enable_dns_support   = true
  enable_dns_hostnames = true

  assign_generated_ipv6_cidr_block = local.is_dual_stack

  tags = local.tags
}

resource "aws_subnet" "this" {
  for_each = var.subnets

  vpc_id               = aws_vpc.this.id
  cidr_block           = each.value
  availability_zone    = local.is_zone_id[each.key] ? null : each.key
  availability_zone_id = local.is_zone_id[each.key] ? each.key : null
  ipv6_cidr_block      = local.is_dual_stack ? cidrsubnet(aws_vpc.this.ipv6_cidr_block, 8, var.ipv6_subnets[each.key]) : null
  tags                 = merge({ Name = "${var.name}-${each.key}" }, var.tags)

  # Lambda lets go of its network interfaces up to half an hour after the last function is gone.
  timeouts {
    delete = "45m"
  }
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id
  tags   = local.tags
}

resource "aws_route_table_association" "this" {
  for_each = aws_subnet.this

  subnet_id      = each.value.id
  route_table_id = aws_route_table.this.id
}
