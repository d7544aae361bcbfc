resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${terraform_data.account.input.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.this.id]
  tags              = merge({ Name = "${var.name}-s3" }, var.tags)

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      length(var.bucket_arns) > 0 ? [] : [
        {
          Sid       = "BucketsOfThisAccount"
          Effect    = "Allow"
          Principal = "*"
          Action    = "s3:*"
          Resource  = ["*"]
          Condition = { StringEquals = { "aws:ResourceAccount" = terraform_data.account.input.id } }
        },
      ],
      length(var.bucket_arns) == 0 ? [] : [
        {
          Sid       = "TheseBuckets"
          Effect    = "Allow"
          Principal = "*"
          Action    = "s3:*"
          Resource  = sort(flatten([for arn in distinct(var.bucket_arns) : [arn, "${arn}/*"]]))
        },
      ],
    )
  })
}

resource "aws_vpc_endpoint" "interface" {
  for_each = var.interface_endpoints

  vpc_id              = aws_vpc.this.id
  service_name        = local.is_whole_name[each.key] ? each.key : "com.amazonaws.${terraform_data.account.input.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = values(aws_subnet.this)[*].id
  security_group_ids  = aws_security_group.endpoints[*].id
  private_dns_enabled = true
  tags                = merge({ Name = "${var.name}-${each.key}" }, var.tags)

  lifecycle {
    precondition {
      condition     = !can(regex("[.][a-z]+(-[a-z]+)+-[0-9]+[.]", each.key)) || strcontains(each.key, ".${terraform_data.account.input.region}.")
      error_message = "network ${var.name}: interface_endpoints must be services of ${terraform_data.account.input.region}, the provider's Region; got ${jsonencode(each.key)}."
    }
  }
}

resource "aws_security_group" "endpoints" {
  count = length(var.interface_endpoints) > 0 ? 1 : 0

  name        = "${var.name}-endpoints"
  description = "Interface endpoints, reached from inside the VPC"
  vpc_id      = aws_vpc.this.id
  tags        = merge({ Name = "${var.name}-endpoints" }, var.tags)

  timeouts {
    delete = "45m"
  }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  count = length(var.interface_endpoints) > 0 ? 1 : 0

  security_group_id = aws_security_group.endpoints[0].id
  description       = "HTTPS from the VPC"
  cidr_ipv4         = aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = local.tags
}
