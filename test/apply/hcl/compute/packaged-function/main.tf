# A function and its role behind one interface, with the names of terraform-aws-modules/lambda/aws: what such a module needs of ours can be
# tried without it.

variable "function_name" {
  type = string
}

variable "handler" {
  type = string
}

variable "runtime" {
  type = string
}

variable "s3_existing_package" {
  type = map(string)
}

variable "environment_variables" {
  type    = map(string)
  default = {}
}

variable "vpc_subnet_ids" {
  type = list(string)
}

variable "vpc_security_group_ids" {
  type = list(string)
}

variable "file_system_arn" {
  type = string
}

variable "file_system_local_mount_path" {
  type = string
}

variable "attach_network_policy" {
  type    = bool
  default = false
}

variable "attach_policy_json" {
  type    = bool
  default = false
}

variable "policy_json" {
  type    = string
  default = null
}

resource "aws_iam_role" "lambda" {
  name = var.function_name

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_policy" "vpc" {
  count = var.attach_network_policy ? 1 : 0

  name = "${var.function_name}-vpc"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "vpc" {
  count = var.attach_network_policy ? 1 : 0

  role       = aws_iam_role.lambda.name
  policy_arn = aws_iam_policy.vpc[0].arn
}

resource "aws_iam_policy" "additional" {
  count = var.attach_policy_json ? 1 : 0

  name   = var.function_name
  policy = var.policy_json
}

resource "aws_iam_role_policy_attachment" "additional" {
  count = var.attach_policy_json ? 1 : 0

  role       = aws_iam_role.lambda.name
  policy_arn = aws_iam_policy.additional[0].arn
}

resource "aws_cloudwatch_log_group" "lambda" {
  name = "/aws/lambda/${var.function_name}"
}

resource "aws_lambda_function" "this" {
  function_name = var.function_name
  role          = aws_iam_role.lambda.arn
  handler       = var.handler
  runtime       = var.runtime
  s3_bucket     = var.s3_existing_package.bucket
  s3_key        = var.s3_existing_package.key

  environment {
    variables = var.environment_variables
  }

  vpc_config {
    subnet_ids         = var.vpc_subnet_ids
    security_group_ids = var.vpc_security_group_ids
  }

  file_system_config {
    arn              = var.file_system_arn
    local_mount_path = var.file_system_local_mount_path
  }

  depends_on = [
    aws_cloudwatch_log_group.lambda,
    aws_iam_role_policy_attachment.additional,
    aws_iam_role_policy_attachment.vpc,
  ]
}

output "lambda_function_name" {
  value = aws_lambda_function.this.function_name
}

output "lambda_role_arn" {
  value = aws_iam_role.lambda.arn
}
