output "bucket" {
  description = "The bucket, ready for a file system: pass it on as it is."
  value = {
    name              = aws_s3_bucket.this.bucket
    arn               = aws_s3_bucket.this.arn
    versioning_status = aws_s3_bucket_versioning.this.versioning_configuration[0].status
    kms_key_arn       = var.kms_key_arn
  }

  # Whoever reads this comes after everything that makes the bucket safe to use, and is destroyed before it.
  depends_on = [
    aws_s3_bucket_notification.this,
    aws_s3_bucket_policy.this,
    aws_s3_bucket_server_side_encryption_configuration.this,
  ]
}
