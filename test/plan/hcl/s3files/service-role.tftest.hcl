# The role as AWS's user guide describes it (s3-files-prereq-policies), in each partition.

mock_provider "aws" {
  source = "./tests/mocks/commercial"
}

mock_provider "aws" {
  alias  = "china"
  source = "./tests/mocks/china"
}

mock_provider "aws" {
  alias  = "govcloud"
  source = "./tests/mocks/govcloud"
}

mock_provider "awscc" {
  source = "./tests/mocks/commercial"
}

mock_provider "awscc" {
  alias  = "china"
  source = "./tests/mocks/china"
}

mock_provider "awscc" {
  alias  = "govcloud"
  source = "./tests/mocks/govcloud"
}

variables {
  name                   = "pipeline"
  bucket                 = { arn = "arn:aws:s3:::files" }
  network                = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef1" } }
  access_points          = { pipeline = {} }
  export_drain_seconds   = 0
  bucket_release_seconds = 0
}

run "s3_files_of_this_account_and_region_may_assume_the_role" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.service[0].assume_role_policy).Statement == [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "service.amazonaws.com" }
      Condition = {
        StringEquals = { "aws:SourceAccount" = "111122223333" }
        ArnLike      = { "aws:SourceArn" = "arn:aws:s3files:eu-west-1:111122223333:file-system/*" }
      }
    }]
    error_message = aws_iam_role.service[0].assume_role_policy
  }

  assert {
    condition     = data.aws_service_principal.s3files.service_name == "elasticfilesystem"
    error_message = "S3 Files is built on EFS and acts under its name"
  }

  assert {
    condition     = aws_iam_role.service[0].name == "pipeline.s3files.eu-west-1"
    error_message = "a role is global: its name has the Region"
  }
}

run "the_role_may_do_what_synchronization_needs_and_no_more" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role_policy.service[0].policy).Statement == [
      {
        Sid       = "Bucket"
        Effect    = "Allow"
        Action    = ["s3:ListBucket", "s3:ListBucketVersions"]
        Resource  = "arn:aws:s3:::files"
        Condition = { StringEquals = { "aws:ResourceAccount" = "111122223333" } }
      },
      {
        Sid       = "Objects"
        Effect    = "Allow"
        Action    = ["s3:AbortMultipartUpload", "s3:DeleteObject*", "s3:GetObject*", "s3:List*", "s3:PutObject*"]
        Resource  = "arn:aws:s3:::files/*"
        Condition = { StringEquals = { "aws:ResourceAccount" = "111122223333" } }
      },
      {
        Sid       = "ManageRules"
        Effect    = "Allow"
        Action    = ["events:DeleteRule", "events:DisableRule", "events:EnableRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"]
        Resource  = "arn:aws:events:*:*:rule/DO-NOT-DELETE-S3-Files*"
        Condition = { StringEquals = { "events:ManagedBy" = "service.amazonaws.com" } }
      },
      {
        Sid      = "ReadRules"
        Effect   = "Allow"
        Action   = ["events:DescribeRule", "events:ListRuleNamesByTarget", "events:ListRules", "events:ListTargetsByRule"]
        Resource = "arn:aws:events:*:*:rule/*"
      },
    ]
    error_message = aws_iam_role_policy.service[0].policy
  }
}

run "a_prefix_confines_the_role_to_the_objects_below_it" {
  command = plan

  variables {
    prefix = "tenants/a*/"
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.service[0].policy).Statement[1].Resource == "arn:aws:s3:::files/tenants/a$${*}/*"
    error_message = aws_iam_role_policy.service[0].policy
  }
}

run "an_encrypted_bucket_brings_its_key" {
  command = plan

  variables {
    bucket = { arn = "arn:aws:s3:::files", kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555" }
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.service[0].policy).Statement[4] == {
      Sid      = "Key"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
      Resource = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"
      Condition = {
        StringLike = {
          "kms:ViaService"                   = "s3.eu-west-1.amazonaws.com"
          "kms:EncryptionContext:aws:s3:arn" = ["arn:aws:s3:::files", "arn:aws:s3:::files/*"]
        }
      }
    }
    error_message = aws_iam_role_policy.service[0].policy
  }
}

run "in_china_partition_and_suffix_are_chinas" {
  command = plan

  providers = {
    aws   = aws.china
    awscc = awscc.china
  }

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { cn-north-1a = "subnet-0123456789abcdef0", cn-north-1b = "subnet-0123456789abcdef1" } }
    bucket  = { arn = "arn:aws-cn:s3:::files", kms_key_arn = "arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555" }
  }

  assert {
    condition     = jsondecode(aws_iam_role.service[0].assume_role_policy).Statement[0].Condition.ArnLike["aws:SourceArn"] == "arn:aws-cn:s3files:cn-north-1:111122223333:file-system/*"
    error_message = aws_iam_role.service[0].assume_role_policy
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.service[0].policy).Statement[4].Condition.StringLike["kms:ViaService"] == "s3.cn-north-1.amazonaws.com.cn"
    error_message = aws_iam_role_policy.service[0].policy
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.service[0].policy, "arn:aws:")
    error_message = aws_iam_role_policy.service[0].policy
  }
}

run "in_govcloud_the_partition_is_govclouds" {
  command = plan

  providers = {
    aws   = aws.govcloud
    awscc = awscc.govcloud
  }

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { us-gov-west-1a = "subnet-0123456789abcdef0", us-gov-west-1b = "subnet-0123456789abcdef1" } }
    bucket  = { arn = "arn:aws-us-gov:s3:::files" }
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.service[0].policy).Statement[2].Resource == "arn:aws-us-gov:events:*:*:rule/DO-NOT-DELETE-S3-Files*"
    error_message = aws_iam_role_policy.service[0].policy
  }

  assert {
    condition     = !strcontains("${aws_iam_role_policy.service[0].policy}${aws_iam_role.service[0].assume_role_policy}", "arn:aws:")
    error_message = aws_iam_role_policy.service[0].policy
  }
}

run "a_role_of_yours_replaces_it" {
  command = plan

  variables {
    service_role = { arn = "arn:aws:iam::111122223333:role/ours" }
  }

  assert {
    condition     = length(aws_iam_role.service) == 0 && length(aws_iam_role_policy.service) == 0 && awscc_s3files_file_system.this.role_arn == "arn:aws:iam::111122223333:role/ours"
    error_message = "no second role beside the one that was given"
  }
}

run "providers_in_different_regions_are_refused" {
  providers = {
    aws   = aws.govcloud
    awscc = awscc
  }

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { us-gov-west-1a = "subnet-0123456789abcdef0", us-gov-west-1b = "subnet-0123456789abcdef1" } }
  }

  expect_failures = [awscc_s3files_file_system.this]
}
