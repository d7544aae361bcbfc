mock_provider "aws" {
  source = "./tests/mocks/commercial"

  mock_data "aws_default_tags" {
    defaults = {
      tags = { team = "data", Name = "everything" }
    }
  }
}

mock_provider "awscc" {
  source = "./tests/mocks/commercial"
}

variables {
  name                   = "pipeline"
  bucket                 = { arn = "arn:aws:s3:::files" }
  network                = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef1" } }
  access_points          = { pipeline = {} }
  export_drain_seconds   = 0
  bucket_release_seconds = 0
}

run "defaults_are_written_out_and_nothing_is_empty" {
  command = plan

  assert {
    condition = jsonencode(awscc_s3files_file_system.this.synchronization_configuration.import_data_rules) == jsonencode([
      { prefix = "", size_less_than = 131072, trigger = "ON_DIRECTORY_FIRST_ACCESS" },
    ])
    error_message = jsonencode(awscc_s3files_file_system.this.synchronization_configuration.import_data_rules)
  }

  assert {
    condition     = awscc_s3files_file_system.this.synchronization_configuration.expiration_data_rules[0].days_after_last_access == 30
    error_message = "30 days are the service's default"
  }

  assert {
    condition     = awscc_s3files_access_point.this["pipeline"].posix_user.uid == "1000" && awscc_s3files_access_point.this["pipeline"].posix_user.gid == "1000"
    error_message = "uid and gid are 1000, as strings"
  }

  assert {
    condition = awscc_s3files_access_point.this["pipeline"].root_directory == {
      path                 = "/pipeline"
      creation_permissions = { owner_uid = "1000", owner_gid = "1000", permissions = "0750" }
    }
    error_message = "the directory is made for the POSIX user"
  }
}

run "tags_are_merged_with_the_providers_and_become_a_list" {
  command = plan

  variables {
    tags          = { stage = "test" }
    access_points = { pipeline = { tags = { owner = "ingest" } } }
  }

  assert {
    condition     = tomap({ for tag in awscc_s3files_file_system.this.tags : tag.key => tag.value }) == tomap({ team = "data", stage = "test", Name = "pipeline" })
    error_message = jsonencode(awscc_s3files_file_system.this.tags)
  }

  assert {
    condition     = tomap({ for tag in awscc_s3files_access_point.this["pipeline"].tags : tag.key => tag.value }) == tomap({ team = "data", stage = "test", owner = "ingest", Name = "pipeline-pipeline" })
    error_message = jsonencode(awscc_s3files_access_point.this["pipeline"].tags)
  }
}

run "import_rules_are_ordered_by_prefix" {
  command = plan

  variables {
    synchronization_configuration = {
      import_data_rules      = { "logs/" = { size_less_than = 0, trigger = "ON_FILE_ACCESS" }, "" = { size_less_than = 1048576 }, "archive/" = {} }
      days_after_last_access = 7
    }
  }

  assert {
    condition     = awscc_s3files_file_system.this.synchronization_configuration.import_data_rules[*].prefix == tolist(["", "archive/", "logs/"])
    error_message = "the provider compares the list element by element"
  }

  assert {
    condition     = awscc_s3files_file_system.this.synchronization_configuration.import_data_rules[2].size_less_than == 0 && awscc_s3files_file_system.this.synchronization_configuration.import_data_rules[2].trigger == "ON_FILE_ACCESS"
    error_message = "each rule keeps what it was given"
  }
}

run "the_root_directory_of_the_file_system_is_not_made" {
  command = plan

  variables {
    access_points = {
      all = {
        root_directory = { path = "/" }
        posix_user     = { uid = 0, gid = 0, secondary_gids = [30, 200, 30] }
      }
    }
  }

  assert {
    condition     = awscc_s3files_access_point.this["all"].root_directory.path == "/" && awscc_s3files_access_point.this["all"].posix_user.uid == "0"
    error_message = "uid 0 is a uid"
  }

  assert {
    condition     = sort(awscc_s3files_access_point.this["all"].posix_user.secondary_gids) == tolist(["200", "30"])
    error_message = "a group counts once"
  }
}

run "a_directory_may_have_an_owner_other_than_the_posix_user" {
  command = plan

  variables {
    access_points = {
      inbox = { root_directory = { path = "/data/inbox", creation_permissions = { owner_uid = 0, owner_gid = 2000, permissions = "1775" } } }
    }
  }

  assert {
    condition = awscc_s3files_access_point.this["inbox"].root_directory == {
      path                 = "/data/inbox"
      creation_permissions = { owner_uid = "0", owner_gid = "2000", permissions = "1775" }
    }
    error_message = jsonencode(awscc_s3files_access_point.this["inbox"].root_directory)
  }
}

run "each_zone_has_a_mount_target_in_the_functions_subnet_unless_told_otherwise" {
  command = plan

  variables {
    network = {
      vpc_id                          = "vpc-0123456789abcdef0"
      subnets                         = { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef1" }
      mount_target_subnets            = { eu-west-1b = "subnet-0123456789abcdef2" }
      mount_target_security_group_ids = ["sg-0123456789abcdef9"]
    }
  }

  assert {
    condition     = { for zone, mount_target in awscc_s3files_mount_target.this : zone => mount_target.subnet_id } == { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef2" }
    error_message = "one mount target a zone"
  }

  assert {
    condition     = alltrue([for mount_target in awscc_s3files_mount_target.this : mount_target.ip_address_type == "IPV4_ONLY"])
    error_message = "written out even when default"
  }
}

run "only_clients_reach_mount_targets_and_clients_reach_only_them_and_s3" {
  assert {
    condition     = aws_vpc_security_group_ingress_rule.mount_target[0].referenced_security_group_id == aws_security_group.client[0].id && aws_vpc_security_group_ingress_rule.mount_target[0].from_port == 2049 && aws_vpc_security_group_ingress_rule.mount_target[0].to_port == 2049 && aws_vpc_security_group_ingress_rule.mount_target[0].ip_protocol == "tcp"
    error_message = "NFS from the client group"
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.client[0].referenced_security_group_id == aws_security_group.mount_target[0].id && aws_vpc_security_group_egress_rule.client[0].from_port == 2049 && aws_vpc_security_group_egress_rule.client[0].to_port == 2049
    error_message = "NFS to the mount targets"
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.https) == ["s3"] && aws_vpc_security_group_egress_rule.https["s3"].prefix_list_id == "pl-0123456789abcdef0" && aws_vpc_security_group_egress_rule.https["s3"].from_port == 443
    error_message = "HTTPS to S3's prefix list"
  }

  assert {
    condition     = data.aws_prefix_list.s3[0].name == "com.amazonaws.eu-west-1.s3"
    error_message = "S3 of this Region"
  }

  assert {
    condition     = toset(awscc_s3files_mount_target.this["eu-west-1a"].security_groups) == toset([aws_security_group.mount_target[0].id]) && output.client_security_group_id == aws_security_group.client[0].id
    error_message = "mount targets have the one group, clients the other"
  }
}

run "https_may_be_closed" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef1" }, https_egress = "none" }
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.https) == 0
    error_message = "nothing but the mount"
  }
}

run "https_may_be_open_in_each_family_that_the_subnets_have" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef1" }, https_egress = "all", ip_address_type = "DUAL_STACK" }
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.https["ipv4"].cidr_ipv4 == "0.0.0.0/0" && aws_vpc_security_group_egress_rule.https["ipv6"].cidr_ipv6 == "::/0"
    error_message = "both families"
  }

  assert {
    condition     = alltrue([for mount_target in awscc_s3files_mount_target.this : mount_target.ip_address_type == "DUAL_STACK"])
    error_message = "mount targets too"
  }
}

run "no_policy_is_made_unasked" {
  command = plan

  assert {
    condition     = length(awscc_s3files_file_system_policy.this) == 0
    error_message = "an empty policy would be one"
  }
}

run "a_policy_lets_principals_mount_through_one_access_point_and_denies_them_all_else" {
  variables {
    file_system_policy = {
      readers = {
        access_point   = "pipeline"
        access         = "read-only"
        principal_arns = ["arn:aws:iam::111122223333:role/b", "arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"]
      }
    }
  }

  assert {
    condition = jsondecode(awscc_s3files_file_system_policy.this[0].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "readers"
          Effect    = "Allow"
          Principal = { AWS = ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"] }
          Action    = ["s3files:ClientMount"]
          Resource  = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
          Condition = { ArnEquals = { "s3files:AccessPointArn" = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0" } }
        },
        {
          Effect    = "Deny"
          Principal = { AWS = ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"] }
          Action    = ["s3files:ClientMount"]
          Resource  = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
          Condition = { ArnNotEquals = { "s3files:AccessPointArn" = ["arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0"] } }
        },
        {
          Effect    = "Deny"
          Principal = { AWS = ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"] }
          Action    = ["s3files:ClientRootAccess", "s3files:ClientWrite"]
          Resource  = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
        },
        {
          Sid       = "TransportIsEncrypted"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = ["s3files:ClientMount", "s3files:ClientRootAccess", "s3files:ClientWrite"]
          Resource  = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
      ]
    }
    error_message = awscc_s3files_file_system_policy.this[0].policy
  }
}

run "a_bucket_without_versioning_is_refused" {
  command = plan

  variables {
    bucket = { arn = "arn:aws:s3:::files", versioning_status = "Suspended" }
  }

  expect_failures = [awscc_s3files_file_system.this]
}

run "one_zone_is_warned_of" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0" } }
  }

  expect_failures = [check.zones]
}

run "one_zone_that_is_meant_is_not_warned_of" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0" }, single_zone = true }
  }
}

run "outputs_name_what_clients_need" {
  assert {
    condition = jsonencode(output.access_points) == jsonencode({
      pipeline = {
        id             = "fsap-0123456789abcdef0"
        arn            = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0"
        name           = "pipeline"
        root_directory = "/pipeline"
        uid            = 1000
      }
    })
    error_message = jsonencode(output.access_points)
  }

  assert {
    condition     = keys(output.mount_target_ids) == ["eu-west-1a", "eu-west-1b"] && output.file_system.bucket_arn == "arn:aws:s3:::files" && output.file_system.id == "fs-0123456789abcdef0"
    error_message = jsonencode(output.file_system)
  }
}

run "groups_of_yours_replace_ours" {
  command = plan

  variables {
    network = {
      vpc_id          = "vpc-0123456789abcdef0"
      subnets         = { eu-west-1a = "subnet-0123456789abcdef0", eu-west-1b = "subnet-0123456789abcdef1" }
      security_groups = { mount_target_id = "sg-11111111", client_id = "sg-22222222" }
    }
  }

  assert {
    condition     = length(aws_security_group.mount_target) + length(aws_security_group.client) + length(aws_vpc_security_group_ingress_rule.mount_target) + length(aws_vpc_security_group_egress_rule.client) + length(aws_vpc_security_group_egress_rule.https) == 0
    error_message = "no group and no rule beside yours"
  }

  assert {
    condition     = awscc_s3files_mount_target.this["eu-west-1a"].security_groups == toset(["sg-11111111"]) && output.client_security_group_id == "sg-22222222"
    error_message = jsonencode(awscc_s3files_mount_target.this["eu-west-1a"].security_groups)
  }
}

run "zones_of_another_region_are_refused" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0", eu-central-1a = "subnet-0123456789abcdef1" } }
  }

  expect_failures = [awscc_s3files_mount_target.this["eu-central-1a"]]
}

run "zones_may_be_given_by_id" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0123456789abcdef0", subnets = { euw1-az1 = "subnet-0123456789abcdef0", euw1-az2 = "subnet-0123456789abcdef1" } }
  }
}

run "more_tags_than_a_file_system_takes_are_refused" {
  command = plan

  variables {
    tags = { for n in range(49) : "tag-${n}" => "a" }
  }

  expect_failures = [awscc_s3files_file_system.this]
}

# Name and the one of the provider are the other two.
run "as_many_tags_as_a_file_system_takes_pass" {
  command = plan

  variables {
    tags = { for n in range(48) : "tag-${n}" => "a" }
  }
}

run "a_policy_of_more_than_20000_characters_is_refused" {
  command = plan

  variables {
    file_system_policy = {
      readers = { access_point = "pipeline", principal_arns = [for n in range(400) : "arn:aws:iam::111122223333:role/reader-${n}"] }
    }
  }

  expect_failures = [awscc_s3files_file_system_policy.this]
}

run "more_tags_than_an_access_point_takes_are_refused" {
  command = plan

  variables {
    access_points = { pipeline = { tags = { for n in range(50) : "tag-${n}" => "a" } } }
  }

  expect_failures = [awscc_s3files_access_point.this["pipeline"]]
}
