resource "awscc_s3files_mount_target" "this" {
  for_each = local.subnets

  file_system_id  = awscc_s3files_file_system.this.file_system_id
  subnet_id       = each.value
  security_groups = [aws_security_group.mount_target.id]
  ip_address_type = "IPV4_ONLY"
}

resource "aws_security_group" "mount_target" {
  name        = "${local.name}-mount-target"
  description = "S3 Files mount targets, reached by their clients only"
  vpc_id      = local.vpc_id
  tags        = { Name = "${local.name}-mount-target" }

  timeouts {
    delete = "45m"
  }
}

resource "aws_security_group" "client" {
  name        = "${local.name}-client"
  description = "S3 Files clients"
  vpc_id      = local.vpc_id
  tags        = { Name = "${local.name}-client" }

  timeouts {
    delete = "45m"
  }
}

resource "aws_vpc_security_group_ingress_rule" "mount_target" {
  security_group_id            = aws_security_group.mount_target.id
  description                  = "NFS from clients"
  referenced_security_group_id = aws_security_group.client.id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = { Name = "${local.name}-nfs" }
}

resource "aws_vpc_security_group_egress_rule" "client" {
  security_group_id            = aws_security_group.client.id
  description                  = "NFS to mount targets"
  referenced_security_group_id = aws_security_group.mount_target.id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = { Name = "${local.name}-nfs" }
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.client.id
  description       = "HTTPS to S3"
  prefix_list_id    = data.aws_prefix_list.s3.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = { Name = "${local.name}-https" }
}
