data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_service_principal" "lambda" {
  service_name = "lambda"
}

resource "aws_iam_role" "this" {
  # Roles are global, functions are not.
  name                 = "${var.name}.${data.aws_region.current.id}"
  description          = "Lambda function ${var.name}"
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = data.aws_service_principal.lambda.name }
      Action    = "sts:AssumeRole"
    }]
  })

  lifecycle {
    precondition {
      condition     = length("${var.name}.${data.aws_region.current.id}") <= 64
      error_message = "function ${var.name}: the name of its role, ${var.name}.${data.aws_region.current.id}, must be at most 64 characters long; got ${length("${var.name}.${data.aws_region.current.id}")}. Shorten the name or the key."
    }
  }
}

resource "aws_iam_role_policy" "mount" {
  name   = "mount"
  role   = aws_iam_role.this.id
  policy = var.mount.policy_json
}

resource "aws_iam_role_policy" "execution" {
  name   = "execution"
  role   = aws_iam_role.this.id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.execution_statements })
}

resource "aws_iam_role_policy" "own" {
  count = length(var.policy_statements) > 0 ? 1 : 0

  name   = "own"
  role   = aws_iam_role.this.id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.own_statements })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = var.policy_arns

  role       = aws_iam_role.this.name
  policy_arn = each.value
}
