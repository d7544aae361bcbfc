variable "functions" {
  type = number
}

locals {
  names = [for i in range(var.functions) : format("step_%03d", i)]
}

module "s3files" {
  source = "../../../.."

  name = "bench"
  network = {
    vpc_id = "vpc-0123456789abcdef0"
    subnets = {
      us-east-1a = "subnet-0123456789abcdef0"
      us-east-1b = "subnet-0123456789abcdef1"
    }
  }

  access_points = { shared = {} }

  functions = {
    for name in local.names :
    name => { access_point = "shared", code = { filename = "${path.module}/handler.zip" }, handler = "index.handler" }
  }
}

output "functions" {
  value = module.s3files.functions
}
