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

# Credentials, endpoints and, unless it is given, the Region come from the environment.
provider "aws" {
  region = var.region
}

provider "awscc" {
  region = var.region
}

variable "name" {
  description = "Prefix of every name."
  type        = string
  default     = "pipeline"
}

variable "region" {
  description = "Region to work in. Null: the environment's."
  type        = string
  default     = null
}

variable "export_drain_seconds" {
  description = "How long destroy waits for the last exports."
  type        = number
  default     = 90
}

variable "bucket_release_seconds" {
  description = "How long destroy waits until S3 lets go of the bucket."
  type        = number
  default     = 180
}

variable "noncurrent_version_expiration_days" {
  description = "Days after which replaced versions of an object are deleted. Null keeps them all."
  type        = number
  default     = 7
}

variable "force_destroy" {
  description = "Whether destroy deletes the bucket with all that is in it, which is what one wants after a demonstration. Set it to false for data that matters."
  type        = bool
  default     = true
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
  bucket = {
    force_destroy                      = var.force_destroy
    noncurrent_version_expiration_days = coalesce(var.noncurrent_version_expiration_days, 0)
  }
  export_drain_seconds   = var.export_drain_seconds
  bucket_release_seconds = var.bucket_release_seconds

  network = {
    vpc_id = aws_vpc.main.id
    subnets = {
      "${data.aws_region.current.id}a" = aws_subnet.a.id
      "${data.aws_region.current.id}b" = aws_subnet.b.id
    }
  }

  # Root directory /pipeline of the bucket, uid and gid 1000.
  access_points = { pipeline = {} }

  functions = {
    for name, description in local.stages : name => {
      access_point = "pipeline"
      description  = description
      code         = { filename = "${path.module}/dist/${name}.zip" }
      handler      = "index.handler"
      memory_size  = 1024
      timeout      = 300
      environment  = { NODE_OPTIONS = "--enable-source-maps" } # stack traces name the lines of the source
    }
  }
}

locals {
  # The events hold a run id and nothing else: what a stage needs, it finds on the mount.
  stages = {
    ingest    = "Takes the records in and divides them into partitions"
    transform = "Works on the partitions"
    validate  = "Checks every record, sets bad ones aside and reports"
  }
}

output "functions" {
  description = "Function names by stage."
  value       = { for name, function in module.s3files.functions : name => function.name }
}

output "bucket" {
  description = "Name of the bucket that the results arrive in."
  value       = module.s3files.bucket.name
}

output "prefix" {
  description = "Prefix of the bucket that the file system shows; empty for all of it."
  value       = ""
}

output "root_directory" {
  description = "Root directory of the access point: the keys of the workspace begin with it."
  value       = module.s3files.access_points["pipeline"].root_directory
}
