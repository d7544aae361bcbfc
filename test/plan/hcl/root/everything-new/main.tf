# Everything that can be made elsewhere is made in the same plan, so that every id and ARN is unknown in it: by real resources, because
# terraform_data would know its output.

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

resource "aws_kms_key" "this" {}

resource "aws_s3_bucket" "this" {
  bucket = "ours"
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_iam_role" "service" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_policy" "this" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role" "principal" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_security_group" "this" {
  vpc_id = module.network.vpc_id
}

resource "aws_ecr_repository" "this" {
  name = "ours"
}

module "network" {
  source = "../../modules/network"

  name    = "new"
  subnets = { eu-west-1a = "10.0.0.0/24", eu-west-1b = "10.0.1.0/24" }
}

module "all" {
  source = "../.."

  name                    = "new"
  existing_bucket         = { arn = aws_s3_bucket.this.arn, versioning_status = aws_s3_bucket_versioning.this.versioning_configuration[0].status, kms_key_arn = aws_kms_key.this.arn }
  service_role            = { arn = aws_iam_role.service.arn }
  file_system_kms_key_arn = aws_kms_key.this.arn
  export_drain_seconds    = 0
  bucket_release_seconds  = 0
  access_points           = { shared = {} }
  file_system_policy      = { others = { access_point = "shared", functions = ["zip"], principal_arns = [aws_iam_role.principal.arn] } }

  network = {
    vpc_id                          = module.network.vpc_id
    subnets                         = module.network.subnets
    mount_target_subnets            = module.network.subnets
    mount_target_security_group_ids = [aws_security_group.this.id]
    client_security_group_ids       = [aws_security_group.this.id]
  }

  functions = {
    image = { access_point = "shared", code = { image = { uri = "${aws_ecr_repository.this.repository_url}:1" } } }
    zip = {
      access_point         = "shared"
      code                 = { s3_object = { bucket = aws_s3_bucket.this.id, key = "code.zip" } }
      handler              = "index.handler"
      policy_statements    = [{ actions = ["s3:GetObject"], resources = ["${aws_s3_bucket.this.arn}/*"] }]
      policy_arns          = { ours = aws_iam_policy.this.arn }
      permissions_boundary = aws_iam_policy.this.arn
      logging              = { kms_key_arn = aws_kms_key.this.arn }
      environment          = { BUCKET = aws_s3_bucket.this.id }
    }
  }
}

module "made" {
  source = "../.."

  name                   = "made"
  bucket                 = { kms_key_arn = aws_kms_key.this.arn }
  export_drain_seconds   = 0
  bucket_release_seconds = 0
  network                = { vpc_id = module.network.vpc_id, subnets = module.network.subnets }
}
