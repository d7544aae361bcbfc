output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "subnets" {
  description = "Subnet ids, keyed by zone."
  value       = { for zone, subnet in aws_subnet.this : zone => subnet.id }
}

output "interface_endpoint_ids" {
  description = "Ids of the interface endpoints, keyed as they were asked for."
  value       = { for name, endpoint in aws_vpc_endpoint.interface : name => endpoint.id }
}
