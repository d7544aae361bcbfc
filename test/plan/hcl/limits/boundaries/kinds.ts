import { CODE, FUNCTION, LEAST, NETWORK } from '../../scenario.ts';
import type { Boundary } from './all.ts';

const ACCOUNT = '111122223333';
const MULTI_REGION_KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/mrk-${'0'.repeat(32)}`;
const ROLE_WITH_PATH = `arn:aws:iam::${ACCOUNT}:role/service-role/team_a/our+role=1,2.3@x-y`;
const [SUBNET, GROUP] = ['subnet-0123456789abcdef0', 'sg-0123456789abcdef0'];

/** The provider asks the same of a log group, so that none of these is ours alone. */
const RETENTIONS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  3288, 3653,
];

const mountIn = (partition: string, region: string) => {
  const fileSystem = `arn:${partition}:s3files:${region}:${ACCOUNT}:file-system/fs-0123456789abcdef0`;
  return {
    file_system: {
      arn: fileSystem,
      bucket_arn: `arn:${partition}:s3:::files`,
      kms_key_arn: `arn:${partition}:kms:${region}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`,
    },
    access_point: {
      arn: `${fileSystem}/access-point/fsap-0123456789abcdef0`,
      name: 'a',
      root_directory: '/',
      uid: 0,
    },
    access: 'root',
  };
};

/** What AWS takes, and a pattern easily forgets. */
export const KINDS: readonly Boundary[] = [
  {
    title: 'keys of several Regions, roles with paths, policies and layers of others',
    variables: {
      ...LEAST,
      prefix: '.a //b/',
      existing_bucket: { arn: 'arn:aws:s3:::our.bucket', kms_key_arn: MULTI_REGION_KEY },
      service_role: { arn: ROLE_WITH_PATH },
      file_system_kms_key_arn: MULTI_REGION_KEY,
      access_points: {
        shared: {},
        'a.b_c-D': { root_directory: { path: '/a b/c.' } },
      },
      functions: {
        zip: {
          ...FUNCTION,
          runtime: 'provided.al2023',
          layers: [
            'arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:14',
            'arn:aws:lambda:::awslayer:AmazonLinux1803',
          ],
          policy_arns: {
            theirs: 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
            ours: `arn:aws:iam::${ACCOUNT}:policy/team/a/ours`,
          },
          permissions_boundary: 'arn:aws:iam::aws:policy/PowerUserAccess',
          environment: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/wrapper', TZ: 'UTC', PATH: '/opt/bin' },
          logging: { kms_key_arn: MULTI_REGION_KEY },
        },
      },
      clients: { instance: { access_point: 'shared', role_arn: ROLE_WITH_PATH } },
      file_system_policy: {
        people: {
          access_point: 'shared',
          principal_arns: [
            ROLE_WITH_PATH,
            `arn:aws:iam::444455556666:user/team/somebody`,
            `arn:aws:sts::${ACCOUNT}:assumed-role/ours/session`,
            `arn:aws:sts::${ACCOUNT}:federated-user/somebody`,
          ],
        },
      },
      tags: { 'Größe: a/b = c+d @e-f_g.': 'ähnlich 数' },
    },
  },
  {
    title: 'each number of days that logs can be kept',
    variables: {
      ...LEAST,
      functions: Object.fromEntries(
        RETENTIONS.map((days) => [
          `d${days}`,
          { ...FUNCTION, logging: { retention_in_days: days } },
        ]),
      ),
    },
  },
  {
    title: 'groups of yours under a name like theirs',
    variables: {
      ...LEAST,
      name: 'sg-files',
      network: { ...NETWORK, security_groups: { mount_target_id: GROUP, client_id: GROUP } },
    },
  },
  {
    title: 'zones of every kind',
    module: 'network',
    variables: {
      name: 'Our network (a/b)',
      subnets: {
        'us-gov-west-1a': '10.0.0.0/24',
        'eusc-de-east-1a': '10.0.1.0/24',
        'us-west-2-lax-1a': '10.0.2.0/24',
        'ap-southeast-1a': '10.0.3.0/24',
        'us-isob-east-1a': '10.0.4.0/24',
        'use1-az1': '10.0.5.0/24',
        'usw2-lax1-az1': '10.0.6.0/24',
        'eusc-dee1-az1': '10.0.7.0/24',
      },
      bucket_arns: ['arn:aws:s3:::a', 'arn:aws-cn:s3:::b', 'arn:aws-us-gov:s3:::c'],
      interface_endpoints: [
        'states',
        'ecr.api',
        'bedrock-agent-runtime',
        'com.amazonaws.eu-west-1.ecr.dkr',
        'aws.sagemaker.eu-west-1.notebook',
        'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
      ],
      tags: { 'who?': 'me & you' },
    },
  },
  ...(
    [
      ['aws-cn', 'cn-north-1'],
      ['aws-us-gov', 'us-gov-west-1'],
      ['aws-iso-b', 'us-isob-east-1'],
      ['aws-eusc', 'eusc-de-east-1'],
    ] as const
  ).map(([partition, region]) => ({
    title: `partition ${partition}`,
    module: 'mount',
    variables: mountIn(partition, region),
  })),
  {
    title: 'a function in China',
    module: 'lambda',
    variables: {
      name: 'f',
      account: { id: ACCOUNT, partition: 'aws-cn', region: 'cn-north-1' },
      mount: {
        file_system_config: {
          arn: mountIn('aws-cn', 'cn-north-1').access_point.arn,
          local_mount_path: '/mnt/a',
        },
        policy_json: '{"Version":"2012-10-17","Statement":[]}',
        environment: { WORKSPACE_ROOT: '/mnt/a' },
      },
      role: { arn: `arn:aws-cn:iam::${ACCOUNT}:role/ours` },
      vpc_config: { subnets: { a: SUBNET }, security_group_ids: [GROUP] },
      code: CODE,
      handler: 'index.handler',
      layers: [`arn:aws-cn:lambda:cn-north-1:${ACCOUNT}:layer:tools:1`],
      policy_arns: { theirs: 'arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    },
  },
];
