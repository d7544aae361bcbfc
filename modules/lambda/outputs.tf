output "function" {
  description = "The function, ready to be invoked."
  value = {
    name          = aws_lambda_function.this.function_name
    arn           = aws_lambda_function.this.arn
    invoke_arn    = aws_lambda_function.this.invoke_arn
    qualified_arn = aws_lambda_function.this.qualified_arn
    role_name     = local.role.name
  }
}

# Apart from the function, which waits for much more: a file system policy may name this role.
output "role_arn" {
  description = "ARN of the function's role."
  value       = local.role.arn
}
