import { GetResourceCommand, ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import {
  DescribeAvailabilityZonesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from '@jest/globals';
import { configurationOf } from '../stage.ts';
import type { Compute } from './outputs.ts';

/** The network module, dual stack. */
export const testNetwork = (stage: () => Compute): void => {
  const inVpc = (name = 'vpc-id') => ({ Filters: [{ Name: name, Values: [stage().outputs.vpc] }] });

  test('network: there is no way out of it, neither NAT nor internet gateway nor route', async () => {
    const { ec2 } = stage().aws.clients;
    const { NatGateways = [] } = await ec2.send(new DescribeNatGatewaysCommand({}));
    expect(NatGateways.filter(({ VpcId }) => VpcId === stage().outputs.vpc)).toEqual([]);
    const { InternetGateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}));
    const attached = InternetGateways.flatMap(({ Attachments = [] }) => Attachments);
    expect(attached.map(({ VpcId }) => VpcId)).not.toContain(stage().outputs.vpc);
    const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand(inVpc()));
    const targets = RouteTables.flatMap(({ Routes = [] }) =>
      Routes.map(({ GatewayId, NatGatewayId }) => NatGatewayId ?? GatewayId),
    );
    expect(targets.filter((target) => target !== 'local' && !target?.startsWith('vpce-'))).toEqual(
      [],
    );
  });

  test('network: the S3 endpoint leads to this bucket only, and interface endpoints are those asked for', async () => {
    const { VpcEndpoints = [] } = await stage().aws.clients.ec2.send(
      new DescribeVpcEndpointsCommand({}),
    );
    const ours = VpcEndpoints.filter(({ VpcId }) => VpcId === stage().outputs.vpc);
    const services = ours.map(({ VpcEndpointType, ServiceName }) => [VpcEndpointType, ServiceName]);
    const { region } = stage().aws.local;
    expect(services.sort()).toEqual([
      ['Gateway', `com.amazonaws.${region}.s3`],
      ['Interface', `com.amazonaws.${region}.sns`],
    ]);
    const gateway = ours.find(({ VpcEndpointType }) => VpcEndpointType === 'Gateway');
    expect(gateway?.RouteTableIds).toHaveLength(1);
    const bucket = `arn:aws:s3:::${stage().outputs.bucket}`;
    const { Statement } = JSON.parse(gateway?.PolicyDocument ?? '{}');
    expect(Statement.map(({ Effect, Resource }: Record<string, unknown>) => [Effect, Resource])) //
      .toEqual([['Allow', [bucket, `${bucket}/*`]]]);
  });

  test('network: subnets, mount targets, functions and rules have both families', async () => {
    const { ec2, cloudControl } = stage().aws.clients;
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand(inVpc()));
    const ranges = Subnets.flatMap((subnet) => subnet.Ipv6CidrBlockAssociationSet ?? []);
    expect(ranges.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock?.split('/')[1])).toEqual(['64', '64']);

    const { ResourceDescriptions = [] } = await cloudControl.send(
      new ListResourcesCommand({
        TypeName: 'AWS::S3Files::MountTarget',
        ResourceModel: JSON.stringify({ FileSystemId: stage().outputs.file_system }),
      }),
    );
    for (const { Identifier } of ResourceDescriptions) {
      const { ResourceDescription } = await cloudControl.send(
        new GetResourceCommand({ TypeName: 'AWS::S3Files::MountTarget', Identifier }),
      );
      expect(JSON.parse(ResourceDescription?.Properties ?? '{}')).toMatchObject({
        Ipv4Address: expect.stringMatching(/^10\.0\.[01]\.\d+$/),
        Ipv6Address: expect.stringContaining(':'),
      });
    }

    const { VpcConfig } = await configurationOf(
      stage(),
      stage().outputs.functions.write?.name as string,
    );
    expect(VpcConfig?.Ipv6AllowedForDualStack).toBe(true);
    const { SecurityGroupRules = [] } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({
        Filters: [{ Name: 'group-id', Values: VpcConfig?.SecurityGroupIds }],
      }),
    );
    const https = SecurityGroupRules.filter(({ IsEgress, ToPort }) => IsEgress && ToPort === 443);
    expect(https.map(({ CidrIpv4, CidrIpv6 }) => CidrIpv4 || CidrIpv6).sort()).toEqual([
      '0.0.0.0/0',
      '::/0',
    ]);
  });

  test('network: zones that are left out have no subnet, no mount target and no function', async () => {
    const { ec2, cloudControl } = stage().aws.clients;
    const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
    expect(AvailabilityZones.length).toBeGreaterThan(2);
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand(inVpc()));
    expect(Subnets).toHaveLength(2);
    const { ResourceDescriptions } = await cloudControl.send(
      new ListResourcesCommand({
        TypeName: 'AWS::S3Files::MountTarget',
        ResourceModel: JSON.stringify({ FileSystemId: stage().outputs.file_system }),
      }),
    );
    expect(ResourceDescriptions).toHaveLength(2);
    const { VpcConfig } = await configurationOf(
      stage(),
      stage().outputs.functions.write?.name as string,
    );
    expect(VpcConfig?.SubnetIds?.toSorted()).toEqual(Subnets.map((one) => one.SubnetId).sort());
  });
};
