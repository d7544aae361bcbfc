locals {
  # Lambda makes the function's network interfaces as the function's role, for all resources or not at all.
  interface_actions = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ]
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${local.name}-${each.key}"
  retention_in_days = 30
}

resource "aws_iam_role" "function" {
  for_each = local.functions

  name        = "${local.name}-${each.key}.${local.region}"
  description = "Lambda function ${local.name}-${each.key}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = data.aws_service_principal.lambda.name }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "mount" {
  for_each = local.functions

  name = "${local.name}-${each.key}.${data.aws_region.current.id}.mount"
  role = aws_iam_role.function[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "MountThroughAccessPoint"
        Effect    = "Allow"
        Action    = ["s3files:ClientMount", "s3files:ClientWrite"]
        Resource  = awscc_s3files_file_system.this.file_system_arn
        Condition = { ArnEquals = { "s3files:AccessPointArn" = awscc_s3files_access_point.shared.access_point_arn } }
      },
      {
        Sid      = "MountAccessPoint"
        Effect   = "Allow"
        Action   = ["s3files:ClientMount", "s3files:ClientWrite"]
        Resource = awscc_s3files_access_point.shared.access_point_arn
      },
      {
        Sid      = "ReadDirectly"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = "${aws_s3_bucket.this.arn}/shared/*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "execution" {
  for_each = local.functions

  name = "${local.name}-${each.key}.${data.aws_region.current.id}.execution"
  role = aws_iam_role.function[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.function[each.key].arn}:*"
      },
      {
        Sid      = "NetworkInterfaces"
        Effect   = "Allow"
        Action   = local.interface_actions
        Resource = "*"
      },
      {
        Sid       = "NetworkInterfacesNotFromTheHandler"
        Effect    = "Deny"
        Action    = local.interface_actions
        Resource  = "*"
        Condition = { ArnEquals = { "lambda:SourceFunctionArn" = "arn:${local.partition}:lambda:${local.region}:${local.account}:function:${local.name}-${each.key}" } }
      },
    ]
  })
}

resource "aws_lambda_function" "this" {
  for_each = local.functions

  function_name    = "${local.name}-${each.key}"
  role             = aws_iam_role.function[each.key].arn
  filename         = each.value.filename
  source_code_hash = filebase64sha256(each.value.filename)
  handler          = each.value.handler
  runtime          = "nodejs22.x"
  architectures    = ["x86_64"]
  memory_size      = 512
  timeout          = 60

  replace_security_groups_on_destroy = true

  file_system_config {
    arn              = awscc_s3files_access_point.shared.access_point_arn
    local_mount_path = "/mnt/shared"
  }

  vpc_config {
    subnet_ids         = values(local.subnets)
    security_group_ids = [aws_security_group.client.id]
  }

  ephemeral_storage {
    size = 512
  }

  environment {
    variables = { WORKSPACE_ROOT = "/mnt/shared" }
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  tracing_config {
    mode = "PassThrough"
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.mount,
    aws_vpc_security_group_egress_rule.client,
    aws_vpc_security_group_egress_rule.https,
    aws_vpc_security_group_ingress_rule.mount_target,
    terraform_data.drain,
  ]
}
