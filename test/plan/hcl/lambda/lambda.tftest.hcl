mock_provider "aws" {
  source = "./tests/mocks/commercial"
}

variables {
  name = "pipeline-ingest"
  mount = {
    file_system_config = { arn = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0", local_mount_path = "/mnt/pipeline" }
    policy_json        = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    environment        = { WORKSPACE_ROOT = "/mnt/pipeline" }
  }
  vpc_config = { subnets = { eu-west-1a = "subnet-0123456789abcdef0" }, security_group_ids = ["sg-0123456789abcdef0"] }
  code       = { s3_object = { bucket = "code", key = "ingest.zip" } }
  handler    = "index.handler"
}

run "the_function_mounts_the_access_point_in_the_vpc" {
  command = plan

  assert {
    condition     = one(aws_lambda_function.this.file_system_config).arn == var.mount.file_system_config.arn && one(aws_lambda_function.this.file_system_config).local_mount_path == "/mnt/pipeline"
    error_message = "what the mount says"
  }

  assert {
    condition     = one(aws_lambda_function.this.vpc_config).subnet_ids == toset(["subnet-0123456789abcdef0"]) && one(aws_lambda_function.this.vpc_config).security_group_ids == toset(["sg-0123456789abcdef0"])
    error_message = "Lambda mounts inside a VPC only"
  }

  assert {
    condition     = one(aws_lambda_function.this.environment).variables == tomap({ WORKSPACE_ROOT = "/mnt/pipeline" })
    error_message = "handlers find the mount through WORKSPACE_ROOT"
  }

  assert {
    condition     = aws_lambda_function.this.replace_security_groups_on_destroy
    error_message = "or our groups could not be deleted for half an hour"
  }
}

run "defaults_suit_a_mount" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.memory_size == 512 && aws_lambda_function.this.timeout == 60 && aws_lambda_function.this.runtime == "nodejs22.x" && one(aws_lambda_function.this.ephemeral_storage).size == 512
    error_message = "direct reads begin at 512 MB, and the first mount takes longer than 3 s"
  }

  assert {
    condition     = aws_lambda_function.this.package_type == "Zip" && aws_lambda_function.this.architectures == tolist(["x86_64"]) && aws_lambda_function.this.publish == false && one(aws_lambda_function.this.tracing_config).mode == "PassThrough"
    error_message = "the rest is as Lambda has it"
  }
}

run "the_role_writes_its_own_log_and_its_handler_touches_no_interface" {
  assert {
    condition = jsondecode(aws_iam_role_policy.execution.policy).Statement == [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/mocked:*"
      },
      {
        Sid      = "NetworkInterfaces"
        Effect   = "Allow"
        Action   = ["ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses"]
        Resource = "*"
      },
      {
        Sid       = "NetworkInterfacesNotFromTheHandler"
        Effect    = "Deny"
        Action    = ["ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses"]
        Resource  = "*"
        Condition = { ArnEquals = { "lambda:SourceFunctionArn" = "arn:aws:lambda:eu-west-1:111122223333:function:pipeline-ingest" } }
      },
    ]
    error_message = aws_iam_role_policy.execution.policy
  }

  assert {
    condition     = aws_iam_role_policy.mount.policy == var.mount.policy_json
    error_message = "the mount's policy is taken as it is"
  }

  assert {
    condition     = jsondecode(aws_iam_role.this[0].assume_role_policy).Statement == [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "service.amazonaws.com" } }] && data.aws_service_principal.lambda.service_name == "lambda"
    error_message = aws_iam_role.this[0].assume_role_policy
  }

  assert {
    condition     = aws_iam_role.this[0].name == "pipeline-ingest.eu-west-1" && length(aws_iam_role_policy.own) == 0
    error_message = "a role is global: its name has the Region"
  }
}

run "statements_of_yours_stand_in_a_policy_of_their_own" {
  command = plan

  variables {
    policy_statements = [
      { actions = ["sqs:SendMessage", "sqs:GetQueueUrl"], resources = ["arn:aws:sqs:eu-west-1:111122223333:out"] },
      { sid = "NotElsewhere", effect = "Deny", actions = ["sqs:*"], resources = ["*"], condition = { StringNotEquals = { "aws:RequestedRegion" = ["eu-west-1"] } } },
    ]
    policy_arns = { read = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  }

  assert {
    condition = jsonencode(jsondecode(aws_iam_role_policy.own[0].policy).Statement) == jsonencode([
      { Effect = "Allow", Action = ["sqs:GetQueueUrl", "sqs:SendMessage"], Resource = ["arn:aws:sqs:eu-west-1:111122223333:out"] },
      { Sid = "NotElsewhere", Effect = "Deny", Action = ["sqs:*"], Resource = ["*"], Condition = { StringNotEquals = { "aws:RequestedRegion" = ["eu-west-1"] } } },
    ])
    error_message = aws_iam_role_policy.own[0].policy
  }

  assert {
    condition     = aws_iam_role_policy_attachment.this["read"].policy_arn == "arn:aws:iam::aws:policy/ReadOnlyAccess"
    error_message = "managed policies are attached"
  }
}

run "active_tracing_may_send_traces" {
  variables {
    tracing = "Active"
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.execution.policy).Statement[3] == { Sid = "Traces", Effect = "Allow", Action = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], Resource = "*" }
    error_message = aws_iam_role_policy.execution.policy
  }

  assert {
    condition     = one(aws_lambda_function.this.tracing_config).mode == "Active"
    error_message = "the function traces"
  }
}

run "lines_are_kept_30_days_in_the_functions_own_group" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "/aws/lambda/pipeline-ingest" && aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "a group that Lambda makes keeps them for ever"
  }

  assert {
    condition     = one(aws_lambda_function.this.logging_config).log_group == "/aws/lambda/pipeline-ingest" && one(aws_lambda_function.this.logging_config).log_format == "Text"
    error_message = "the function writes there"
  }
}

run "a_zip_is_hashed_so_that_a_changed_one_is_noticed" {
  command = plan

  variables {
    code = { filename = "./main.tf" }
  }

  assert {
    condition     = aws_lambda_function.this.source_code_hash == filebase64sha256("./main.tf")
    error_message = "any file will do"
  }
}

run "a_zip_that_does_not_exist_is_refused" {
  command = plan

  variables {
    code = { filename = "./missing.zip" }
  }

  expect_failures = [aws_lambda_function.this]
}

run "a_zip_that_is_yet_to_be_built_may_come_with_its_hash" {
  command = plan

  variables {
    code = { filename = "./missing.zip", source_code_hash = "abc=" }
  }

  assert {
    condition     = aws_lambda_function.this.source_code_hash == "abc="
    error_message = "taken as given"
  }
}

run "an_image_brings_handler_and_runtime_itself" {
  command = plan

  variables {
    code    = { image = { uri = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/ingest:1", command = ["app.handler"] } }
    handler = null
  }

  assert {
    condition     = aws_lambda_function.this.package_type == "Image" && aws_lambda_function.this.image_uri == var.code.image.uri && aws_lambda_function.this.runtime == null && aws_lambda_function.this.handler == null && aws_lambda_function.this.image_config[0].command == tolist(["app.handler"])
    error_message = "nothing of a zip"
  }
}

run "an_image_with_a_handler_is_refused" {
  command = plan

  variables {
    code = { image = { uri = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/ingest:1" } }
  }

  expect_failures = [var.handler]
}

run "code_from_two_places_is_refused" {
  command = plan

  variables {
    code = { filename = "./main.tf", s3_object = { bucket = "code", key = "ingest.zip" } }
  }

  expect_failures = [var.code]
}

run "a_role_name_that_would_be_too_long_is_refused" {
  command = plan

  variables {
    name = "a-function-name-of-55-characters-whose-role-is-too-long"
  }

  expect_failures = [aws_iam_role.this]
}

run "a_role_of_yours_replaces_ours_and_gets_the_same_rights" {
  command = plan

  variables {
    role = { arn = "arn:aws:iam::111122223333:role/teams/data/ours" }
  }

  assert {
    condition     = length(aws_iam_role.this) == 0 && aws_lambda_function.this.role == "arn:aws:iam::111122223333:role/teams/data/ours" && output.role_arn == "arn:aws:iam::111122223333:role/teams/data/ours" && output.function.role_name == "ours"
    error_message = output.role_arn
  }

  assert {
    condition     = aws_iam_role_policy.mount.role == "ours" && aws_iam_role_policy.execution.role == "ours" && aws_iam_role_policy.mount.name == "pipeline-ingest.eu-west-1.mount" && aws_iam_role_policy.execution.name == "pipeline-ingest.eu-west-1.execution"
    error_message = "${aws_iam_role_policy.mount.role} ${aws_iam_role_policy.mount.name}"
  }
}
