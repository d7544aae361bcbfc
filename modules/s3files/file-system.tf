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

    # Nobody can pass a role of another account.
    precondition {
      condition     = var.service_role == null ? true : split(":", var.service_role.arn)[4] == local.account.id
      error_message = "service_role: arn must be that of a role in the provider's account."
    }

    # 50 of AWS's, of which Name is ours.
    precondition {
      condition     = length(local.tags) <= 50
      error_message = "${var.name}: at most 50 tags are allowed, Name and the provider's default_tags included; got ${length(local.tags)}."
    }

    postcondition {
      condition     = split(":", self.file_system_arn)[3] == data.aws_region.current.id && split(":", self.file_system_arn)[4] == data.aws_caller_identity.current.account_id
      error_message = "The aws and the awscc provider must work in the same account and Region; aws is in ${data.aws_caller_identity.current.account_id}, ${data.aws_region.current.id}, awscc in ${split(":", self.file_system_arn)[4]}, ${split(":", self.file_system_arn)[3]}."
    }
  }
}
