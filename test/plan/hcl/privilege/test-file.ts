import { hcl, type Values } from '../scenario.ts';
import { Arns } from './arns.ts';
import { FILE_SYSTEM_ENTRIES } from './configured.ts';
import { LAMBDA, type Partition, S3_FILES } from './partitions.ts';

/** Name of the one run in each test file. */
export const RUN = 'every_role_and_policy';

/** A test file that applies the configuration in a partition, with an ARN of its own for everything that policies name. */
export const testFileIn = (at: Partition): string =>
  [
    ...['aws', 'awscc'].map(
      (provider) => `mock_provider "${provider}" {\n  source = "./tests/mocks/${at.mocks}"\n}\n`,
    ),
    ...overrides(at),
    `run "${RUN}" {\n  command = apply\n}\n`,
  ].join('\n');

const override = (kind: 'data' | 'resource', target: string, values: Values): string =>
  `override_${kind} {\n  target = ${target}\n  values = ${hcl(values)}\n}\n`;

const overrides = (at: Partition): readonly string[] => {
  const arns = new Arns(at);
  return [
    ...FILE_SYSTEM_ENTRIES.flatMap(([module, { rootDirectories, functions }]) => [
      ...fileSystem(arns, module, Object.keys(rootDirectories)),
      ...Object.keys(functions).flatMap((key) =>
        lambda(`module.${module}.module.function["${key}"]`, {
          role: arns.functionRole(module, key),
          logGroup: arns.logGroup(`${module}-${key}`),
        }),
      ),
    ]),
    ...lambda('module.borrowed', { logGroup: arns.logGroup('borrowed') }),
  ];
};

const fileSystem = (arns: Arns, module: string, accessPoints: readonly string[]) => {
  const arn = arns.fileSystem(module);
  const inside = `module.${module}.module.file_system`;
  return [
    override('data', `${inside}.data.aws_service_principal.s3files`, { name: S3_FILES }),
    override('resource', `${inside}.aws_iam_role.service[0]`, { arn: arns.serviceRole(module) }),
    override('resource', `${inside}.awscc_s3files_file_system.this`, {
      file_system_arn: arn,
      file_system_id: arn.split('/').pop(),
    }),
    ...accessPoints.map((name) =>
      override('resource', `${inside}.awscc_s3files_access_point.this["${name}"]`, {
        access_point_arn: arns.accessPoint(module, name),
      }),
    ),
    ...(module === 'pattern'
      ? []
      : [
          override('resource', `module.${module}.module.bucket[0].aws_s3_bucket.this`, {
            arn: arns.bucket(module),
          }),
        ]),
  ];
};

const lambda = (address: string, { role, logGroup }: { role?: string; logGroup: string }) => [
  override('data', `${address}.data.aws_service_principal.lambda`, { name: LAMBDA }),
  override('resource', `${address}.aws_cloudwatch_log_group.this`, { arn: logGroup }),
  ...(role ? [override('resource', `${address}.aws_iam_role.this[0]`, { arn: role })] : []),
];
