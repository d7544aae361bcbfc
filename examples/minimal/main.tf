terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
    awscc = {
      source  = "hashicorp/awscc"
      version = ">= 1.79, < 2"
    }
  }
}

# Credentials, endpoints and Region come from the environment.
provider "aws" {}

provider "awscc" {}

variable "name" {
  description = "Prefix of every name."
  type        = string
  default     = "minimal"
}

data "aws_caller_identity" "caller" {}

data "aws_region" "current" {}

# DNS support is on by default. A file system is found by its DNS name: without host names no mount works.
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = var.name }
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.main.id
  availability_zone = "${data.aws_region.current.id}a"
  cidr_block        = "10.0.0.0/24"
  tags              = { Name = "${var.name}-a" }

  # Lambda lets go of its network interfaces up to half an hour after the last function is gone.
  timeouts {
    delete = "45m"
  }
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.main.id
  availability_zone = "${data.aws_region.current.id}b"
  cidr_block        = "10.0.1.0/24"
  tags              = { Name = "${var.name}-b" }

  timeouts {
    delete = "45m"
  }
}

# The way to the bucket for large reads, which go past the mount: free, and the only way out of this VPC.
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.${data.aws_region.current.id}.s3"
  route_table_ids = [aws_vpc.main.main_route_table_id]
  tags            = { Name = "${var.name}-s3" }

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "BucketsOfThisAccount"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:*"
        Resource  = "*"
        Condition = { StringEquals = { "aws:ResourceAccount" = data.aws_caller_identity.caller.account_id } }
      },
    ]
  })
}

module "s3files" {
  source = "../.."

  name = var.name

  network = {
    vpc_id = aws_vpc.main.id
    subnets = {
      "${data.aws_region.current.id}a" = aws_subnet.a.id
      "${data.aws_region.current.id}b" = aws_subnet.b.id
    }
  }

  access_points = { shared = {} }
  functions = {
    hello = {
      access_point = "shared"
      code         = { filename = "${path.module}/dist/hello.zip" }
      handler      = "index.handler"
      environment  = { NODE_OPTIONS = "--enable-source-maps" } # stack traces name the lines of the source
    }
  }
}

output "functions" {
  description = "Function names by key."
  value       = { for name, function in module.s3files.functions : name => function.name }
}

output "bucket" {
  description = "Name of the bucket that the files are exported to."
  value       = module.s3files.bucket.name
}
