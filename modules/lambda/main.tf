resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.logging.retention_in_days
  kms_key_id        = var.logging.kms_key_arn
  tags              = var.tags
}

resource "aws_lambda_function" "this" {
  function_name                  = var.name
  description                    = var.description
  role                           = local.role.arn
  package_type                   = var.code.image == null ? "Zip" : "Image"
  filename                       = var.code.filename
  source_code_hash               = local.source_code_hash
  s3_bucket                      = one(var.code.s3_object[*].bucket)
  s3_key                         = one(var.code.s3_object[*].key)
  s3_object_version              = one(var.code.s3_object[*].version)
  image_uri                      = one(var.code.image[*].uri)
  handler                        = var.handler
  runtime                        = var.code.image == null ? var.runtime : null
  architectures                  = var.architectures
  layers                         = length(var.layers) == 0 ? null : var.layers
  memory_size                    = var.memory_size
  timeout                        = var.timeout
  reserved_concurrent_executions = var.reserved_concurrent_executions
  publish                        = var.publish
  tags                           = var.tags

  # Its interfaces move off our groups, which could not be deleted before Lambda lets go of them.
  replace_security_groups_on_destroy = true

  file_system_config {
    arn              = var.mount.file_system_config.arn
    local_mount_path = var.mount.file_system_config.local_mount_path
  }

  vpc_config {
    subnet_ids                  = values(var.vpc_config.subnets)
    security_group_ids          = var.vpc_config.security_group_ids
    ipv6_allowed_for_dual_stack = var.vpc_config.ipv6_allowed_for_dual_stack
  }

  ephemeral_storage {
    size = var.ephemeral_storage
  }

  environment {
    variables = merge(var.environment, var.mount.environment)
  }

  logging_config {
    log_format = var.logging.format
    log_group  = aws_cloudwatch_log_group.this.name
  }

  tracing_config {
    mode = var.tracing
  }

  dynamic "image_config" {
    # An empty block is a change on every plan: Lambda gives none back.
    for_each = [for image in var.code.image[*] : image if image.command != null || image.entry_point != null || image.working_directory != null]

    content {
      command           = image_config.value.command
      entry_point       = image_config.value.entry_point
      working_directory = image_config.value.working_directory
    }
  }

  # Lambda tries these rights when it makes the function.
  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.mount,
    aws_iam_role_policy.own,
    aws_iam_role_policy_attachment.this,
  ]

  lifecycle {
    precondition {
      condition     = var.code.filename == null || var.code.source_code_hash != null ? true : fileexists(var.code.filename)
      error_message = "function ${var.name}: code.filename must name a zip that exists; got ${jsonencode(var.code.filename)}. Build it first, or give source_code_hash as well."
    }
  }
}
