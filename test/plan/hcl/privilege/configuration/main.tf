# Every role and policy that the modules can make, in the partition of the provider.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
    awscc = {
      source = "hashicorp/awscc"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  iam        = "arn:${data.aws_partition.current.partition}:iam::${local.account_id}"
  key_arn    = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${local.account_id}:key/11111111-2222-3333-4444-555555555555"
  code       = { s3_object = { bucket = "code", key = "code.zip" } }
  network = {
    vpc_id  = "vpc-0123456789abcdef0"
    subnets = { for letter in ["a", "b"] : "${data.aws_region.current.id}${letter}" => "subnet-0123456789abcdef${letter}" }
  }
}

module "plain" {
  source = "../../../../.."

  name                   = "plain"
  network                = local.network
  export_drain_seconds   = 0
  bucket_release_seconds = 0

  access_points = {
    inbox  = {}
    outbox = {}
    cold   = { root_directory = { path = "/archive/cold" }, posix_user = { uid = 0, gid = 0 } }
    whole  = { root_directory = { path = "/" }, posix_user = { uid = 0, gid = 0 } }
  }

  functions = {
    reader       = { access_point = "inbox", access = "read-only", code = local.code, handler = "index.handler" }
    reader_only  = { access_point = "inbox", access = "read-only", grant_direct_read = false, code = local.code, handler = "index.handler" }
    writer       = { access_point = "inbox", code = local.code, handler = "index.handler" }
    writer_only  = { access_point = "inbox", grant_direct_read = false, code = local.code, handler = "index.handler" }
    keeper       = { access_point = "cold", access = "root", code = local.code, handler = "index.handler" }
    keeper_only  = { access_point = "cold", access = "root", grant_direct_read = false, code = local.code, handler = "index.handler" }
    whole_reader = { access_point = "whole", access = "read-only", code = local.code, handler = "index.handler" }
    traced = {
      access_point = "outbox"
      tracing      = "Active"
      code         = local.code
      handler      = "index.handler"
      policy_statements = [
        { sid = "Queue", actions = ["sqs:SendMessage", "sqs:GetQueueUrl"], resources = ["arn:${data.aws_partition.current.partition}:sqs:*:${local.account_id}:done"] },
        { actions = ["ec2:DescribeInstances"], resources = ["*"] },
        { effect = "Deny", actions = ["sqs:*"], resources = ["*"], condition = { Bool = { "aws:SecureTransport" = ["false"] } } },
      ]
    }
  }

  clients = {
    auditor  = { role_arn = "${local.iam}:role/audit/auditor", access_point = "inbox", access = "read-only" }
    importer = { role_arn = "${local.iam}:role/importer", access_point = "outbox" }
  }

  file_system_policy = {
    read    = { access_point = "inbox", access = "read-only", functions = ["reader"], clients = ["auditor"], principal_arns = ["${local.iam}:role/analyst"] }
    write   = { access_point = "inbox", functions = ["writer"] }
    compare = { access_point = "outbox", access = "read-only", functions = ["writer"], principal_arns = ["${local.iam}:role/analyst"] }
    keep    = { access_point = "cold", access = "root", functions = ["keeper"] }
  }
}

module "encrypted" {
  source = "../../../../.."

  name                   = "encrypted"
  bucket                 = { kms_key_arn = local.key_arn }
  prefix                 = "tenants/a/"
  network                = local.network
  export_drain_seconds   = 0
  bucket_release_seconds = 0
  access_points          = { inbox = {}, cold = { posix_user = { uid = 0, gid = 0 } } }

  functions = {
    reader      = { access_point = "inbox", access = "read-only", code = local.code, handler = "index.handler" }
    reader_only = { access_point = "inbox", access = "read-only", grant_direct_read = false, code = local.code, handler = "index.handler" }
    writer      = { access_point = "inbox", code = local.code, handler = "index.handler" }
    keeper      = { access_point = "cold", access = "root", code = local.code, handler = "index.handler" }
  }
}

# What IAM reads as patterns and variables, in a prefix.
module "pattern" {
  source = "../../../../.."

  name                   = "pattern"
  existing_bucket        = { arn = "arn:${data.aws_partition.current.partition}:s3:::ours" }
  prefix                 = "a*/b?c/$${aws:username}/"
  network                = local.network
  export_drain_seconds   = 0
  bucket_release_seconds = 0
  access_points          = { inbox = {} }
  functions              = { reader = { access_point = "inbox", access = "read-only", code = local.code, handler = "index.handler" } }
}

# A role of yours instead: it gets the policies and nothing else of it is ours.
module "borrowed" {
  source = "../../../../../modules/lambda"

  name       = "borrowed"
  role       = { arn = "${local.iam}:role/ours/borrowed" }
  mount      = module.plain.mounts["writer_only"]
  vpc_config = { subnets = local.network.subnets, security_group_ids = ["sg-0123456789abcdef0"] }
  code       = local.code
  handler    = "index.handler"
}

module "account_network" {
  source = "../../../../../modules/network"

  name    = "account"
  subnets = { "${data.aws_region.current.id}a" = "10.0.0.0/24" }
}

module "bucket_network" {
  source = "../../../../../modules/network"

  name        = "buckets"
  subnets     = { "${data.aws_region.current.id}a" = "10.0.0.0/24" }
  bucket_arns = [for name in ["plain", "encrypted"] : "arn:${data.aws_partition.current.partition}:s3:::${name}"]
}
