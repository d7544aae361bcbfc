# An attribute that disappears below is not noticed by the provider.
resource "terraform_data" "access_point" {
  for_each = local.access_points

  input = each.value
}

resource "awscc_s3files_access_point" "this" {
  for_each = local.access_points

  file_system_id = awscc_s3files_file_system.this.file_system_id
  posix_user     = each.value.posix_user
  tags           = local.access_point_tags[each.key]

  root_directory = {
    path                 = each.value.root_directory
    creation_permissions = each.value.creation_permissions
  }

  lifecycle {
    # Functions move to the new one before the old one goes.
    create_before_destroy = true
    replace_triggered_by  = [terraform_data.access_point[each.key]]

    precondition {
      condition     = length(local.access_point_tags[each.key]) <= 50
      error_message = "access_points: at most 50 tags are allowed, those of everything included; ${each.key} has ${length(local.access_point_tags[each.key])}."
    }
  }
}
