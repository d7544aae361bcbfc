data "aws_service_principal" "lambda" {
  service_name = "lambda"
}

resource "aws_iam_role" "this" {
  count = var.role == null ? 1 : 0

  # Roles are global, functions are not.
  name                 = "${var.name}.${local.account.region}"
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
      condition     = length("${var.name}.${local.account.region}") <= 64
      error_message = "function ${var.name}: the name of its role, ${var.name}.${local.account.region}, must be at most 64 characters long; got ${length("${var.name}.${local.account.region}")}. Shorten the name or the key."
    }

    precondition {
      condition     = length(distinct([for key in keys(var.tags) : lower(key)])) == length(var.tags)
      error_message = "function ${var.name}: IAM does not tell tags apart by case; got ${jsonencode(keys(var.tags))}."
    }
  }
}

# Named for the function and its Region, because a role of yours may have several functions, anywhere.
resource "aws_iam_role_policy" "mount" {
  name   = "${var.name}.${local.account.region}.mount"
  role   = local.role.name
  policy = var.mount.policy_json
}

resource "aws_iam_role_policy" "execution" {
  name   = "${var.name}.${local.account.region}.execution"
  role   = local.role.name
  policy = jsonencode({ Version = "2012-10-17", Statement = local.execution_statements })
}

resource "aws_iam_role_policy" "own" {
  count = length(var.policy_statements) > 0 ? 1 : 0

  name   = "${var.name}.${local.account.region}.own"
  role   = local.role.name
  policy = jsonencode({ Version = "2012-10-17", Statement = local.own_statements })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = var.policy_arns

  role       = local.role.name
  policy_arn = each.value
}
