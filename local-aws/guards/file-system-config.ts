/** An entry of a function's FileSystemConfigs as the Lambda API takes it. */
export interface FileSystemConfig {
  readonly Arn?: string;
  readonly LocalMountPath?: string;
  readonly S3FilesConfig?: { readonly DirectS3Read?: string };
}

/** What Lambda accepts as an access point: one of EFS or one of S3 Files; a file system's own ARN is neither. */
export const ACCESS_POINT_ARN =
  /^arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:access-point\/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system\/fs-[0-9a-f]{17,40}\/access-point\/fsap-[0-9a-f]{17,40}$/;
/** One level below /mnt. */
export const LOCAL_MOUNT_PATH = /^\/mnt\/[a-zA-Z0-9-_.]+$/;
/** A function has one file system at most. */
export const MAX_FILE_SYSTEM_CONFIGS = 1;
const DIRECT_S3_READ = ['AUTO', 'DISABLED', 'ENABLED'];

/** Whether the ARN belongs to S3 Files. */
export const isS3Files = (arn: string | undefined): boolean => arn?.split(':')[2] === 's3files';

type Check = readonly [
  member: string,
  value: string | undefined,
  constraint: string,
  holds: boolean,
];

const pattern = (value: string | undefined, expression: RegExp): [string, boolean] => [
  `Member must satisfy regular expression pattern: ${expression.source.replaceAll('\\/', '/')}`,
  value === undefined || expression.test(value),
];

const atMost = (value: string | undefined, length: number): [string, boolean] => [
  `Member must have length less than or equal to ${length}`,
  (value?.length ?? 0) <= length,
];

const given = (value: string | undefined): [string, boolean] => [
  'Member must not be null',
  value !== undefined,
];

const checksOf = (config: FileSystemConfig, at: string): readonly Check[] => {
  const { Arn, LocalMountPath, S3FilesConfig } = config;
  const directRead = S3FilesConfig?.DirectS3Read;
  return [
    [`${at}.arn`, Arn, ...given(Arn)],
    [`${at}.arn`, Arn, ...atMost(Arn, 256)],
    [`${at}.arn`, Arn, ...pattern(Arn, ACCESS_POINT_ARN)],
    [`${at}.localMountPath`, LocalMountPath, ...given(LocalMountPath)],
    [`${at}.localMountPath`, LocalMountPath, ...atMost(LocalMountPath, 160)],
    [`${at}.localMountPath`, LocalMountPath, ...pattern(LocalMountPath, LOCAL_MOUNT_PATH)],
    [
      `${at}.s3FilesConfig.directS3Read`,
      directRead,
      `Member must satisfy enum value set: [${DIRECT_S3_READ.join(', ')}]`,
      directRead === undefined || DIRECT_S3_READ.includes(directRead),
    ],
  ];
};

/** What is wrong with the shape of these entries, in the words of AWS's request validation; nothing when all is well. */
export const shapeViolation = (configs: readonly FileSystemConfig[]): string | undefined => {
  const checks = configs.flatMap((config, index) =>
    checksOf(config, `fileSystemConfigs.${index + 1}.member`),
  );
  const violations = checks
    .filter(([, , , holds]) => !holds)
    .map(([member, value, constraint]) => sentence(member, value, constraint));
  if (configs.length > MAX_FILE_SYSTEM_CONFIGS) {
    const [constraint] = atMost(undefined, MAX_FILE_SYSTEM_CONFIGS);
    const arns = configs.map(({ Arn }) => Arn).join(', ');
    violations.push(sentence('fileSystemConfigs', `[${arns}]`, constraint));
  }
  if (violations.length === 0) return undefined;
  const errors = violations.length === 1 ? 'error' : 'errors';
  return `${violations.length} validation ${errors} detected: ${violations.join('; ')}`;
};

const sentence = (member: string, value: string | undefined, constraint: string): string =>
  `Value ${value === undefined ? 'null' : `'${value}'`} at '${member}' failed to satisfy constraint: ${constraint}`;
