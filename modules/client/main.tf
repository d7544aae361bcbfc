resource "aws_iam_role_policy" "mount" {
  name   = var.name
  role   = local.role_name
  policy = var.mount.policy_json
}
