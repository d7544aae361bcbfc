import { ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { ListPoliciesCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import type { Clients } from './clients.ts';

/**
 * Everything an account holds of the types that the module can make, as the AWS APIs list it: what a destroy has to
 * leave empty. What every account has from the start, such as its default VPC, is part of it too: compare two of them.
 */
export const inventory = async (clients: Clients): Promise<string[]> => {
  const { ec2, iam, lambda, logs, s3 } = clients;
  const ids = <T>(
    kind: string,
    found: readonly T[] | undefined,
    id: (one: T) => string | undefined,
  ) => (found ?? []).map((one) => `${kind} ${id(one)}`);
  const [
    vpcs,
    subnets,
    groups,
    tables,
    endpoints,
    interfaces,
    roles,
    policies,
    functions,
    logGroups,
    buckets,
  ] = await Promise.all([
    ec2.send(new DescribeVpcsCommand({})),
    ec2.send(new DescribeSubnetsCommand({})),
    ec2.send(new DescribeSecurityGroupsCommand({})),
    ec2.send(new DescribeRouteTablesCommand({})),
    ec2.send(new DescribeVpcEndpointsCommand({})),
    ec2.send(new DescribeNetworkInterfacesCommand({})),
    iam.send(new ListRolesCommand({})),
    iam.send(new ListPoliciesCommand({ Scope: 'Local' })),
    lambda.send(new ListFunctionsCommand({})),
    logs.send(new DescribeLogGroupsCommand({})),
    s3.send(new ListBucketsCommand({})),
  ]);
  return [
    ...ids('vpc', vpcs.Vpcs, (one) => one.VpcId),
    ...ids('subnet', subnets.Subnets, (one) => one.SubnetId),
    ...ids('security group', groups.SecurityGroups, (one) => one.GroupId),
    ...ids('route table', tables.RouteTables, (one) => one.RouteTableId),
    ...ids('vpc endpoint', endpoints.VpcEndpoints, (one) => one.VpcEndpointId),
    ...ids('network interface', interfaces.NetworkInterfaces, (one) => one.NetworkInterfaceId),
    ...ids('role', roles.Roles, (one) => one.RoleName),
    ...ids('policy', policies.Policies, (one) => one.PolicyName),
    ...ids('function', functions.Functions, (one) => one.FunctionName),
    ...ids('log group', logGroups.logGroups, (one) => one.logGroupName),
    ...ids('bucket', buckets.Buckets, (one) => one.Name),
    ...(await s3FilesResources(clients)),
  ].sort();
};

const s3FilesResources = async ({ cloudControl }: Clients): Promise<string[]> => {
  const list = async (type: string, model?: object) => {
    const { ResourceDescriptions = [] } = await cloudControl.send(
      new ListResourcesCommand({
        TypeName: `AWS::S3Files::${type}`,
        ...(model ? { ResourceModel: JSON.stringify(model) } : {}),
      }),
    );
    return ResourceDescriptions.map(({ Identifier = '' }) => Identifier);
  };
  const fileSystems = await list('FileSystem');
  const children = await Promise.all(
    fileSystems.flatMap((arn) =>
      ['MountTarget', 'AccessPoint'].map((type) =>
        list(type, { FileSystemId: arn.split('/').pop() }),
      ),
    ),
  );
  return [...fileSystems, ...(await list('FileSystemPolicy')), ...children.flat()];
};
