mock_provider "aws" {
  source = "./tests/mocks/commercial"
}

variables {
  name     = "pipeline.reports"
  role_arn = "arn:aws:iam::111122223333:role/teams/data/reports"
  mount = {
    file_system_config = { arn = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0", local_mount_path = "/mnt/pipeline" }
    policy_json        = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    environment        = { WORKSPACE_ROOT = "/mnt/pipeline" }
  }
}

run "the_role_gets_one_policy_the_mounts" {
  assert {
    condition     = aws_iam_role_policy.mount.role == "reports" && aws_iam_role_policy.mount.name == "pipeline.reports" && aws_iam_role_policy.mount.policy == var.mount.policy_json
    error_message = jsonencode(aws_iam_role_policy.mount)
  }

  assert {
    condition     = output.client == { role_name = "reports", file_system_config = var.mount.file_system_config, policy_json = var.mount.policy_json, environment = var.mount.environment }
    error_message = jsonencode(output.client)
  }
}

run "a_user_is_no_role" {
  command = plan

  variables {
    role_arn = "arn:aws:iam::111122223333:user/reports"
  }

  expect_failures = [var.role_arn]
}

run "a_name_that_iam_would_refuse_is_refused" {
  command = plan

  variables {
    name = "two words"
  }

  expect_failures = [var.name]
}
