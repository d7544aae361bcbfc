# Functions of every kind and clients that are made elsewhere, on three access points of which a policy keeps some apart, in a network of the
# module's own: dual stack, S3 through the gateway endpoint to this bucket only.

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

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

locals {
  # The Region has more zones: the others are left out.
  zones = ["${data.aws_region.current.id}a", "${data.aws_region.current.id}b"]
  code  = { bucket = aws_s3_object.code.bucket, key = aws_s3_object.code.key, version = aws_s3_object.code.version_id }

  # More than its own mount: what the file system's policy has to take away again.
  mounts_anything = [{ sid = "MountsAnything", actions = ["s3files:ClientMount", "s3files:ClientWrite"], resources = ["*"] }]
}

resource "aws_s3_bucket" "code" {
  bucket        = "compute-code"
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "code" {
  bucket = aws_s3_bucket.code.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_object" "code" {
  bucket = aws_s3_bucket_versioning.code.bucket
  key    = "work.zip"
  source = "${path.module}/dist/work.zip"
}

resource "aws_lambda_layer_version" "this" {
  layer_name          = "compute"
  s3_bucket           = aws_s3_object.code.bucket
  s3_key              = aws_s3_object.code.key
  compatible_runtimes = ["nodejs22.x"]
}

resource "aws_iam_policy" "this" {
  for_each = toset(["boundary", "attached"])

  name   = "compute-${each.key}"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}

module "network" {
  source = "../../../../modules/network"

  name                = "compute"
  subnets             = { (local.zones[0]) = "10.0.0.0/24", (local.zones[1]) = "10.0.1.0/24" }
  ipv6_subnets        = { (local.zones[0]) = 0, (local.zones[1]) = 1 }
  bucket_arns         = [module.s3files.bucket.arn]
  interface_endpoints = ["sns"]
}

module "s3files" {
  source = "../../../.."

  name                   = "compute"
  bucket                 = { force_destroy = true, noncurrent_version_expiration_days = 0 }
  network                = { vpc_id = module.network.vpc_id, subnets = module.network.subnets, ip_address_type = "DUAL_STACK", https_egress = "all" }
  export_drain_seconds   = 2
  bucket_release_seconds = 3

  access_points = {
    shared  = {}
    private = {}
    root    = { root_directory = { path = "/" }, posix_user = { uid = 0, gid = 0 } }
  }

  functions = {
    write = { access_point = "shared", code = { filename = "${path.module}/dist/work.zip" }, handler = "index.handler", policy_statements = local.mounts_anything }
    read  = { access_point = "shared", code = { s3_object = local.code }, handler = "index.handler", access = "read-only", grant_direct_read = false }
    other = { access_point = "private", code = { s3_object = local.code }, handler = "index.handler", policy_statements = local.mounts_anything }
    root  = { access_point = "root", code = { s3_object = local.code }, handler = "index.handler", access = "root" }
    # The same access point, but its uid 0 is nobody's here.
    squashed = { access_point = "root", code = { s3_object = local.code }, handler = "index.handler", grant_direct_read = false }
    image = {
      access_point = "shared"
      code = {
        image = {
          uri               = "${data.aws_caller_identity.current.account_id}.dkr.ecr.${data.aws_region.current.id}.amazonaws.com/compute:1"
          command           = ["app.handler"]
          working_directory = "/srv"
        }
      }
    }
    full = {
      access_point                   = "shared"
      local_mount_path               = "/mnt/work"
      zones                          = [local.zones[1]]
      code                           = { s3_object = local.code }
      handler                        = "index.handler"
      architectures                  = ["arm64"]
      memory_size                    = 1024
      timeout                        = 30
      ephemeral_storage              = 1024
      environment                    = { STAGE = "test" }
      layers                         = [aws_lambda_layer_version.this.arn]
      policy_statements              = [{ sid = "Queue", actions = ["sqs:SendMessage", "sqs:GetQueueUrl"], resources = ["arn:aws:sqs:*:*:jobs"] }]
      policy_arns                    = { attached = aws_iam_policy.this["attached"].arn }
      permissions_boundary           = aws_iam_policy.this["boundary"].arn
      reserved_concurrent_executions = 2
      logging                        = { retention_in_days = 7, format = "JSON" }
      tracing                        = "Active"
      publish                        = true
      description                    = "everything"
      tags                           = { team = "data" }
    }
  }

  clients = {
    own      = { role_arn = aws_iam_role.own.arn, access_point = "shared" }
    packaged = { role_arn = module.packaged.lambda_role_arn, access_point = "shared" }
  }

  file_system_policy = {
    team = { access_point = "shared", functions = ["write"], clients = ["own"] }
  }
}

# A function that has nothing to do with the module but its mount.
resource "aws_iam_role" "own" {
  name = "own"
  path = "/teams/data/"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "own" {
  name = "own"
  role = aws_iam_role.own.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "s3files:ClientMount", "s3files:ClientWrite"]
      Resource = "*"
    }]
  })
}

resource "aws_cloudwatch_log_group" "own" {
  name = "/aws/lambda/own"
}

resource "aws_lambda_function" "own" {
  function_name = "own"
  role          = aws_iam_role.own.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = local.code.bucket
  s3_key        = local.code.key

  environment {
    variables = module.s3files.clients["own"].environment
  }

  file_system_config {
    arn              = module.s3files.clients["own"].file_system_config.arn
    local_mount_path = module.s3files.clients["own"].file_system_config.local_mount_path
  }

  vpc_config {
    subnet_ids         = values(module.network.subnets)
    security_group_ids = module.s3files.clients["own"].security_group_ids
  }

  depends_on = [aws_cloudwatch_log_group.own, aws_iam_role_policy.own]
}

# The role is in the same module as the function, which would be a cycle if either module waited for the whole of the other.
module "packaged" {
  source = "./packaged-function"

  function_name                = "packaged"
  handler                      = "index.handler"
  runtime                      = "nodejs22.x"
  s3_existing_package          = { bucket = local.code.bucket, key = local.code.key }
  environment_variables        = module.s3files.clients["packaged"].environment
  vpc_subnet_ids               = values(module.network.subnets)
  vpc_security_group_ids       = module.s3files.clients["packaged"].security_group_ids
  attach_network_policy        = true
  file_system_arn              = module.s3files.clients["packaged"].file_system_config.arn
  file_system_local_mount_path = module.s3files.clients["packaged"].file_system_config.local_mount_path
}

# The other way round: that module attaches the policy itself.
module "mount" {
  source = "../../../../modules/mount"

  file_system  = module.s3files.file_system
  access_point = module.s3files.access_points["private"]
  access       = "read-only"
}

module "attaching" {
  source = "./packaged-function"

  function_name                = "attaching"
  handler                      = "index.handler"
  runtime                      = "nodejs22.x"
  s3_existing_package          = { bucket = local.code.bucket, key = local.code.key }
  environment_variables        = module.mount.mount.environment
  vpc_subnet_ids               = values(module.network.subnets)
  vpc_security_group_ids       = [module.s3files.client_security_group_id]
  attach_network_policy        = true
  attach_policy_json           = true
  policy_json                  = module.mount.mount.policy_json
  file_system_arn              = module.mount.mount.file_system_config.arn
  file_system_local_mount_path = module.mount.mount.file_system_config.local_mount_path
}

output "functions" {
  value = { for name, function in module.s3files.functions : name => function }
}

output "access_points" {
  value = { for name, access_point in module.s3files.access_points : name => access_point.arn }
}

output "file_system" {
  value = module.s3files.file_system.id
}

output "bucket" {
  value = module.s3files.bucket.name
}

output "vpc" {
  value = module.network.vpc_id
}

output "subnets" {
  value = module.network.subnets
}

output "code" {
  value = local.code
}

output "layer" {
  value = aws_lambda_layer_version.this.arn
}

output "policies" {
  value = { for name, policy in aws_iam_policy.this : name => policy.arn }
}
