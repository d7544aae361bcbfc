# Each kind of resource that the root and the network module make, once, with what an update can change in place as variables.

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

provider "aws" {}

provider "awscc" {}

variable "stage" {
  type    = string
  default = "one"
}

variable "key_arn" {
  type = string
}

variable "role_arn" {
  type = string
}

data "aws_region" "current" {}

locals {
  first = var.stage == "one"
  tags  = local.first ? { stage = "one", extra = "x" } : { stage = "two" }
}

module "network" {
  source = "../../../../modules/network"

  name                = "pipeline"
  subnets             = { "${data.aws_region.current.id}a" = "10.0.0.0/24" }
  bucket_arns         = local.first ? [] : [module.s3files.bucket.arn]
  interface_endpoints = ["states"]
  tags                = local.tags
}

resource "aws_security_group" "another" {
  name   = "pipeline-another"
  vpc_id = module.network.vpc_id
  tags   = { Name = "pipeline-another" }
}

module "s3files" {
  source = "../../../.."

  name                          = "pipeline"
  bucket                        = { force_destroy = true, kms_key_arn = var.key_arn, noncurrent_version_expiration_days = 0 }
  file_system_kms_key_arn       = var.key_arn
  synchronization_configuration = { days_after_last_access = local.first ? 30 : 7 }
  network = {
    vpc_id                          = module.network.vpc_id
    subnets                         = module.network.subnets
    single_zone                     = true
    mount_target_security_group_ids = local.first ? [] : [aws_security_group.another.id]
    https_egress                    = local.first ? "s3" : "all"
  }
  export_drain_seconds   = 0
  bucket_release_seconds = 3
  access_points          = { shared = {} }
  tags                   = local.tags

  functions = {
    work = {
      access_point                   = "shared"
      code                           = { filename = "${path.module}/dist/nothing.zip", source_code_hash = base64sha256(var.stage) }
      handler                        = "index.handler"
      memory_size                    = local.first ? 512 : 1024
      publish                        = true
      reserved_concurrent_executions = local.first ? 1 : null
      logging                        = { retention_in_days = local.first ? 7 : 14 }
      policy_statements              = [{ actions = ["sqs:SendMessage"], resources = ["*"] }]
      policy_arns                    = local.first ? { read = "arn:aws:iam::aws:policy/ReadOnlyAccess" } : {}
    }
  }

  clients = { task = { role_arn = var.role_arn, access_point = "shared" } }

  file_system_policy = { work = { access_point = "shared", functions = ["work"], principal_arns = local.first ? [] : [var.role_arn] } }
}
