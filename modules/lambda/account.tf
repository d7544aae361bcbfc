data "aws_caller_identity" "current" {
  count = var.account == null ? 1 : 0
}

data "aws_partition" "current" {
  count = var.account == null ? 1 : 0
}

data "aws_region" "current" {
  count = var.account == null ? 1 : 0
}

# Kept from the first apply: where data is read late, as it is below a depends_on on the module, another role would be planned.
resource "terraform_data" "account" {
  count = var.account == null ? 1 : 0

  input = {
    id        = data.aws_caller_identity.current[0].account_id
    partition = data.aws_partition.current[0].partition
    region    = data.aws_region.current[0].id
  }

  lifecycle {
    ignore_changes = [input]
  }
}
