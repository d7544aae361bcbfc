const role = (name: string, service: string) => `resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } }] })
}`;

const subnet = (name: string, zone: string, range: string) => `resource "aws_subnet" "${name}" {
  vpc_id            = aws_vpc.main.id
  availability_zone = "eu-west-1${zone}"
  cidr_block        = "${range}"
}`;

const group = (name: string) => `resource "aws_security_group" "${name}" {
  name   = "${name}"
  vpc_id = aws_vpc.main.id
}`;

const key = (name: string) => `resource "aws_kms_key" "${name}" {}`;

/** Address → what blocks of the documentation refer to and leave to their readers: real resources, of mocked providers. */
export const PREAMBLE: Readonly<Record<string, string>> = {
  'aws_vpc.main': 'resource "aws_vpc" "main" {\n  cidr_block = "10.1.0.0/16"\n}',
  'aws_subnet.a': subnet('a', 'a', '10.1.0.0/24'),
  'aws_subnet.b': subnet('b', 'b', '10.1.1.0/24'),
  'aws_subnet.storage': subnet('storage', 'a', '10.1.2.0/24'),
  'aws_security_group.clients': group('clients'),
  'aws_security_group.mount_targets': group('mount_targets'),
  'aws_security_group.database_clients': group('database_clients'),
  'aws_kms_key.data': key('data'),
  'aws_kms_key.storage': key('storage'),
  'aws_kms_key.logs': key('logs'),
  'aws_iam_role.ingest': role('ingest', 'lambda.amazonaws.com'),
  'aws_iam_role.reports': role('reports', 'lambda.amazonaws.com'),
  'aws_iam_role.service': role('service', 'elasticfilesystem.amazonaws.com'),
  'aws_iam_policy.secrets': `resource "aws_iam_policy" "secrets" {
  name   = "secrets"
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}`,
  'aws_lambda_layer_version.tools': `resource "aws_lambda_layer_version" "tools" {
  layer_name = "tools"
  s3_bucket  = aws_s3_bucket.packages.id
  s3_key     = "tools.zip"
}`,
  'aws_s3_bucket.data':
    'resource "aws_s3_bucket" "data" {\n  bucket = "data-111122223333-eu-west-1"\n}',
  'aws_s3_bucket_versioning.data': `resource "aws_s3_bucket_versioning" "data" {
  bucket = aws_s3_bucket.data.id
  versioning_configuration {
    status = "Enabled"
  }
}`,
  'aws_s3_bucket.packages':
    'resource "aws_s3_bucket" "packages" {\n  bucket = "packages-111122223333-eu-west-1"\n}',
  'aws_s3_object.transform': `resource "aws_s3_object" "transform" {
  bucket  = aws_s3_bucket.packages.id
  key     = "transform.zip"
  content = ""
}`,
  'aws_ecr_repository.train': 'resource "aws_ecr_repository" "train" {\n  name = "train"\n}',
  'aws_sqs_queue.new': 'resource "aws_sqs_queue" "new" {\n  name = "new"\n}',
  'module.network': `module "network" {
  source  = "…/s3files/aws//modules/network"
  name    = "pipeline"
  subnets = { eu-west-1a = "10.0.0.0/24", eu-west-1b = "10.0.1.0/24" }
}`,
  'module.bucket': `module "bucket" {
  source = "…/s3files/aws//modules/bucket"
  name   = "pipeline-111122223333-eu-west-1"
}`,
  'module.file_system': `module "file_system" {
  source        = "…/s3files/aws//modules/s3files"
  name          = "pipeline"
  bucket        = module.bucket.bucket
  network       = { vpc_id = module.network.vpc_id, subnets = module.network.subnets }
  access_points = {
    pipeline = {}
    all      = { root_directory = { path = "/" }, posix_user = { uid = 0, gid = 0 } }
  }
}`,
  'module.mount': `module "mount" {
  source       = "…/s3files/aws//modules/mount"
  file_system  = module.file_system.file_system
  access_point = module.file_system.access_points["pipeline"]
}`,
  'module.s3files': `module "s3files" {
  source        = "…/s3files/aws"
  name          = "pipeline"
  network       = { vpc_id = module.network.vpc_id, subnets = module.network.subnets }
  access_points = { pipeline = {} }
}`,
};

/**
 * In the place of terraform-aws-modules/lambda 8.x, which is not downloaded: its inputs and outputs that the pages name, with
 * the same references between its resources (https://github.com/terraform-aws-modules/terraform-aws-lambda).
 */
export const LAMBDA_MODULE = `variable "function_name" { type = string }
variable "handler" { type = string }
variable "runtime" { type = string }
variable "timeout" { type = number }
variable "memory_size" { type = number }
variable "create_package" { type = bool }
variable "local_existing_package" { type = string }
variable "vpc_subnet_ids" { type = list(string) }
variable "vpc_security_group_ids" { type = list(string) }
variable "attach_network_policy" { type = bool }
variable "replace_security_groups_on_destroy" { type = bool }
variable "environment_variables" { type = map(string) }
variable "file_system_arn" { type = string }
variable "file_system_local_mount_path" { type = string }

resource "aws_iam_role" "lambda" {
  name               = var.function_name
  assume_role_policy = "{}"
}

resource "aws_lambda_function" "this" {
  function_name                      = var.function_name
  role                               = aws_iam_role.lambda.arn
  handler                            = var.handler
  runtime                            = var.runtime
  timeout                            = var.timeout
  memory_size                        = var.memory_size
  filename                           = var.local_existing_package
  replace_security_groups_on_destroy = var.replace_security_groups_on_destroy

  environment {
    variables = var.environment_variables
  }
  vpc_config {
    subnet_ids         = var.vpc_subnet_ids
    security_group_ids = var.vpc_security_group_ids
  }
  file_system_config {
    arn              = var.file_system_arn
    local_mount_path = var.file_system_local_mount_path
  }
}

output "lambda_role_arn" {
  value = aws_iam_role.lambda.arn
}

output "lambda_role_name" {
  value = aws_iam_role.lambda.name
}
`;
