variables {
  file_system = {
    arn        = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
    bucket_arn = "arn:aws:s3:::files"
  }
  access_point = {
    arn            = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0"
    name           = "reports"
    root_directory = "/reports"
    uid            = 1000
  }
}

run "a_client_may_mount_and_write_through_its_access_point_only_and_read_what_is_below_it" {
  command = plan

  assert {
    condition = jsondecode(output.mount.policy_json) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "MountThroughAccessPoint"
          Effect    = "Allow"
          Action    = ["s3files:ClientMount", "s3files:ClientWrite"]
          Resource  = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
          Condition = { ArnEquals = { "s3files:AccessPointArn" = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0" } }
        },
        {
          Sid      = "MountAccessPoint"
          Effect   = "Allow"
          Action   = ["s3files:ClientMount", "s3files:ClientWrite"]
          Resource = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0"
        },
        {
          Sid      = "ReadDirectly"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:GetObjectVersion"]
          Resource = "arn:aws:s3:::files/reports/*"
        },
      ]
    }
    error_message = output.mount.policy_json
  }
}

run "a_reader_may_not_write" {
  command = plan

  variables {
    access = "read-only"
  }

  assert {
    condition     = [for statement in slice(jsondecode(output.mount.policy_json).Statement, 0, 2) : statement.Action] == [["s3files:ClientMount"], ["s3files:ClientMount"]]
    error_message = output.mount.policy_json
  }
}

run "root_is_for_access_points_of_uid_0" {
  command = plan

  variables {
    access       = "root"
    access_point = { arn = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0", name = "reports", root_directory = "/", uid = 0 }
  }

  assert {
    condition     = jsondecode(output.mount.policy_json).Statement[0].Action == ["s3files:ClientMount", "s3files:ClientRootAccess", "s3files:ClientWrite"]
    error_message = output.mount.policy_json
  }

  assert {
    condition     = jsondecode(output.mount.policy_json).Statement[2].Resource == "arn:aws:s3:::files/*"
    error_message = "below the root directory / lies the whole bucket"
  }
}

run "root_on_another_uid_is_refused" {
  command = plan

  variables {
    access = "root"
  }

  expect_failures = [var.access]
}

run "an_unknown_access_is_refused" {
  command = plan

  variables {
    access = "write-only"
  }

  expect_failures = [var.access]
}

run "direct_reads_stay_below_prefix_and_root_directory" {
  command = plan

  variables {
    file_system = {
      arn        = "arn:aws-cn:s3files:cn-north-1:111122223333:file-system/fs-0123456789abcdef0"
      bucket_arn = "arn:aws-cn:s3:::files"
      prefix     = "tenants/a/"
    }
  }

  assert {
    condition     = jsondecode(output.mount.policy_json).Statement[2].Resource == "arn:aws-cn:s3:::files/tenants/a/reports/*"
    error_message = output.mount.policy_json
  }
}

run "a_prefix_that_iam_would_read_as_a_pattern_is_taken_literally" {
  command = plan

  variables {
    file_system = {
      arn        = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
      bucket_arn = "arn:aws:s3:::files"
      prefix     = "a*b/c?d/e$f/"
    }
  }

  assert {
    condition     = jsondecode(output.mount.policy_json).Statement[2].Resource == "arn:aws:s3:::files/a$${*}b/c$${?}d/e$${$}f/reports/*"
    error_message = output.mount.policy_json
  }
}

run "without_direct_reads_nothing_of_the_bucket_is_granted" {
  command = plan

  variables {
    grant_direct_read = false
    file_system = {
      arn         = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
      bucket_arn  = "arn:aws:s3:::files"
      kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    }
  }

  assert {
    condition     = [for statement in jsondecode(output.mount.policy_json).Statement : statement.Sid] == ["MountThroughAccessPoint", "MountAccessPoint"]
    error_message = output.mount.policy_json
  }
}

run "direct_reads_of_encrypted_objects_may_use_the_buckets_key" {
  command = plan

  variables {
    file_system = {
      arn         = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
      bucket_arn  = "arn:aws:s3:::files"
      kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    }
  }

  assert {
    condition = jsondecode(output.mount.policy_json).Statement[3] == {
      Sid      = "DecryptDirectReads"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    }
    error_message = output.mount.policy_json
  }
}

run "the_access_points_name_says_where_it_is_mounted" {
  command = plan

  assert {
    condition     = output.mount.file_system_config == { arn = var.access_point.arn, local_mount_path = "/mnt/reports" }
    error_message = jsonencode(output.mount.file_system_config)
  }

  assert {
    condition     = output.mount.environment == { WORKSPACE_ROOT = "/mnt/reports" }
    error_message = "handlers find the mount through WORKSPACE_ROOT"
  }
}

run "a_local_mount_path_is_taken_and_told_to_the_handler" {
  command = plan

  variables {
    local_mount_path = "/mnt/data_1.x"
  }

  assert {
    condition     = output.mount.file_system_config.local_mount_path == "/mnt/data_1.x" && output.mount.environment.WORKSPACE_ROOT == "/mnt/data_1.x"
    error_message = jsonencode(output.mount)
  }
}

run "a_local_mount_path_outside_mnt_is_refused" {
  command = plan

  variables {
    local_mount_path = "/data"
  }

  expect_failures = [var.local_mount_path]
}

run "a_local_mount_path_two_levels_deep_is_refused" {
  command = plan

  variables {
    local_mount_path = "/mnt/a/b"
  }

  expect_failures = [var.local_mount_path]
}

run "a_local_mount_path_of_161_characters_is_refused" {
  command = plan

  variables {
    local_mount_path = "/mnt/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  }

  expect_failures = [var.local_mount_path]
}
