import type { Statement } from '../../../../local-aws/iam/policy.ts';
import { Arns } from './arns.ts';
import { FILE_SYSTEM_ENTRIES, FILE_SYSTEM_POLICY, FILE_SYSTEMS } from './configured.ts';
import { serviceRole, serviceRoleTrust } from './need.ts';
import { execution, functionTrust, mount } from './need-of-functions.ts';
import {
  bucketPolicy,
  endpointPolicy,
  fileSystemPolicy,
  type Grants,
} from './need-on-resources.ts';
import { ACCOUNT, type Partition } from './partitions.ts';

/** For each policy that the configuration makes, where it is found and the statements that it needs. */
export const needs = (at: Partition): Readonly<Record<string, readonly Statement[]>> => {
  const arns = new Arns(at);
  const all = FILE_SYSTEM_ENTRIES.map(([module, fileSystem]) => {
    const { functions, clients } = fileSystem;
    const inside = `module.${module}.module`;
    return {
      [`${inside}.file_system.aws_iam_role.service[0] assume_role_policy`]: serviceRoleTrust(at),
      [`${inside}.file_system.aws_iam_role_policy.service[0] policy`]: serviceRole(
        at,
        arns.bucket(module),
        fileSystem,
      ),
      ...merged(
        Object.entries(functions).map(([key, needed]) => ({
          [`${inside}.function["${key}"].aws_iam_role.this[0] assume_role_policy`]: functionTrust(),
          [`${inside}.function["${key}"].aws_iam_role_policy.mount policy`]: mount(
            arns,
            module,
            fileSystem,
            needed,
          ),
          [`${inside}.function["${key}"].aws_iam_role_policy.execution policy`]: execution(
            arns,
            `${module}-${key}`,
            needed.traced,
          ),
        })),
      ),
      ...merged(
        Object.entries(clients).map(([key, needed]) => ({
          [`${inside}.client["${key}"].aws_iam_role_policy.mount policy`]: mount(
            arns,
            module,
            fileSystem,
            needed,
          ),
        })),
      ),
    };
  });
  return { ...merged(all), ...needsOnce(arns) };
};

/** What the configuration makes in one place only. */
const needsOnce = (arns: Arns): Readonly<Record<string, readonly Statement[]>> => {
  const { writer_only } = FILE_SYSTEMS.plain.functions;
  return {
    'module.plain.module.function["traced"].aws_iam_role_policy.own[0] policy': own(arns.at),
    'module.borrowed.aws_iam_role_policy.mount policy': mount(
      arns,
      'plain',
      FILE_SYSTEMS.plain,
      writer_only,
    ),
    'module.borrowed.aws_iam_role_policy.execution policy': execution(arns, 'borrowed'),
    'module.plain.module.file_system.awscc_s3files_file_system_policy.this[0] policy':
      fileSystemPolicy(arns, 'plain', grantsIn(arns)),
    'module.plain.module.bucket[0].aws_s3_bucket_policy.this policy': bucketPolicy(
      arns.bucket('plain'),
    ),
    'module.encrypted.module.bucket[0].aws_s3_bucket_policy.this policy': bucketPolicy(
      arns.bucket('encrypted'),
    ),
    'module.account_network.aws_vpc_endpoint.s3 policy': endpointPolicy([]),
    'module.bucket_network.aws_vpc_endpoint.s3 policy': endpointPolicy([
      arns.bucket('plain'),
      arns.bucket('encrypted'),
    ]),
  };
};

/** The statements that the configuration gives a function of its own, word for word. */
const own = ({ partition }: Partition): readonly Statement[] => [
  {
    Effect: 'Allow',
    Action: ['sqs:SendMessage', 'sqs:GetQueueUrl'],
    Resource: `arn:${partition}:sqs:*:${ACCOUNT}:done`,
  },
  { Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' },
  {
    Effect: 'Deny',
    Action: 'sqs:*',
    Resource: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
];

/** The file system policy's grants by the ARNs of their roles. */
export const grantsIn = (arns: Arns): Grants =>
  Object.fromEntries(
    Object.entries(FILE_SYSTEM_POLICY).map(([who, grants]) => {
      const [kind, name = ''] = who.split(' ');
      return [kind === 'function' ? arns.functionRole('plain', name) : arns.role(name), grants];
    }),
  );

const merged = <T>(all: readonly Readonly<Record<string, T>>[]): Record<string, T> =>
  Object.assign({}, ...all);
