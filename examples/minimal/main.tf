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

data "aws_region" "current" {}

module "network" {
  source = "../../modules/network"

  name = var.name
  subnets = {
    "${data.aws_region.current.id}a" = "10.0.0.0/24"
    "${data.aws_region.current.id}b" = "10.0.1.0/24"
  }
}

module "s3files" {
  source = "../.."

  name          = var.name
  network       = { vpc_id = module.network.vpc_id, subnets = module.network.subnets }
  access_points = { shared = {} }

  functions = {
    hello = { access_point = "shared", code = { filename = "${path.module}/dist/hello.zip" }, handler = "index.handler" }
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
