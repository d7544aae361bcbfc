# As many inputs as the local AWS can make, ids of other resources of the same apply among them.

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

provider "aws" {
  default_tags {
    tags = { team = "data" }
  }
}

provider "awscc" {}

variable "prefix" {
  type    = string
  default = "part/"
}

variable "root_directory" {
  type    = string
  default = "/data/in"
}

variable "secondary_gids" {
  type    = list(number)
  default = [300, 20]
}

variable "own_groups" {
  type    = bool
  default = false
}

variable "before" {
  type    = number
  default = 1
}

data "aws_region" "current" {}

resource "terraform_data" "before" {
  input = var.before
}

resource "aws_security_group" "own" {
  for_each = toset(["mount-target", "client"])

  name   = "own-${each.key}"
  vpc_id = module.network.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "own" {
  security_group_id            = aws_security_group.own["mount-target"].id
  referenced_security_group_id = aws_security_group.own["client"].id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
}

resource "aws_kms_key" "this" {}

resource "aws_s3_bucket" "ours" {
  bucket        = "ours-111122223333"
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "ours" {
  bucket = aws_s3_bucket.ours.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_iam_role" "other" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}

module "network" {
  source              = "../../../../modules/network"
  name                = "everything"
  subnets             = { "${data.aws_region.current.id}a" = "10.0.0.0/24", "${data.aws_region.current.id}b" = "10.0.1.0/24" }
  interface_endpoints = ["states"]
  tags                = { a = "b" }
}

module "everything" {
  source                  = "../../../.."
  name                    = "everything"
  bucket                  = { force_destroy = true, kms_key_arn = aws_kms_key.this.arn, noncurrent_version_expiration_days = 0 }
  prefix                  = var.prefix
  file_system_kms_key_arn = aws_kms_key.this.arn
  synchronization_configuration = {
    import_data_rules      = { "" = {}, "logs/" = { size_less_than = 0, trigger = "ON_FILE_ACCESS" }, "b/" = {} }
    days_after_last_access = 7
  }
  network                = { vpc_id = module.network.vpc_id, subnets = module.network.subnets, https_egress = "all" }
  export_drain_seconds   = 0
  bucket_release_seconds = 3
  access_points = {
    data = { root_directory = { path = var.root_directory }, posix_user = { secondary_gids = var.secondary_gids }, tags = { x = "y" } }
    root = { root_directory = { path = "/" }, posix_user = { uid = 0, gid = 0 } }
  }
  functions = {
    a = {
      access_point      = "data", code = { filename = "${path.module}/dist/nothing.zip" }, handler = "index.handler", zones = ["${data.aws_region.current.id}a"]
      environment       = { STAGE = "x" }, tracing = "Active", publish = true, description = "d", tags = { f = "g" }
      logging           = { format = "JSON", retention_in_days = 7 }, reserved_concurrent_executions = 2, ephemeral_storage = 1024, architectures = ["arm64"]
      policy_statements = [{ actions = ["sqs:SendMessage", "sqs:GetQueueUrl"], resources = ["*"] }]
      policy_arns       = { ro = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
    }
    r = { access_point = "root", access = "root", code = { filename = "${path.module}/dist/nothing.zip" }, handler = "index.handler" }
  }
  file_system_policy = { w = { access_point = "data", functions = ["a"], principal_arns = [aws_iam_role.other.arn] }, r = { access_point = "root", access = "root", functions = ["r"] } }
  tags               = { stage = "t" }
}

module "existing" {
  source          = "../../../.."
  name            = "existing"
  existing_bucket = { arn = aws_s3_bucket.ours.arn, versioning_status = aws_s3_bucket_versioning.ours.versioning_configuration[0].status }
  network = {
    vpc_id          = module.network.vpc_id
    subnets         = module.network.subnets
    https_egress    = "none"
    security_groups = var.own_groups ? { mount_target_id = aws_security_group.own["mount-target"].id, client_id = aws_security_group.own["client"].id } : null
  }
  access_points          = { one = {} }
  export_drain_seconds   = 0
  bucket_release_seconds = 3

  depends_on = [terraform_data.before]
}

output "access_point" {
  value = module.everything.access_points["data"].id
}

output "file_system" {
  value = module.everything.file_system.id
}
