import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { element, listOf, text } from '../../../local-aws/ministack/query.ts';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';

// What no plan of a provider shows; the rest is in provider.test.ts.
jest.setTimeout(120_000);

let ministack: TestMiniStack;

beforeAll(async () => {
  ministack = await startForTest();
});

afterAll(() => ministack?.stop());

const ec2 = (action: string, params: Record<string, string> = {}) =>
  ministack.client.query('ec2', SCOPE, action, params);

const cloudWatch = async (action: string, request: object) => {
  const { status, body } = await ministack.client.send({
    service: 'monitoring',
    scope: SCOPE,
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `GraniteServiceVersion20100801.${action}`,
    },
    body: JSON.stringify(request),
  });
  expect(status).toBe(200);
  return JSON.parse(body.toString());
};

const metric = { Namespace: 'AWS/Lambda', MetricName: 'Errors' };
const rate = {
  AlarmName: 'rate',
  EvaluationPeriods: 2,
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold',
  Metrics: [
    { Id: 'rate', Expression: 'errors * 100', ReturnData: true },
    {
      Id: 'errors',
      MetricStat: { Metric: metric, Period: 60, Stat: 'Sum' },
      ReturnData: false,
    },
  ],
};

test('an alarm put as JSON keeps its queries and gets no metric of its own', async () => {
  await cloudWatch('PutMetricAlarm', rate);
  const { MetricAlarms } = await cloudWatch('DescribeAlarms', { AlarmNames: ['rate'] });
  expect(MetricAlarms).toEqual([expect.objectContaining({ Metrics: rate.Metrics })]);
  for (const name of ['MetricName', 'Period', 'Statistic'])
    expect(MetricAlarms[0]).not.toHaveProperty(name);
});

test('an alarm put as a query reads the same as JSON', async () => {
  await ministack.client.query('monitoring', SCOPE, 'PutMetricAlarm', {
    AlarmName: 'rate-query',
    EvaluationPeriods: '2',
    Threshold: '5',
    ComparisonOperator: 'GreaterThanThreshold',
    'Metrics.member.1.Id': 'rate',
    'Metrics.member.1.Expression': 'errors * 100',
    'Metrics.member.1.ReturnData': 'true',
    'Metrics.member.2.Id': 'errors',
    'Metrics.member.2.MetricStat.Metric.Namespace': metric.Namespace,
    'Metrics.member.2.MetricStat.Metric.MetricName': metric.MetricName,
    'Metrics.member.2.MetricStat.Period': '60',
    'Metrics.member.2.MetricStat.Stat': 'Sum',
    'Metrics.member.2.ReturnData': 'false',
  });
  const { MetricAlarms } = await cloudWatch('DescribeAlarms', { AlarmNames: ['rate-query'] });
  expect(MetricAlarms).toEqual([expect.objectContaining({ Metrics: rate.Metrics })]);
});

test('a VPC with an endpoint is not deleted', async () => {
  const created = await ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const VpcId = text(element(created.vpc).vpcId);
  const endpoint = await ec2('CreateVpcEndpoint', {
    VpcId,
    ServiceName: 'com.amazonaws.eu-west-1.s3',
  });
  await expect(ec2('DeleteVpc', { VpcId })).rejects.toMatchObject({
    code: 'DependencyViolation',
  });
  const id = text(element(endpoint.vpcEndpoint).vpcEndpointId);
  await ec2('DeleteVpcEndpoints', { 'VpcEndpointId.1': id });
  await ec2('DeleteVpc', { VpcId });
});

test('what AWS fills in for a VPC endpoint is there', async () => {
  const created = await ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const vpc = { VpcId: text(element(created.vpc).vpcId) };
  const logs = await ec2('CreateVpcEndpoint', {
    ...vpc,
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.eu-west-1.logs',
  });
  const endpoint = element(logs.vpcEndpoint);
  expect(listOf(endpoint, 'groupSet')).toMatchObject([{ groupName: 'default' }]);
  expect(text(endpoint.policyDocument)).toContain('Allow');
});

test('a VPC that asks for an IPv6 range gets one, and its subnets have parts of it', async () => {
  const vpc = element(
    (await ec2('CreateVpc', { CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: 'true' })).vpc,
  );
  const VpcId = text(vpc.vpcId);
  const [association] = listOf(vpc, 'ipv6CidrBlockAssociationSet');
  const range = text(association!.ipv6CidrBlock);
  expect(range).toMatch(/^[0-9a-f:]+::\/56$/);
  expect(association).toMatchObject({ ipv6CidrBlockState: { state: 'associated' } });

  const found = await ec2('DescribeVpcs', {
    'Filter.1.Name': 'ipv6-cidr-block-association.association-id',
    'Filter.1.Value.1': text(association!.associationId),
  });
  expect(listOf(found, 'vpcSet')).toMatchObject([{ vpcId: VpcId }]);

  const subnet = (Ipv6CidrBlock: string, CidrBlock: string) =>
    ec2('CreateSubnet', { VpcId, CidrBlock, Ipv6CidrBlock });
  const part = range.replace('/56', '/64');
  const made = element((await subnet(part, '10.0.0.0/24')).subnet);
  expect(listOf(made, 'ipv6CidrBlockAssociationSet')).toMatchObject([{ ipv6CidrBlock: part }]);
  await expect(subnet(part, '10.0.1.0/24')).rejects.toMatchObject({
    code: 'InvalidSubnet.Conflict',
  });
  await expect(subnet('2001:db8:ffff:ffff::/64', '10.0.1.0/24')).rejects.toMatchObject({
    code: 'InvalidSubnet.Range',
  });
});
