/** Where and as whom a connection calls AWS. */
export interface Settings {
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly token?: string;
  /** Endpoint of Cloud Control. */
  readonly cloudControl: string;
  /** Endpoint of STS. */
  readonly sts: string;
  /** Role that Cloud Control works as. */
  readonly roleArn?: string;
  readonly maxAttempts: number;
}
