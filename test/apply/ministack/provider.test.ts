import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { listOf, text, textsOf } from '../../../local-aws/ministack/query.ts';
import { type Providers, supplyProviders } from '../../../local-aws/providers/supply.ts';
import { Deployment } from '../../harness/deployment.ts';
import { SCOPE, startForTest, type TestMiniStack } from '../../harness/ministack.ts';
import { nowhere } from '../../harness/nowhere.ts';

// A command of Terraform takes seconds, many on a busy machine.
jest.setTimeout(300_000);

const STATE_MACHINE = 'arn:aws:states:eu-west-1:111122223333:stateMachine:fixture';

let ministack: TestMiniStack;
let providers: Providers;
let deployment: Deployment;

beforeAll(async () => {
  ministack = await startForTest();
  providers = await supplyProviders({ ...nowhere, endpoint: ministack.endpoint });
  deployment = await Deployment.open({
    configuration: 'test/apply/ministack/fixture',
    target: { endpoint: ministack.endpoint, ...SCOPE },
    providers,
  });
  const handler = zipSync({ 'index.js': strToU8('exports.handler = async () => 1;') });
  await writeFile(join(deployment.folder, 'handler.zip'), handler);
  await deployment.init();
  await deployment.apply();
});

afterAll(async () => {
  // MiniStack forgets everything: there is nothing to destroy after a failure.
  await deployment?.discard();
  await providers?.close();
  await ministack?.stop();
});

const ec2 = (action: string, params: Record<string, string> = {}) =>
  ministack.client.query('ec2', SCOPE, action, params);

const groupId = async (name: string): Promise<string> => {
  const groups = await ec2('DescribeSecurityGroups', {
    'Filter.1.Name': 'group-name',
    'Filter.1.Value.1': name,
  });
  return text(listOf(groups, 'securityGroupInfo')[0]?.groupId);
};

const rulesOf = async (group: string, isEgress = 'true') => {
  const rules = await ec2('DescribeSecurityGroupRules', {
    'Filter.1.Name': 'group-id',
    'Filter.1.Value.1': await groupId(group),
  });
  return listOf(rules, 'securityGroupRuleSet').filter((rule) => rule.isEgress === isEgress);
};

const endpointOf = async (service: string) => {
  const endpoints = listOf(await ec2('DescribeVpcEndpoints'), 'vpcEndpointSet');
  return endpoints.find(({ serviceName }) => text(serviceName).endsWith(`.${service}`))!;
};

test('a second plan is empty', async () => {
  expect(await deployment.pendingChanges()).toEqual([]);
});

test.each(['fixture-client', 'fixture-inline'])(
  'group %s has a rule that names the prefix list of S3',
  async (group) => {
    const lists = listOf(await ec2('DescribePrefixLists'), 'prefixListSet');
    const s3 = lists.find(({ prefixListName }) => prefixListName === 'com.amazonaws.eu-west-1.s3');
    const rules = (await rulesOf(group)).filter(({ prefixListId }) => prefixListId);
    expect(rules).toEqual([
      expect.objectContaining({
        prefixListId: s3!.prefixListId,
        description: 'HTTPS to S3',
        ipProtocol: 'tcp',
        fromPort: '443',
        toPort: '443',
      }),
    ]);
    expect(rules[0]).not.toHaveProperty('cidrIpv4');
  },
);

test('a group may send only what its rules say', async () => {
  const rules = await rulesOf('fixture-client');
  expect(rules.map(({ toPort }) => toPort).sort()).toEqual(['2049', '443']);
});

test('each source has a rule of its own', async () => {
  const rules = await rulesOf('fixture-inline', 'false');
  expect(rules.map(({ cidrIpv4 }) => cidrIpv4).sort()).toEqual(['10.0.0.0/24', '10.0.1.0/24']);
  expect(new Set(rules.map(({ securityGroupRuleId }) => securityGroupRuleId)).size).toBe(2);
});

test('a VPC endpoint keeps its policy, private DNS and security groups', async () => {
  const [gateway, logs] = await Promise.all([endpointOf('s3'), endpointOf('logs')]);
  // The parser leaves entities in texts as they are.
  const policy = text(gateway.policyDocument).replaceAll('&quot;', '"');
  expect(JSON.parse(policy)).toMatchObject({ Statement: [{ Action: 's3:*' }] });
  expect(logs.privateDnsEnabled).toBe('true');
  expect(listOf(logs, 'groupSet')).toEqual([
    { groupId: await groupId('fixture-client'), groupName: 'fixture-client' },
  ]);
});

/** The IPv6 ranges of the subnets in the VPC with this IPv4 range. */
const ipv6RangesIn = async (cidr: string): Promise<string[]> => {
  const vpcs = listOf(await ec2('DescribeVpcs'), 'vpcSet');
  const vpc = vpcs.find(({ cidrBlock }) => cidrBlock === cidr)!;
  const subnets = listOf(await ec2('DescribeSubnets'), 'subnetSet');
  return subnets
    .filter(({ vpcId }) => vpcId === vpc.vpcId)
    .flatMap((subnet) => listOf(subnet, 'ipv6CidrBlockAssociationSet'))
    .map(({ ipv6CidrBlock }) => text(ipv6CidrBlock));
};

test('subnets have parts of the IPv6 range of their VPC, where it has one', async () => {
  expect(new Set(await ipv6RangesIn('10.0.0.0/16')).size).toBe(2);
  expect(await ipv6RangesIn('10.1.0.0/16')).toEqual([]);
});

test('a version that was published with its function is named by its number', async () => {
  const path = '/2015-03-31/functions/fixture/versions';
  const { body } = await ministack.client.send({ service: 'lambda', scope: SCOPE, path });
  const { Versions } = JSON.parse(body.toString());
  const arn = `arn:aws:lambda:${SCOPE.region}:${SCOPE.account}:function:fixture`;
  expect(Versions.map(({ FunctionArn }: { FunctionArn: string }) => FunctionArn)).toEqual([
    arn,
    `${arn}:1`,
  ]);
});

const alarms = (type: string) =>
  ministack.client.query('monitoring', SCOPE, 'DescribeAlarms', { 'AlarmTypes.member.1': type });

test('an alarm on a metric is described as it was put', async () => {
  const metricAlarms = listOf(await alarms('MetricAlarm'), 'MetricAlarms');
  const errors = metricAlarms.find(({ AlarmName }) => AlarmName === 'fixture-errors')!;
  expect(errors).toMatchObject({
    ActionsEnabled: 'true',
    Statistic: 'Sum',
    Period: '60',
    TreatMissingData: 'notBreaching',
  });
  expect(textsOf(errors, 'AlarmActions')).toEqual(['arn:aws:sns:eu-west-1:111122223333:fixture']);
  expect(listOf(errors, 'Dimensions')).toEqual([{ Name: 'FunctionName', Value: 'fixture' }]);
});

test('an alarm on an expression is described with its queries and no metric of its own', async () => {
  const metricAlarms = listOf(await alarms('MetricAlarm'), 'MetricAlarms');
  const rate = metricAlarms.find(({ AlarmName }) => AlarmName === 'fixture-rate')!;
  const queries = listOf(rate, 'Metrics');
  expect(queries.map(({ Id }) => Id).sort()).toEqual(['errors', 'rate']);
  expect(queries.find(({ Id }) => Id === 'rate')).toMatchObject({
    Expression: 'errors * 100',
    ReturnData: 'true',
  });
  expect(queries.find(({ Id }) => Id === 'errors')).toMatchObject({
    MetricStat: { Stat: 'Sum', Period: '60', Metric: { MetricName: 'Errors' } },
  });
  for (const name of ['Statistic', 'Period', 'MetricName', 'Namespace'])
    expect(rate).not.toHaveProperty(name);
});

test('a composite alarm is described with its actions', async () => {
  const [any] = listOf(await alarms('CompositeAlarm'), 'CompositeAlarms');
  expect(any).toMatchObject({ AlarmName: 'fixture-any', ActionsEnabled: 'true' });
  expect(textsOf(any!, 'AlarmActions')).toHaveLength(1);
});

const tracing = async () => {
  const { body } = await ministack.client.send({
    service: 'states',
    scope: SCOPE,
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AWSStepFunctions.DescribeStateMachine',
    },
    body: JSON.stringify({ stateMachineArn: STATE_MACHINE }),
  });
  return JSON.parse(body.toString()).tracingConfiguration;
};

test('a state machine keeps its tracing', async () => {
  expect(await tracing()).toEqual({ enabled: true });
});

test('a security group that a function, an endpoint or a rule uses is not deleted', async () => {
  for (const name of ['fixture-client', 'fixture-mount-target']) {
    const deletion = ec2('DeleteSecurityGroup', { GroupId: await groupId(name) });
    await expect(deletion).rejects.toMatchObject({ code: 'DependencyViolation', status: 400 });
  }
});

test('a subnet that a function uses is not deleted', async () => {
  const subnets = listOf(await ec2('DescribeSubnets'), 'subnetSet');
  const own = subnets.find(({ cidrBlock }) => cidrBlock === '10.0.0.0/24')!;
  const deletion = ec2('DeleteSubnet', { SubnetId: text(own.subnetId) });
  await expect(deletion).rejects.toMatchObject({ code: 'DependencyViolation', status: 400 });
});

test('what changes in place has changed, and the plan is empty again', async () => {
  const changed = ['-var', 'changed=true'];
  await deployment.apply(...changed);
  const [gateway, logs, rules] = await Promise.all([
    endpointOf('s3'),
    endpointOf('logs'),
    rulesOf('fixture-client'),
  ]);
  expect(text(gateway.policyDocument)).toContain('s3:Get*');
  expect(logs.privateDnsEnabled).toBe('false');
  expect(listOf(logs, 'groupSet')).toMatchObject([{ groupName: 'fixture-mount-target' }]);
  expect(rules.find(({ prefixListId }) => prefixListId)).toMatchObject({ description: 'HTTPS' });
  expect(await tracing()).toEqual({ enabled: false });
  expect(await rulesOf('fixture-inline', 'false')).toMatchObject([{ cidrIpv4: '10.0.0.0/24' }]);
  expect(await ipv6RangesIn('10.0.0.0/16')).toEqual([]);
  expect(await ipv6RangesIn('10.1.0.0/16')).toHaveLength(1);
  expect((await deployment.plan(...changed)).changes).toEqual([]);
});

test('a destroy takes everything in one pass', async () => {
  await deployment.destroy('-var', 'changed=true');
  expect(await deployment.resources()).toEqual([]);
  const vpcs = listOf(await ec2('DescribeVpcs'), 'vpcSet');
  expect(vpcs.filter(({ cidrBlock }) => text(cidrBlock).startsWith('10.'))).toEqual([]);
  expect(listOf(await ec2('DescribeVpcEndpoints'), 'vpcEndpointSet')).toEqual([]);
});
