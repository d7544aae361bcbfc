import type { Scope } from '../scope.ts';
import type { FileSystem } from './entities.ts';

/** A bucket of this account. */
export interface Bucket {
  readonly region: string;
  /** Absent: versioning was never turned on. */
  readonly versioning?: 'Enabled' | 'Suspended';
}

/** A subnet and where it lies. */
export interface Subnet {
  readonly subnetId: string;
  readonly vpcId: string;
  /** For example `use1-az1`. */
  readonly availabilityZoneId: string;
  /** Absent in a subnet with IPv6 only. */
  readonly ipv4Cidr?: string;
  readonly ipv6Cidr?: string;
}

/** A security group and its VPC. */
export interface SecurityGroup {
  readonly groupId: string;
  readonly vpcId: string;
}

/** What S3 Files must ask of the rest of AWS. All answers are of this moment. */
export interface Surroundings {
  /** Nothing when it does not exist; `foreign` when it belongs to another account. */
  bucket(scope: Scope, name: string): Promise<Bucket | 'foreign' | undefined>;
  subnet(scope: Scope, subnetId: string): Promise<Subnet | undefined>;
  securityGroup(scope: Scope, groupId: string): Promise<SecurityGroup | undefined>;
  defaultSecurityGroup(scope: Scope, vpcId: string): Promise<SecurityGroup | undefined>;
  /** The ARN of a KMS key given by id, alias or either's ARN; nothing when there is none. */
  keyArn(scope: Scope, key: string): Promise<string | undefined>;
  /** Why S3 Files cannot work as the file system's role on its bucket; nothing when it can. */
  roleRefusal(fileSystem: FileSystem): Promise<string | undefined>;
}
