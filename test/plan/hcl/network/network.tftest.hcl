mock_provider "aws" {
  source = "./tests/mocks/commercial"
}

variables {
  name    = "pipeline"
  subnets = { eu-west-1a = "10.0.0.0/24", euw1-az2 = "10.0.1.0/24" }
}

run "a_mount_can_be_found_by_its_name" {
  command = plan

  assert {
    condition     = aws_vpc.this.enable_dns_support && aws_vpc.this.enable_dns_hostnames
    error_message = "a mount fails without either"
  }
}

run "subnets_are_private_and_lie_in_the_zones_that_are_their_keys" {
  command = plan

  assert {
    condition     = aws_subnet.this["eu-west-1a"].availability_zone == "eu-west-1a" && aws_subnet.this["eu-west-1a"].cidr_block == "10.0.0.0/24"
    error_message = "a zone's name is a key"
  }

  assert {
    condition     = aws_subnet.this["euw1-az2"].availability_zone_id == "euw1-az2"
    error_message = "a zone's id is a key too"
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.this : coalesce(subnet.map_public_ip_on_launch, false) == false]) && keys(output.subnets) == ["eu-west-1a", "euw1-az2"]
    error_message = "keyed by zone, without public addresses"
  }
}

run "s3_is_reached_through_a_gateway_endpoint_in_the_route_table_of_every_subnet" {
  assert {
    condition     = aws_vpc_endpoint.s3.service_name == "com.amazonaws.eu-west-1.s3" && aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway"
    error_message = aws_vpc_endpoint.s3.service_name
  }

  assert {
    condition     = aws_vpc_endpoint.s3.route_table_ids == toset([aws_route_table.this.id]) && alltrue([for association in aws_route_table_association.this : association.route_table_id == aws_route_table.this.id])
    error_message = "the route to S3 is in the table that the subnets use"
  }

  assert {
    condition     = length(aws_route_table_association.this) == 2 && length(aws_vpc_endpoint.interface) == 0 && length(aws_security_group.endpoints) == 0
    error_message = "nothing that costs by the hour is made unasked"
  }
}

run "interface_endpoints_are_made_for_what_is_named" {
  command = plan

  variables {
    interface_endpoints = ["states", "com.amazonaws.eu-west-1.ecr.api", "com.amazonaws.iam"]
  }

  assert {
    condition     = sort([for endpoint in aws_vpc_endpoint.interface : endpoint.service_name]) == tolist(["com.amazonaws.eu-west-1.ecr.api", "com.amazonaws.eu-west-1.states", "com.amazonaws.iam"])
    error_message = "short names are completed, whole ones taken"
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled && endpoint.vpc_endpoint_type == "Interface"])
    error_message = "handlers use the ordinary name of the service"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints[0].from_port == 443 && aws_vpc_security_group_ingress_rule.endpoints[0].to_port == 443 && aws_vpc_security_group_ingress_rule.endpoints[0].cidr_ipv4 == "10.0.0.0/16"
    error_message = "HTTPS from inside the VPC"
  }
}

run "a_range_that_is_too_small_is_refused" {
  command = plan

  variables {
    subnets = { eu-west-1a = "10.0.0.0/29" }
  }

  expect_failures = [var.subnets]
}

run "no_zone_at_all_is_refused" {
  command = plan

  variables {
    subnets = {}
  }

  expect_failures = [var.subnets]
}

run "a_vpc_range_that_is_none_is_refused" {
  command = plan

  variables {
    cidr_block = "10.0.0.0"
  }

  expect_failures = [var.cidr_block]
}

run "the_s3_endpoint_leads_to_buckets_of_this_account_unless_told_otherwise" {
  command = plan

  assert {
    condition     = jsondecode(aws_vpc_endpoint.s3.policy).Statement == [{ Sid = "BucketsOfThisAccount", Effect = "Allow", Principal = "*", Action = "s3:*", Resource = ["*"], Condition = { StringEquals = { "aws:ResourceAccount" = "111122223333" } } }]
    error_message = aws_vpc_endpoint.s3.policy
  }
}

run "the_s3_endpoint_leads_to_the_buckets_that_are_named_and_no_other" {
  command = plan

  variables {
    bucket_arns = ["arn:aws:s3:::b", "arn:aws:s3:::a"]
  }

  assert {
    condition     = jsondecode(aws_vpc_endpoint.s3.policy).Statement == [{ Sid = "TheseBuckets", Effect = "Allow", Principal = "*", Action = "s3:*", Resource = ["arn:aws:s3:::a", "arn:aws:s3:::a/*", "arn:aws:s3:::b", "arn:aws:s3:::b/*"] }]
    error_message = aws_vpc_endpoint.s3.policy
  }
}

run "ipv4_alone_asks_for_no_ipv6_range" {
  command = plan

  assert {
    condition     = aws_vpc.this.assign_generated_ipv6_cidr_block == false && alltrue([for subnet in aws_subnet.this : subnet.ipv6_cidr_block == null])
    error_message = "nothing of IPv6 unasked"
  }
}
