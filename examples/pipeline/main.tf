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

  name = var.name
  bucket = {
    force_destroy                      = var.force_destroy
    noncurrent_version_expiration_days = coalesce(var.noncurrent_version_expiration_days, 0)
  }
  export_drain_seconds   = var.export_drain_seconds
  bucket_release_seconds = var.bucket_release_seconds

  network = {
    vpc_id  = module.network.vpc_id
    subnets = module.network.subnets
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
