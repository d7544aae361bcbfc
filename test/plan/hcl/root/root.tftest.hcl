mock_provider "aws" {
  source = "./tests/mocks/commercial"
}

mock_provider "awscc" {
  source = "./tests/mocks/commercial"
}

variables {
  name                   = "pipeline"
  network                = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef1" } }
  export_drain_seconds   = 0
  bucket_release_seconds = 0
  access_points          = { pipeline = {} }
  functions = {
    ingest   = { access_point = "pipeline", code = { s3_object = { bucket = "code", key = "ingest.zip" } }, handler = "index.handler" }
    validate = { access_point = "pipeline", code = { s3_object = { bucket = "code", key = "validate.zip" } }, handler = "index.handler", access = "read-only", local_mount_path = "/mnt/input", zones = ["eu-west-1b"] }
  }
}

run "the_smallest_call_makes_a_bucket_a_file_system_and_functions_with_mounts" {
  assert {
    condition     = output.bucket.arn == "arn:aws:s3:::mocked" && keys(output.functions) == ["ingest", "validate"]
    error_message = jsonencode(output.functions)
  }

  assert {
    condition     = output.functions["ingest"].name == "pipeline-ingest" && output.functions["ingest"].role_name == "pipeline-ingest.eu-west-1" && keys(output.functions["ingest"]) == ["arn", "invoke_arn", "name", "qualified_arn", "role_name"]
    error_message = jsonencode(output.functions["ingest"])
  }

  assert {
    condition     = jsonencode(output.access_points) == jsonencode({ pipeline = { id = "fsap-0123456789abcdef0", arn = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0", name = "pipeline", root_directory = "/pipeline", uid = 1000 } })
    error_message = jsonencode(output.access_points)
  }

  assert {
    condition     = output.mounts["validate"].environment.WORKSPACE_ROOT == "/mnt/input" && output.mounts["ingest"].environment.WORKSPACE_ROOT == "/mnt/pipeline"
    error_message = jsonencode(output.mounts)
  }

  assert {
    condition     = jsondecode(output.mounts["validate"].policy_json).Statement[0].Action == ["s3files:ClientMount"]
    error_message = output.mounts["validate"].policy_json
  }

  assert {
    condition     = local.bucket_name == "pipeline-111122223333-eu-west-1"
    error_message = local.bucket_name
  }

  assert {
    condition     = local.function_subnets == { ingest = { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef1" }, validate = { eu-west-1b = "subnet-0123456789abcdef1" } }
    error_message = jsonencode(local.function_subnets)
  }
}

run "everything_new_in_one_plan_is_planned" {
  command = plan

  module {
    source = "./tests/everything-new"
  }
}

run "a_bucket_of_yours_replaces_ours" {
  command = plan

  variables {
    existing_bucket = { arn = "arn:aws:s3:::ours" }
  }

  assert {
    condition     = length(module.bucket) == 0 && output.bucket == { name = "ours", arn = "arn:aws:s3:::ours" }
    error_message = jsonencode(output.bucket)
  }
}

run "the_buckets_name_may_be_given" {
  command = plan

  variables {
    bucket = { name = "ours" }
  }

  assert {
    condition     = local.bucket_name == "ours"
    error_message = local.bucket_name
  }
}

run "a_function_may_be_named_in_the_file_system_policy" {
  variables {
    file_system_policy = { writers = { access_point = "pipeline", functions = ["ingest"] } }
  }

  assert {
    condition     = keys(output.functions) == ["ingest", "validate"]
    error_message = "roles, policy and functions do not go round in a circle"
  }
}

run "direct_reads_that_lambda_would_not_do_are_warned_of" {
  command = plan

  variables {
    functions = { small = { access_point = "pipeline", code = { s3_object = { bucket = "code", key = "small.zip" } }, handler = "index.handler", memory_size = 256 } }
  }

  expect_failures = [check.direct_reads]
}

run "a_small_function_without_direct_reads_is_not_warned_of" {
  command = plan

  variables {
    functions = { small = { access_point = "pipeline", code = { s3_object = { bucket = "code", key = "small.zip" } }, handler = "index.handler", memory_size = 256, grant_direct_read = false } }
  }
}

run "another_prefix_replaces_the_file_system_and_all_of_it_can_be_applied" {
  variables {
    prefix = "part/"
  }

  assert {
    condition     = jsondecode(output.mounts["ingest"].policy_json).Statement[2].Resource == "arn:aws:s3:::mocked/part/pipeline/*"
    error_message = output.mounts["ingest"].policy_json
  }
}
