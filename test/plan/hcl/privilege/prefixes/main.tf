# File systems on any prefixes, with a mount of any root directory on each.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
    awscc = {
      source = "hashicorp/awscc"
    }
  }
}

variable "shown" {
  type = map(object({
    prefix         = string
    root_directory = string
  }))
}

module "file_system" {
  source   = "../../../../../modules/s3files"
  for_each = var.shown

  name                   = each.key
  bucket                 = { arn = "arn:aws:s3:::files" }
  prefix                 = each.value.prefix
  network                = { vpc_id = "vpc-0123456789abcdef0", subnets = { eu-west-1a = "subnet-0123456789abcdef0" }, single_zone = true }
  access_points          = { shared = { root_directory = { path = each.value.root_directory } } }
  export_drain_seconds   = 0
  bucket_release_seconds = 0
}

module "mount" {
  source   = "../../../../../modules/mount"
  for_each = var.shown

  file_system  = module.file_system[each.key].file_system
  access_point = module.file_system[each.key].access_points["shared"]
}

# Of the mount there is only an output.
module "client" {
  source   = "../../../../../modules/client"
  for_each = var.shown

  name     = each.key
  role_arn = "arn:aws:iam::111122223333:role/client"
  mount    = module.mount[each.key].mount
}
