resource "awscc_s3files_file_system_policy" "this" {
  count = length(var.file_system_policy) > 0 ? 1 : 0

  file_system_id = awscc_s3files_file_system.this.file_system_id

  # Text lists are sorted: the provider sorts what it reads, and any other order is an update on every plan.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        for name, statement in var.file_system_policy : {
          Sid       = name
          Effect    = "Allow"
          Principal = { AWS = sort(distinct(statement.principal_arns)) }
          Action    = local.client_actions[statement.access]
          Resource  = awscc_s3files_file_system.this.file_system_arn
          Condition = { ArnEquals = { "s3files:AccessPointArn" = awscc_s3files_access_point.this[statement.access_point].access_point_arn } }
        }
      ],
      # An allow restricts nobody whom another policy allows, so the principals named here are denied all else. A mount without an access point has no
      # such key and is denied as well.
      [
        for denial in local.file_system_denials : {
          for key, value in {
            Effect    = "Deny"
            Principal = { AWS = denial.principals }
            Action    = denial.actions
            Resource  = awscc_s3files_file_system.this.file_system_arn
            Condition = length(denial.access_points) == 0 ? null : {
              ArnNotEquals = { "s3files:AccessPointArn" = sort([for name in denial.access_points : awscc_s3files_access_point.this[name].access_point_arn]) }
            }
          } : key => value if value != null
        }
      ],
      [
        {
          Sid       = "TransportIsEncrypted"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = local.client_actions.root
          Resource  = awscc_s3files_file_system.this.file_system_arn
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
      ],
    )
  })

  lifecycle {
    postcondition {
      condition     = length(self.policy) <= 20000
      error_message = "file_system_policy: at most 20000 characters of policy are allowed; got ${length(self.policy)}. Name fewer principals."
    }
  }
}
