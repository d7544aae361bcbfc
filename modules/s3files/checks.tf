check "zones" {
  assert {
    condition     = length(var.network.subnets) > 1 || var.network.single_zone
    error_message = "${var.name}: with one zone (${join(", ", keys(var.network.subnets))}) its failure takes the file system's clients with it. Add a subnet in another, or set network.single_zone to true."
  }
}
