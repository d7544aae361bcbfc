import type { Arns } from './arns.ts';
import type { ConfiguredFunction } from './configured.ts';
import { can, cannot, type Probe } from './probe.ts';

const INTERFACES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];
const TRACES = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

/** What a function does besides mounting and reading: its log, and what Lambda does in its name but the handler may not. */
export const executionProbes = (
  arns: Arns,
  functionName: string,
  { traced, own }: Pick<ConfiguredFunction, 'traced' | 'own'>,
): readonly Probe[] => {
  const stream = (name: string) => `${arns.logGroup(name)}:log-stream:2026/11/23/[$LATEST]0`;
  const interfaceArn = arns.networkInterface();
  const fromHandler = { 'lambda:SourceFunctionArn': arns.function(functionName) };
  return [
    ...can(['logs:CreateLogStream', 'logs:PutLogEvents'], [stream(functionName)]),
    ...cannot(['logs:CreateLogGroup', 'logs:GetLogEvents'], [stream(functionName)]),
    ...cannot(
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      [stream('other')],
      [stream(`${functionName}x`)],
      [stream('audit').replace('/aws/lambda/', '/')],
    ),
    ...can(INTERFACES, [interfaceArn], ['*']),
    ...cannot(INTERFACES, [interfaceArn, fromHandler], ['*', fromHandler]),
    // What is kept from the handler is Lambda's part, not all of the service.
    ...(own ? can([own], ['*'], ['*', fromHandler]) : []),
    ...cannot(['ec2:RunInstances', 'ec2:ModifyNetworkInterfaceAttribute'], [interfaceArn]),
    ...(traced ? can : cannot)(TRACES, ['*'], ['*', fromHandler]),
    ...cannot(['xray:GetTraceSummaries'], ['*']),
    ...cannot(
      ['iam:PassRole', 'sts:AssumeRole'],
      [arns.role('admin')],
      [arns.serviceRole('plain')],
    ),
    ...cannot(
      ['lambda:InvokeFunction', 'lambda:UpdateFunctionCode'],
      [arns.function(functionName)],
    ),
  ];
};
