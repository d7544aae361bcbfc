# Both only wait, and only in destroy, which walks from functions over the drain to mount targets and access points, over the file system and the
# release to the bucket. Their input changes in place, so that another number replaces nothing.

resource "terraform_data" "drain" {
  input            = { seconds = var.export_drain_seconds }
  triggers_replace = [awscc_s3files_file_system.this.file_system_id]

  provisioner "local-exec" {
    when        = destroy
    interpreter = ["/bin/sh", "-c"]
    command     = "if [ ${self.input.seconds} -gt 0 ]; then echo 'waiting ${self.input.seconds} s until the last writes are exported'; sleep ${self.input.seconds}; fi"
  }

  depends_on = [awscc_s3files_access_point.this, awscc_s3files_mount_target.this]
}

# Not when another bucket replaces the old one: what a replacement made first leaves behind goes without its provisioners.
resource "terraform_data" "release" {
  input = { seconds = var.bucket_release_seconds }

  provisioner "local-exec" {
    when        = destroy
    interpreter = ["/bin/sh", "-c"]
    command     = "if [ ${self.input.seconds} -gt 0 ]; then echo 'waiting ${self.input.seconds} s until S3 lets go of the bucket'; sleep ${self.input.seconds}; fi"
  }

  # var.bucket stands for its versioning, policy and notification.
  depends_on = [aws_iam_role_policy.service, var.bucket]
}
