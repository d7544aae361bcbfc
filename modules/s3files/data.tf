data "aws_caller_identity" "current" {}

data "aws_default_tags" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_service_principal" "s3files" {
  service_name = "elasticfilesystem"
}

data "aws_prefix_list" "s3" {
  count = var.network.https_egress == "s3" && var.network.security_groups == null ? 1 : 0

  name = "com.amazonaws.${data.aws_region.current.id}.s3"
}
