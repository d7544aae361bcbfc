// Generated from versions.tf by `npm run generate`.

/** The provider of the file system's resources, and the versions of it that the modules take. */
export const AWSCC = { source: 'hashicorp/awscc', version: '>= 1.79, < 2' } as const;
