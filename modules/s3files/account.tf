# Kept from the first apply: where data is read late, as it is below a depends_on on the module, every name made from it would be unknown, and another
# bucket, role and file system would be planned.
resource "terraform_data" "account" {
  input = {
    id                = data.aws_caller_identity.current.account_id
    partition         = data.aws_partition.current.partition
    dns_suffix        = data.aws_partition.current.dns_suffix
    region            = data.aws_region.current.id
    service_principal = data.aws_service_principal.s3files.name
  }

  lifecycle {
    ignore_changes = [input]
  }
}
