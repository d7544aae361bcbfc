/** What of a partition stands in policies. */
export interface Partition {
  readonly partition: 'aws' | 'aws-cn' | 'aws-us-gov';
  readonly region: string;
  readonly dnsSuffix: string;
  /** Folder with its mocked providers. */
  readonly mocks: string;
}

export const PARTITIONS: readonly Partition[] = [
  { partition: 'aws', region: 'eu-west-1', dnsSuffix: 'amazonaws.com', mocks: 'commercial' },
  { partition: 'aws-cn', region: 'cn-north-1', dnsSuffix: 'amazonaws.com.cn', mocks: 'china' },
  {
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    dnsSuffix: 'amazonaws.com',
    mocks: 'govcloud',
  },
];

export const ACCOUNT = '111122223333';

/** Names of service principals: the same in each partition. */
export const S3_FILES = 'elasticfilesystem.amazonaws.com';
export const LAMBDA = 'lambda.amazonaws.com';
