import type { PolicyDocument } from './policy.ts';

const allow = (...actions: string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: actions, Resource: '*' },
});

/**
 * AWS's own policies that MiniStack has no text of, by what follows `policy/` in their ARN. Only those whose actions the
 * S3 User Guide ("AWS managed policies for Amazon S3 Files") or the Lambda guide ("Giving functions access to a VPC") states.
 */
export const MANAGED_POLICIES: Readonly<Record<string, PolicyDocument>> = {
  'service-role/AWSLambdaVPCAccessExecutionRole': allow(
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ),
  AmazonS3FilesClientReadOnlyAccess: allow('s3files:ClientMount'),
  AmazonS3FilesClientReadWriteAccess: allow('s3files:ClientMount', 's3files:ClientWrite'),
  AmazonS3FilesClientFullAccess: allow(
    's3files:ClientMount',
    's3files:ClientWrite',
    's3files:ClientRootAccess',
  ),
};

/** The text of an AWS managed policy, if it is one of these; the ARN's account is `aws`. */
export const managedPolicy = (arn: string): PolicyDocument | undefined => {
  const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
  return name !== undefined && Object.hasOwn(MANAGED_POLICIES, name)
    ? MANAGED_POLICIES[name]
    : undefined;
};
