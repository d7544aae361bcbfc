# Made before others go: interfaces of functions and mount targets have to leave a group before EC2 deletes it.
resource "aws_security_group" "mount_target" {
  count = var.network.security_groups == null ? 1 : 0

  name        = "${var.name}-mount-target"
  description = "S3 Files mount targets, reached by their clients only"
  vpc_id      = var.network.vpc_id
  tags        = merge({ Name = "${var.name}-mount-target" }, var.tags)

  # Interfaces of mount targets and functions linger after these are gone.
  timeouts {
    delete = "45m"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "client" {
  count = var.network.security_groups == null ? 1 : 0

  name        = "${var.name}-client"
  description = "S3 Files clients"
  vpc_id      = var.network.vpc_id
  tags        = merge({ Name = "${var.name}-client" }, var.tags)

  timeouts {
    delete = "45m"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "mount_target" {
  count = var.network.security_groups == null ? 1 : 0

  security_group_id            = aws_security_group.mount_target[0].id
  description                  = "NFS from clients"
  referenced_security_group_id = aws_security_group.client[0].id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = merge({ Name = "${var.name}-nfs" }, var.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "client" {
  count = var.network.security_groups == null ? 1 : 0

  security_group_id            = aws_security_group.client[0].id
  description                  = "NFS to mount targets"
  referenced_security_group_id = aws_security_group.mount_target[0].id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = merge({ Name = "${var.name}-nfs" }, var.tags)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "https" {
  for_each = local.https_egress

  security_group_id = aws_security_group.client[0].id
  description       = each.value.description
  prefix_list_id    = each.value.prefix_list_id
  cidr_ipv4         = each.value.cidr_ipv4
  cidr_ipv6         = each.value.cidr_ipv6
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = merge({ Name = "${var.name}-https" }, var.tags)

  lifecycle {
    create_before_destroy = true
  }
}
