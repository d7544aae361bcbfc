locals {
  # What comes before the name is the role's path.
  role_name = element(split("/", var.role_arn), -1)
}
