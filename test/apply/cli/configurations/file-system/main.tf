terraform {
  required_providers {
    aws   = { source = "hashicorp/aws" }
    awscc = { source = "hashicorp/awscc" }
  }
}

provider "aws" {}

provider "awscc" {}

module "bucket" {
  source = "../../../../../modules/bucket"

  name                               = "made-through-exec"
  force_destroy                      = true
  noncurrent_version_expiration_days = 0
}

resource "aws_iam_role" "service" {
  name = "made-through-exec"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "elasticfilesystem.amazonaws.com" }
    }]
  })

  inline_policy {
    name   = "everything"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
  }
}

resource "awscc_s3files_file_system" "this" {
  bucket   = module.bucket.bucket.arn
  role_arn = aws_iam_role.service.arn
}

output "file_system_id" {
  value = awscc_s3files_file_system.this.file_system_id
}
