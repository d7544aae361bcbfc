import { createHash } from 'node:crypto';

/** A document of Cloud Control properties. */
export type Properties = Record<string, unknown>;

export const ACCOUNT = '111122223333';
const REGION = 'us-east-1';

interface LabType {
  /** The property that is the primary identifier. */
  readonly identifier: string;
  /** Properties that a patch may not touch. */
  readonly createOnly: readonly string[];
  /** What the service adds to the desired state. */
  readonly complete: (desired: Properties, hex: string) => Properties;
}

const fileSystem = (desired: Properties, hex: string): Properties => {
  const { AcceptBucketWarning: _, SynchronizationConfiguration: rules, ...kept } = desired;
  const id = `fs-${hex.slice(0, 17)}`;
  return {
    ...kept,
    ...(rules
      ? { SynchronizationConfiguration: { ...(rules as Properties), LatestVersionNumber: 1 } }
      : {}),
    FileSystemId: id,
    FileSystemArn: `arn:aws:s3files:${REGION}:${ACCOUNT}:file-system/${id}`,
    CreationTime: '2026-01-02T03:04:05Z',
    OwnerId: ACCOUNT,
    Status: 'available',
  };
};

const mountTarget = (desired: Properties, hex: string): Properties => ({
  IpAddressType: 'IPV4_ONLY',
  Ipv4Address: `10.0.${Number.parseInt(hex.slice(20, 22), 16)}.${Number.parseInt(hex.slice(22, 24), 16)}`,
  SecurityGroups: ['sg-0f000000000000009'],
  ...desired,
  MountTargetId: `fsmt-${hex.slice(0, 17)}`,
  AvailabilityZoneId: 'use1-az1',
  NetworkInterfaceId: `eni-${hex.slice(0, 17)}`,
  VpcId: 'vpc-0e000000000000001',
  OwnerId: ACCOUNT,
  Status: 'available',
});

const accessPoint = (desired: Properties, hex: string): Properties => {
  const id = `fsap-${hex.slice(0, 17)}`;
  const fileSystemId = String(desired.FileSystemId).split('/').pop();
  return {
    ...desired,
    AccessPointId: id,
    AccessPointArn: `arn:aws:s3files:${REGION}:${ACCOUNT}:file-system/${fileSystemId}/access-point/${id}`,
    OwnerId: ACCOUNT,
    Status: 'available',
  };
};

/** The four types, by the last part of their name. */
export const LAB_TYPES: Readonly<Record<string, LabType>> = {
  FileSystem: {
    identifier: 'FileSystemArn',
    createOnly: ['Bucket', 'Prefix', 'ClientToken', 'KmsKeyId', 'RoleArn', 'AcceptBucketWarning'],
    complete: fileSystem,
  },
  MountTarget: {
    identifier: 'MountTargetId',
    createOnly: ['Ipv4Address', 'Ipv6Address', 'IpAddressType', 'SubnetId', 'FileSystemId'],
    complete: mountTarget,
  },
  AccessPoint: {
    identifier: 'AccessPointId',
    createOnly: ['FileSystemId', 'ClientToken', 'PosixUser', 'RootDirectory'],
    complete: accessPoint,
  },
  FileSystemPolicy: {
    identifier: 'FileSystemId',
    createOnly: ['FileSystemId'],
    complete: (desired) => desired,
  },
};

/** The hex digits that ids are made of: the same for the same content, whatever the order of creation. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with its keys sorted, as text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
