/** Quotas of S3 Files (S3 User Guide, s3-files-quotas). */
export const QUOTAS = {
  fileSystems: 1_000,
  /** The access point page says 25,000; the lower of the two is what one can count on. */
  accessPointsPerFileSystem: 10_000,
  securityGroupsPerMountTarget: 5,
  tags: 50,
  policyCharacters: 20_000,
  importDataRules: 10,
} as const;

/** What a file system synchronises by until told otherwise (s3-files-synchronization-customizing). */
export const DEFAULT_SYNCHRONIZATION = {
  importDataRules: [{ prefix: '', trigger: 'ON_DIRECTORY_FIRST_ACCESS', sizeLessThan: 131_072 }],
  daysAfterLastAccess: 30,
} as const;
