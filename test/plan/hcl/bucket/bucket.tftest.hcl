mock_provider "aws" {
  source = "./tests/mocks/commercial"
}

variables {
  name = "files-of-a-team"
}

run "the_bucket_is_what_s3_files_needs_and_private" {
  assert {
    condition     = aws_s3_bucket.this.bucket == "files-of-a-team" && aws_s3_bucket.this.force_destroy == false
    error_message = "the name is taken as it is, and objects are not deleted unasked"
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "S3 Files refuses a bucket without versioning"
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.this.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "ACLs would be lost on the first rewrite"
  }

  assert {
    condition     = alltrue([aws_s3_bucket_public_access_block.this.block_public_acls, aws_s3_bucket_public_access_block.this.block_public_policy, aws_s3_bucket_public_access_block.this.ignore_public_acls, aws_s3_bucket_public_access_block.this.restrict_public_buckets])
    error_message = "all of public access is blocked"
  }

  assert {
    condition     = aws_s3_bucket_notification.this[0].eventbridge
    error_message = "without EventBridge the mount never learns of objects put into the bucket"
  }

  assert {
    condition     = jsonencode(output.bucket) == jsonencode({ name = "files-of-a-team", arn = "arn:aws:s3:::mocked", versioning_status = "Enabled", kms_key_arn = null })
    error_message = jsonencode(output.bucket)
  }
}

run "a_request_without_tls_is_denied" {
  assert {
    condition = jsondecode(aws_s3_bucket_policy.this.policy).Statement == [{
      Sid       = "TransportIsEncrypted"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::mocked", "arn:aws:s3:::mocked/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
    error_message = aws_s3_bucket_policy.this.policy
  }
}

run "without_a_key_objects_are_encrypted_with_s3s_own" {
  command = plan

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "SSE-S3 is the default"
  }
}

run "with_a_key_objects_are_encrypted_with_it" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "SSE-KMS is the only encryption with a key that S3 Files reads"
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).kms_master_key_id == var.kms_key_arn && one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    error_message = "the key that was given, through a bucket key"
  }
}

run "replaced_versions_expire_after_a_week" {
  command = plan

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this[0].rule[0].noncurrent_version_expiration[0].noncurrent_days == 7
    error_message = "each rewrite leaves a version behind"
  }
}

run "replaced_versions_expire_when_asked" {
  command = plan

  variables {
    noncurrent_version_expiration_days = 30
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this[0].rule[0].noncurrent_version_expiration[0].noncurrent_days == 30
    error_message = "days are taken as given"
  }
}

run "null_keeps_all_versions" {
  command = plan

  variables {
    noncurrent_version_expiration_days = null
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this) == 0
    error_message = "no rule, and none of its 55 s"
  }
}

run "zero_keeps_all_versions" {
  command = plan

  variables {
    noncurrent_version_expiration_days = 0
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this) == 0
    error_message = "an object's attribute cannot be null where it has a default"
  }
}

run "the_notification_configuration_can_be_left_to_others" {
  command = plan

  variables {
    eventbridge = false
  }

  assert {
    condition     = length(aws_s3_bucket_notification.this) == 0
    error_message = "a bucket has one notification configuration only"
  }
}

run "a_name_with_capitals_is_refused" {
  command = plan

  variables {
    name = "Files"
  }

  expect_failures = [var.name]
}

run "half_a_day_is_refused" {
  command = plan

  variables {
    noncurrent_version_expiration_days = 0.5
  }

  expect_failures = [var.noncurrent_version_expiration_days]
}
