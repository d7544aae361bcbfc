# The same resources as in ../module, with the same arguments and no conditions, as somebody would write them who needs just these. Nobody writes five
# blocks for each of a hundred functions by hand, so they are for_each over a map of what differs.
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

variable "functions" {
  type = number
}

locals {
  name   = "bench"
  vpc_id = "vpc-0123456789abcdef0"
  subnets = {
    us-east-1a = "subnet-0123456789abcdef0"
    us-east-1b = "subnet-0123456789abcdef1"
  }

  functions = {
    for i in range(var.functions) :
    format("step_%03d", i) => { filename = "${path.module}/handler.zip", handler = "index.handler" }
  }

  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.id
}

data "aws_caller_identity" "current" {}

data "aws_default_tags" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_service_principal" "s3files" {
  service_name = "elasticfilesystem"
}

data "aws_service_principal" "lambda" {
  service_name = "lambda"
}

data "aws_prefix_list" "s3" {
  name = "com.amazonaws.${local.region}.s3"
}

output "functions" {
  value = {
    for name, function in aws_lambda_function.this :
    name => {
      name          = function.function_name
      arn           = function.arn
      invoke_arn    = function.invoke_arn
      qualified_arn = function.qualified_arn
      role_name     = aws_iam_role.function[name].name
    }
  }
}
