locals {
  # Not taken from the mount, for which the role would wait.
  account = var.account != null ? var.account : terraform_data.account[0].input

  role = {
    arn = var.role == null ? aws_iam_role.this[0].arn : var.role.arn
    # What comes before the name is the role's path.
    name = var.role == null ? aws_iam_role.this[0].name : element(split("/", var.role.arn), -1)
  }

  # Without a hash a changed zip would go unnoticed.
  source_code_hash = var.code.filename == null || var.code.source_code_hash != null ? var.code.source_code_hash : try(filebase64sha256(var.code.filename), null)

  function_arn = "arn:${local.account.partition}:lambda:${local.account.region}:${local.account.id}:function:${var.name}"

  # Lambda makes the function's network interfaces as the function's role, for all resources or not at all.
  interface_actions = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ]

  execution_statements = concat(
    [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.this.arn}:*"
      },
      {
        Sid      = "NetworkInterfaces"
        Effect   = "Allow"
        Action   = local.interface_actions
        Resource = "*"
      },
      # The rights above are Lambda's: the handler has no use for them.
      {
        Sid       = "NetworkInterfacesNotFromTheHandler"
        Effect    = "Deny"
        Action    = local.interface_actions
        Resource  = "*"
        Condition = { ArnEquals = { "lambda:SourceFunctionArn" = local.function_arn } }
      },
    ],
    var.tracing != "Active" ? [] : [
      {
        Sid      = "Traces"
        Effect   = "Allow"
        Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
        Resource = "*"
      },
    ],
  )

  own_statements = [
    for statement in var.policy_statements : {
      for key, value in {
        Sid       = statement.sid
        Effect    = statement.effect
        Action    = sort(distinct(statement.actions))
        Resource  = sort(distinct(statement.resources))
        Condition = statement.condition
      } : key => value if value != null
    }
  ]
}
