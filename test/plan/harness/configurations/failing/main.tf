resource "terraform_data" "made" {}

resource "terraform_data" "refused" {
  depends_on = [terraform_data.made]

  lifecycle {
    precondition {
      condition     = terraform_data.made.id == ""
      error_message = "this never holds"
    }
  }
}
