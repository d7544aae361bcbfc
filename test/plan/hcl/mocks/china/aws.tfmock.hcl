# Well-formed ids of the partition aws-cn: the providers check what they are given, mocked or not.

mock_data "aws_caller_identity" {
  defaults = {
    account_id = "111122223333"
    arn        = "arn:aws-cn:iam::111122223333:root"
  }
}

mock_data "aws_partition" {
  defaults = {
    partition          = "aws-cn"
    dns_suffix         = "amazonaws.com.cn"
    reverse_dns_prefix = "cn.com.amazonaws"
  }
}

mock_data "aws_prefix_list" {
  defaults = {
    id = "pl-0123456789abcdef0"
  }
}

mock_data "aws_region" {
  defaults = {
    id   = "cn-north-1"
    name = "cn-north-1"
  }
}

mock_data "aws_service_principal" {
  defaults = {
    name = "service.amazonaws.com"
  }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = {
    arn = "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/lambda/mocked"
  }
}

mock_resource "aws_iam_role" {
  defaults = {
    arn = "arn:aws-cn:iam::111122223333:role/mocked"
  }
}

mock_resource "aws_lambda_function" {
  defaults = {
    arn = "arn:aws-cn:lambda:cn-north-1:111122223333:function:mocked"
  }
}

mock_resource "aws_s3_bucket" {
  defaults = {
    arn = "arn:aws-cn:s3:::mocked"
  }
}

mock_resource "aws_security_group" {
  defaults = {
    id = "sg-0123456789abcdef0"
  }
}

mock_resource "aws_subnet" {
  defaults = {
    id = "subnet-0123456789abcdef0"
  }
}

mock_resource "aws_vpc" {
  defaults = {
    id = "vpc-0123456789abcdef0"
  }
}
