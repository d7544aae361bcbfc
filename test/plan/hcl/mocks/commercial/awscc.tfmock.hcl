# Well-formed ids of the partition aws.

mock_resource "awscc_s3files_file_system" {
  defaults = {
    id              = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
    file_system_arn = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
    file_system_id  = "fs-0123456789abcdef0"
    status          = "available"
    owner_id        = "111122223333"
  }
}

mock_resource "awscc_s3files_mount_target" {
  defaults = {
    id              = "fsmt-0123456789abcdef0"
    mount_target_id = "fsmt-0123456789abcdef0"
    status          = "available"
  }
}

mock_resource "awscc_s3files_access_point" {
  defaults = {
    id               = "fsap-0123456789abcdef0"
    access_point_id  = "fsap-0123456789abcdef0"
    access_point_arn = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0"
    status           = "available"
  }
}
