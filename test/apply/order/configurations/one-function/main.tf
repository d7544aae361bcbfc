variable "name" {
  type = string
}

variable "waits" {
  description = "Set only what a test is about: everything else keeps the module's defaults."
  type = object({
    export_drain_seconds   = optional(number, 90)
    bucket_release_seconds = optional(number, 180)
  })
}

data "aws_region" "current" {}

module "network" {
  source = "../../../../../modules/network"

  name    = var.name
  subnets = { "${data.aws_region.current.id}a" = "10.0.0.0/24" }
}

module "s3files" {
  source = "../../../../.."

  name                   = var.name
  bucket                 = { force_destroy = true, noncurrent_version_expiration_days = 0 }
  export_drain_seconds   = var.waits.export_drain_seconds
  bucket_release_seconds = var.waits.bucket_release_seconds

  network = {
    vpc_id  = module.network.vpc_id
    subnets = module.network.subnets
  }

  access_points = { data = {} }
  functions = {
    write = {
      access_point = "data"
      code         = { filename = "${path.module}/dist/write.zip" }
      handler      = "index.handler"
    }
  }
}

output "function" {
  value = module.s3files.functions["write"].name
}

output "bucket" {
  value = module.s3files.bucket.name
}
