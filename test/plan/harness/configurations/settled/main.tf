variable "greeting" {
  type    = string
  default = "hello"
}

resource "terraform_data" "kept" {
  input = var.greeting
}

resource "terraform_data" "replaced" {
  triggers_replace = [var.greeting]
}

output "greeting" {
  value = terraform_data.kept.output
}
