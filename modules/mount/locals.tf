locals {
  local_mount_path = coalesce(var.local_mount_path, "/mnt/${var.access_point.name}")

  actions = {
    read-only  = ["s3files:ClientMount"]
    read-write = ["s3files:ClientMount", "s3files:ClientWrite"]
    root       = ["s3files:ClientMount", "s3files:ClientRootAccess", "s3files:ClientWrite"]
  }[var.access]

  # The keys below the root directory. IAM reads *, ? and $ in a resource as patterns unless they stand in ${}.
  directory   = trimprefix(var.access_point.root_directory == "/" ? "" : "${var.access_point.root_directory}/", "/")
  objects_arn = "${var.file_system.bucket_arn}/${var.file_system.prefix == null ? "" : replace(var.file_system.prefix, "/([*?$])/", "$$${$1}")}${local.directory}*"

  statements = concat(
    # AWS documents the first form and its samples use the second; together neither opens another access point.
    [
      {
        Sid       = "MountThroughAccessPoint"
        Effect    = "Allow"
        Action    = local.actions
        Resource  = var.file_system.arn
        Condition = { ArnEquals = { "s3files:AccessPointArn" = var.access_point.arn } }
      },
      {
        Sid      = "MountAccessPoint"
        Effect   = "Allow"
        Action   = local.actions
        Resource = var.access_point.arn
      },
    ],
    !var.grant_direct_read ? [] : [
      {
        Sid      = "ReadDirectly"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = local.objects_arn
      },
    ],
    !var.grant_direct_read || var.file_system.kms_key_arn == null ? [] : [
      {
        Sid      = "DecryptDirectReads"
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = var.file_system.kms_key_arn
      },
    ],
  )
}
