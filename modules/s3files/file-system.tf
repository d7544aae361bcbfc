# The provider plans nothing when one of these disappears, so their change is noticed here.
resource "terraform_data" "immutable" {
  input = {
    prefix                = var.prefix
    kms_key_id            = var.file_system_kms_key_arn
    accept_bucket_warning = var.accept_bucket_warning
  }
}

resource "awscc_s3files_file_system" "this" {
  bucket                        = var.bucket.arn
  prefix                        = var.prefix
  role_arn                      = var.service_role == null ? aws_iam_role.service[0].arn : var.service_role.arn
  kms_key_id                    = var.file_system_kms_key_arn
  accept_bucket_warning         = var.accept_bucket_warning
  synchronization_configuration = local.synchronization_configuration
  tags                          = local.file_system_tags

  depends_on = [terraform_data.release]

  lifecycle {
    replace_triggered_by = [terraform_data.immutable]

    precondition {
      condition     = var.bucket.versioning_status == "Enabled"
      error_message = "bucket: versioning_status must be \"Enabled\" before S3 Files can use the bucket; got ${jsonencode(var.bucket.versioning_status)}."
    }

    postcondition {
      condition     = split(":", self.file_system_arn)[3] == data.aws_region.current.id && split(":", self.file_system_arn)[4] == data.aws_caller_identity.current.account_id
      error_message = "The aws and the awscc provider must work in the same account and Region; aws is in ${data.aws_caller_identity.current.account_id}, ${data.aws_region.current.id}, awscc in ${split(":", self.file_system_arn)[4]}, ${split(":", self.file_system_arn)[3]}."
    }
  }
}

resource "awscc_s3files_file_system_policy" "this" {
  count = length(var.file_system_policy) > 0 ? 1 : 0

  file_system_id = awscc_s3files_file_system.this.file_system_id

  # Text lists are sorted: the provider sorts what it reads, and any other order is an update on every plan.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for name, statement in var.file_system_policy : {
        Sid       = join("", regexall("[a-zA-Z0-9]+", name))
        Effect    = "Allow"
        Principal = { AWS = sort(distinct(statement.principal_arns)) }
        Action    = local.client_actions[statement.access]
        Resource  = awscc_s3files_file_system.this.file_system_arn
        Condition = { ArnEquals = { "s3files:AccessPointArn" = awscc_s3files_access_point.this[statement.access_point].access_point_arn } }
      }
    ]
  })
}
