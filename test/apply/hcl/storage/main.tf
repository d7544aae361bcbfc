# A bucket made with a rule for old versions, one with a key and notifications of its owner, and one that was there before: several file
# systems show parts of it. VPC, subnets and security groups are made in the same apply, so that no id is known when it is planned.

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

variable "tenants" {
  description = "File systems on the shared bucket: their prefix, access points with secondary groups, functions with their access point."
  type = map(object({
    prefix        = string
    access_points = map(list(number))
    functions     = map(string)
  }))
}

variable "extra_groups" {
  description = "Order of the groups that are added to those of the module."
  type        = list(string)
  default     = ["first", "second"]
}

variable "versioning" {
  type    = string
  default = "Enabled"
}

data "aws_region" "current" {}

locals {
  zones = { "${data.aws_region.current.id}a" = "10.1.0.0/24", "${data.aws_region.current.id}b" = "10.1.1.0/24" }
}

resource "aws_vpc" "this" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "this" {
  for_each = local.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value
}

# For the mount target of one zone, which is not in the functions' subnet.
resource "aws_subnet" "mount_target" {
  vpc_id            = aws_vpc.this.id
  availability_zone = keys(local.zones)[0]
  cidr_block        = "10.1.2.0/24"
}

resource "aws_security_group" "this" {
  for_each = toset(["mount_target", "client", "first", "second"])

  name   = each.key
  vpc_id = aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "nfs" {
  security_group_id            = aws_security_group.this["mount_target"].id
  referenced_security_group_id = aws_security_group.this["client"].id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
}

resource "aws_vpc_security_group_egress_rule" "nfs" {
  security_group_id            = aws_security_group.this["client"].id
  referenced_security_group_id = aws_security_group.this["mount_target"].id
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
}

module "made" {
  source = "../../../.."

  name                   = "made"
  bucket                 = { force_destroy = true }
  network                = { vpc_id = aws_vpc.this.id, subnets = { for zone, subnet in aws_subnet.this : zone => subnet.id } }
  access_points          = { data = {} }
  export_drain_seconds   = 0
  bucket_release_seconds = 3
}

resource "aws_kms_key" "this" {
  deletion_window_in_days = 7
}

module "notified" {
  source = "../../../.."

  name   = "notified"
  bucket = { force_destroy = true, kms_key_arn = aws_kms_key.this.arn, noncurrent_version_expiration_days = 0, eventbridge = false }
  prefix = "shown/"
  network = {
    vpc_id                          = aws_vpc.this.id
    subnets                         = { for zone, subnet in aws_subnet.this : zone => subnet.id }
    mount_target_subnets            = { (aws_subnet.mount_target.availability_zone) = aws_subnet.mount_target.id }
    mount_target_security_group_ids = [for name in var.extra_groups : aws_security_group.this[name].id]
    client_security_group_ids       = [for name in var.extra_groups : aws_security_group.this[name].id]
    https_egress                    = "none"
  }
  access_points          = { data = {} }
  functions              = { notified = { access_point = "data", code = { s3_object = local.code }, handler = "index.handler" } }
  export_drain_seconds   = 0
  bucket_release_seconds = 3
}

resource "aws_sns_topic" "this" {
  name = "notified"
}

resource "aws_s3_bucket_notification" "this" {
  bucket      = module.notified.bucket.name
  eventbridge = true

  topic {
    topic_arn     = aws_sns_topic.this.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "inbox/"
  }
}

resource "aws_s3_bucket" "shared" {
  bucket        = "shared-by-tenants"
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "shared" {
  bucket = aws_s3_bucket.shared.id

  versioning_configuration {
    status = var.versioning
  }
}

resource "aws_s3_object" "code" {
  bucket = aws_s3_bucket_versioning.shared.bucket
  key    = "code/work.zip"
  source = "${path.module}/dist/work.zip"
}

locals {
  code = { bucket = aws_s3_object.code.bucket, key = aws_s3_object.code.key }
}

module "tenant" {
  source   = "../../../.."
  for_each = var.tenants

  name            = "tenant-${each.key}"
  existing_bucket = { arn = aws_s3_bucket.shared.arn, versioning_status = aws_s3_bucket_versioning.shared.versioning_configuration[0].status }
  prefix          = each.value.prefix
  access_points   = { for name, gids in each.value.access_points : name => { posix_user = { secondary_gids = gids } } }
  functions = {
    for name, access_point in each.value.functions :
    name => { access_point = access_point, code = { s3_object = local.code }, handler = "index.handler" }
  }
  network = {
    vpc_id          = aws_vpc.this.id
    subnets         = { for zone, subnet in aws_subnet.this : zone => subnet.id }
    security_groups = { mount_target_id = aws_security_group.this["mount_target"].id, client_id = aws_security_group.this["client"].id }
  }
  export_drain_seconds   = 0
  bucket_release_seconds = 3
}

output "made" {
  value = { bucket = module.made.bucket.name, file_system = module.made.file_system.id, arn = module.made.file_system.arn }
}

output "notified" {
  value = { bucket = module.notified.bucket.name, file_system = module.notified.file_system.id, arn = module.notified.file_system.arn, key = aws_kms_key.this.arn, function = module.notified.functions["notified"].name }
}

output "topic" {
  value = aws_sns_topic.this.arn
}

output "tenants" {
  value = {
    for name, tenant in module.tenant :
    name => {
      file_system   = tenant.file_system.id
      arn           = tenant.file_system.arn
      access_points = { for key, access_point in tenant.access_points : key => access_point.id }
      functions     = { for key, function in tenant.functions : key => function.name }
    }
  }
}

output "groups" {
  value = { for name, group in aws_security_group.this : name => group.id }
}

output "subnets" {
  value = merge({ for zone, subnet in aws_subnet.this : zone => subnet.id }, { mount_target = aws_subnet.mount_target.id })
}
