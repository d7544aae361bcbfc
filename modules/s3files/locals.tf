locals {
  # Not output, which is unknown until the first apply.
  account = terraform_data.account.input

  # One mount target a zone, beside the functions unless told otherwise.
  mount_target_subnets = merge(var.network.subnets, var.network.mount_target_subnets)

  security_groups = {
    mount_target_id = var.network.security_groups == null ? aws_security_group.mount_target[0].id : var.network.security_groups.mount_target_id
    client_id       = var.network.security_groups == null ? aws_security_group.client[0].id : var.network.security_groups.client_id
  }

  access_points = {
    for name, access_point in var.access_points :
    name => {
      root_directory = coalesce(access_point.root_directory.path, "/${name}")

      # "/" exists already; any other directory is made only when the service is told who owns it.
      creation_permissions = access_point.root_directory.path == "/" ? null : {
        owner_uid   = format("%d", coalesce(access_point.root_directory.creation_permissions.owner_uid, access_point.posix_user.uid))
        owner_gid   = format("%d", coalesce(access_point.root_directory.creation_permissions.owner_gid, access_point.posix_user.gid))
        permissions = access_point.root_directory.creation_permissions.permissions
      }

      # An empty list comes back as null and would replace the access point on every plan.
      posix_user = {
        uid            = format("%d", access_point.posix_user.uid)
        gid            = format("%d", access_point.posix_user.gid)
        secondary_gids = length(access_point.posix_user.secondary_gids) == 0 ? null : sort(distinct([for gid in access_point.posix_user.secondary_gids : format("%d", gid)]))
      }
    }
  }

  # Ordered by prefix: the provider compares these lists element by element.
  synchronization_configuration = {
    import_data_rules = [
      for prefix, rule in var.synchronization_configuration.import_data_rules :
      { prefix = prefix, trigger = rule.trigger, size_less_than = rule.size_less_than }
    ]
    expiration_data_rules = [{ days_after_last_access = var.synchronization_configuration.days_after_last_access }]
  }

  # awscc has no default_tags of its own and wants a list; it never notices that a list became empty, so there is always a Name.
  tags             = merge(data.aws_default_tags.current.tags, { Name = var.name }, var.tags)
  file_system_tags = [for key, value in local.tags : { key = key, value = value }]
  access_point_tags = {
    for name, access_point in var.access_points :
    name => [
      for key, value in merge(local.tags, { Name = "${var.name}-${name}" }, var.tags, access_point.tags) : { key = key, value = value }
    ]
  }

  client_actions = {
    read-only  = ["s3files:ClientMount"]
    read-write = ["s3files:ClientMount", "s3files:ClientWrite"]
    root       = ["s3files:ClientMount", "s3files:ClientRootAccess", "s3files:ClientWrite"]
  }

  # Principal → action → access points through which it may.
  file_system_grants = {
    for principal in distinct(flatten(values(var.file_system_policy)[*].principal_arns)) :
    principal => {
      for action in local.client_actions.root :
      action => sort(distinct([
        for statement in values(var.file_system_policy) : statement.access_point
        if contains(statement.principal_arns, principal) && contains(local.client_actions[statement.access], action)
      ]))
    }
  }

  # One statement for all principals that are granted the same, and for all actions that they may do through the same access points.
  file_system_denials = flatten([
    for grants, principals in { for principal, grants in local.file_system_grants : jsonencode(grants) => principal... } : [
      for access_points in distinct(values(jsondecode(grants))) : {
        principals    = sort(principals)
        actions       = [for action, allowed in jsondecode(grants) : action if jsonencode(allowed) == jsonencode(access_points)]
        access_points = access_points
      }
    ]
  ])

  # IAM reads *, ? and $ in a resource as patterns unless they stand in ${}.
  objects_arn = "${var.bucket.arn}/${var.prefix == null ? "" : replace(var.prefix, "/([*?$])/", "$$${$1}")}*"

  # What clients may reach besides the mount targets: one rule each. Groups of yours have rules of yours.
  https_egress = {
    none = {}
    s3 = {
      s3 = { description = "HTTPS to S3", prefix_list_id = one(data.aws_prefix_list.s3[*].id), cidr_ipv4 = null, cidr_ipv6 = null }
    }
    all = merge(
      var.network.ip_address_type == "IPV6_ONLY" ? {} : { ipv4 = { description = "HTTPS", prefix_list_id = null, cidr_ipv4 = "0.0.0.0/0", cidr_ipv6 = null } },
      var.network.ip_address_type == "IPV4_ONLY" ? {} : { ipv6 = { description = "HTTPS", prefix_list_id = null, cidr_ipv4 = null, cidr_ipv6 = "::/0" } },
    )
  }[var.network.security_groups == null ? var.network.https_egress : "none"]
}
