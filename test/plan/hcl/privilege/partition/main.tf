# What the provider answers without a call, in a Region of each partition.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  alias                       = "commercial"
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

data "aws_partition" "commercial" {
  provider = aws.commercial
}

data "aws_region" "commercial" {
  provider = aws.commercial
}

data "aws_service_principal" "commercial" {
  provider     = aws.commercial
  for_each     = toset(["elasticfilesystem", "lambda"])
  service_name = each.key
}

output "commercial" {
  value = {
    partition  = data.aws_partition.commercial
    region     = data.aws_region.commercial
    principals = data.aws_service_principal.commercial
  }
}

provider "aws" {
  alias                       = "china"
  region                      = "cn-north-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

data "aws_partition" "china" {
  provider = aws.china
}

data "aws_region" "china" {
  provider = aws.china
}

data "aws_service_principal" "china" {
  provider     = aws.china
  for_each     = toset(["elasticfilesystem", "lambda"])
  service_name = each.key
}

output "china" {
  value = {
    partition  = data.aws_partition.china
    region     = data.aws_region.china
    principals = data.aws_service_principal.china
  }
}

provider "aws" {
  alias                       = "govcloud"
  region                      = "us-gov-west-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

data "aws_partition" "govcloud" {
  provider = aws.govcloud
}

data "aws_region" "govcloud" {
  provider = aws.govcloud
}

data "aws_service_principal" "govcloud" {
  provider     = aws.govcloud
  for_each     = toset(["elasticfilesystem", "lambda"])
  service_name = each.key
}

output "govcloud" {
  value = {
    partition  = data.aws_partition.govcloud
    region     = data.aws_region.govcloud
    principals = data.aws_service_principal.govcloud
  }
}
