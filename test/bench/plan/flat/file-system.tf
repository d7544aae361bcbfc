resource "aws_iam_role" "service" {
  name        = "${local.name}.s3files.${local.region}"
  description = "S3 Files: synchronizes the file system ${local.name} with its bucket"
  tags        = { Name = local.name }

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = data.aws_service_principal.s3files.name }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:s3files:${local.region}:${local.account}:file-system/*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "service" {
  name = "synchronization"
  role = aws_iam_role.service.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Bucket"
        Effect    = "Allow"
        Action    = ["s3:ListBucket", "s3:ListBucketVersions"]
        Resource  = aws_s3_bucket.this.arn
        Condition = { StringEquals = { "aws:ResourceAccount" = local.account } }
      },
      {
        Sid       = "Objects"
        Effect    = "Allow"
        Action    = ["s3:AbortMultipartUpload", "s3:DeleteObject*", "s3:GetObject*", "s3:List*", "s3:PutObject*"]
        Resource  = "${aws_s3_bucket.this.arn}/*"
        Condition = { StringEquals = { "aws:ResourceAccount" = local.account } }
      },
      {
        Sid       = "ManageRules"
        Effect    = "Allow"
        Action    = ["events:DeleteRule", "events:DisableRule", "events:EnableRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"]
        Resource  = "arn:${local.partition}:events:*:*:rule/DO-NOT-DELETE-S3-Files*"
        Condition = { StringEquals = { "events:ManagedBy" = data.aws_service_principal.s3files.name } }
      },
      {
        Sid      = "ReadRules"
        Effect   = "Allow"
        Action   = ["events:DescribeRule", "events:ListRuleNamesByTarget", "events:ListRules", "events:ListTargetsByRule"]
        Resource = "arn:${local.partition}:events:*:*:rule/*"
      },
    ]
  })
}

resource "terraform_data" "account" {
  input = data.aws_caller_identity.current.account_id

  lifecycle {
    ignore_changes = [input]
  }
}

resource "terraform_data" "immutable" {
  input = { prefix = null, kms_key_id = null, accept_bucket_warning = null }
}

resource "awscc_s3files_file_system" "this" {
  bucket   = aws_s3_bucket.this.arn
  role_arn = aws_iam_role.service.arn
  tags     = [for key, value in merge(data.aws_default_tags.current.tags, { Name = local.name }) : { key = key, value = value }]

  synchronization_configuration = {
    import_data_rules     = [{ prefix = "", trigger = "ON_DIRECTORY_FIRST_ACCESS", size_less_than = 131072 }]
    expiration_data_rules = [{ days_after_last_access = 30 }]
  }

  depends_on = [terraform_data.release]

  lifecycle {
    replace_triggered_by = [terraform_data.immutable]
  }
}

resource "terraform_data" "access_point" {
  input = { root_directory = "/shared" }
}

resource "awscc_s3files_access_point" "shared" {
  file_system_id = awscc_s3files_file_system.this.file_system_id
  posix_user     = { uid = "1000", gid = "1000" }
  tags           = [for key, value in merge(data.aws_default_tags.current.tags, { Name = "${local.name}-shared" }) : { key = key, value = value }]

  root_directory = {
    path                 = "/shared"
    creation_permissions = { owner_uid = "1000", owner_gid = "1000", permissions = "0750" }
  }

  lifecycle {
    create_before_destroy = true
    replace_triggered_by  = [terraform_data.access_point]
  }
}

resource "terraform_data" "drain" {
  input            = { seconds = 90 }
  triggers_replace = [awscc_s3files_file_system.this.file_system_id]

  provisioner "local-exec" {
    when    = destroy
    command = "sleep ${self.input.seconds}"
  }

  depends_on = [awscc_s3files_access_point.shared, awscc_s3files_mount_target.this]
}

resource "terraform_data" "release" {
  input = { seconds = 180 }

  provisioner "local-exec" {
    when    = destroy
    command = "sleep ${self.input.seconds}"
  }

  depends_on = [
    aws_iam_role_policy.service,
    aws_s3_bucket_notification.this,
    aws_s3_bucket_policy.this,
    aws_s3_bucket_server_side_encryption_configuration.this,
    aws_s3_bucket_versioning.this,
  ]
}
