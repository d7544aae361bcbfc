mock_provider "aws" {
  source = "./tests/mocks/commercial"
}

variables {
  name = "pipeline"
}

run "dual_stack_gives_each_subnet_the_range_with_its_number" {
  override_resource {
    target = aws_vpc.this
    values = { ipv6_cidr_block = "2600:1f18:1234:5600::/56", cidr_block = "10.0.0.0/16" }
  }

  variables {
    subnets      = { eu-west-1a = "10.0.0.0/24", eu-west-1b = "10.0.1.0/24" }
    ipv6_subnets = { eu-west-1b = 1, eu-west-1a = 7 }
  }

  assert {
    condition     = aws_vpc.this.assign_generated_ipv6_cidr_block && aws_subnet.this["eu-west-1a"].ipv6_cidr_block == "2600:1f18:1234:5607::/64" && aws_subnet.this["eu-west-1b"].ipv6_cidr_block == "2600:1f18:1234:5601::/64"
    error_message = jsonencode({ for zone, subnet in aws_subnet.this : zone => subnet.ipv6_cidr_block })
  }
}
