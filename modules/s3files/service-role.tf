# The role that S3 Files reads and writes the bucket as. It has to outlive the file system: exports and the clean-up of its rule run as this role.
resource "aws_iam_role" "service" {
  count = var.service_role == null ? 1 : 0

  # Function names have no dot, so no function's role can have this name.
  name        = "${var.name}.s3files.${local.account.region}"
  description = "S3 Files: synchronizes the file system ${var.name} with its bucket"
  tags        = merge({ Name = var.name }, var.tags)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = local.account.service_principal }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account.id }
        ArnLike      = { "aws:SourceArn" = "arn:${local.account.partition}:s3files:${local.account.region}:${local.account.id}:file-system/*" }
      }
    }]
  })

  lifecycle {
    precondition {
      condition     = length(distinct([for key in keys(merge({ Name = "" }, var.tags)) : lower(key)])) == length(merge({ Name = "" }, var.tags))
      error_message = "${var.name}: IAM does not tell tags apart by case, Name included; got ${jsonencode(keys(merge({ Name = "" }, var.tags)))}."
    }
  }
}

resource "aws_iam_role_policy" "service" {
  count = var.service_role == null ? 1 : 0

  name = "synchronization"
  role = aws_iam_role.service[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid       = "Bucket"
          Effect    = "Allow"
          Action    = ["s3:ListBucket", "s3:ListBucketVersions"]
          Resource  = var.bucket.arn
          Condition = { StringEquals = { "aws:ResourceAccount" = local.account.id } }
        },
        {
          Sid       = "Objects"
          Effect    = "Allow"
          Action    = ["s3:AbortMultipartUpload", "s3:DeleteObject*", "s3:GetObject*", "s3:List*", "s3:PutObject*"]
          Resource  = local.objects_arn
          Condition = { StringEquals = { "aws:ResourceAccount" = local.account.id } }
        },
        {
          Sid       = "ManageRules"
          Effect    = "Allow"
          Action    = ["events:DeleteRule", "events:DisableRule", "events:EnableRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"]
          Resource  = "arn:${local.account.partition}:events:*:*:rule/DO-NOT-DELETE-S3-Files*"
          Condition = { StringEquals = { "events:ManagedBy" = local.account.service_principal } }
        },
        {
          Sid      = "ReadRules"
          Effect   = "Allow"
          Action   = ["events:DescribeRule", "events:ListRuleNamesByTarget", "events:ListRules", "events:ListTargetsByRule"]
          Resource = "arn:${local.account.partition}:events:*:*:rule/*"
        },
      ],
      var.bucket.kms_key_arn == null ? [] : [
        {
          Sid      = "Key"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
          Resource = var.bucket.kms_key_arn
          Condition = {
            StringLike = {
              "kms:ViaService"                   = "s3.${local.account.region}.${local.account.dns_suffix}"
              "kms:EncryptionContext:aws:s3:arn" = [var.bucket.arn, "${var.bucket.arn}/*"]
            }
          }
        },
      ],
    )
  })
}
