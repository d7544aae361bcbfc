/** The part of Lambda's function configuration (GetFunctionConfiguration) that running a function needs. */
export interface FunctionConfiguration {
  readonly FunctionName: string;
  readonly FunctionArn: string;
  readonly Version: string;
  readonly Runtime?: string;
  readonly Handler?: string;
  readonly Role: string;
  /** Seconds. */
  readonly Timeout: number;
  /** MB. */
  readonly MemorySize: number;
  readonly CodeSha256: string;
  readonly PackageType?: 'Zip' | 'Image';
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
  readonly VpcConfig?: {
    readonly SubnetIds?: readonly string[];
    readonly SecurityGroupIds?: readonly string[];
  };
  readonly FileSystemConfigs?: readonly { readonly Arn: string; readonly LocalMountPath: string }[];
  readonly LoggingConfig?: { readonly LogGroup?: string; readonly LogFormat?: string };
  readonly EphemeralStorage?: { readonly Size: number };
}

export interface Invocation {
  readonly configuration: FunctionConfiguration;
  /** Path of the deployment package on this machine, a zip named by its content. */
  readonly codeZip: string;
  /** As it was called: with the alias or version, if there was one. */
  readonly invokedFunctionArn: string;
  readonly requestId: string;
  readonly traceId?: string;
  /** The event as JSON text. */
  readonly event: string;
  readonly clientContext?: unknown;
}

/** The three ways a mount fails before the handler runs (reference §6.4). */
export type MountErrorCode =
  | 'S3FilesMountConnectivityException'
  | 'S3FilesMountFailureException'
  | 'S3FilesMountTimeoutException';

export interface InvocationResult {
  /** The response, or the error document `{ errorType, errorMessage, trace }`, as JSON text. */
  readonly payload: string;
  /** Set when the function failed; `mount` when it was never started because its mount was refused. */
  readonly failure?: 'handler' | 'timeout' | 'exit' | 'mount';
  /** START, the function's lines, END and REPORT, as CloudWatch Logs shows them. */
  readonly log: string;
  readonly logStream: string;
  /** Whether this invocation started its execution environment. */
  readonly cold: boolean;
  /** Billed part of the time, in milliseconds. */
  readonly duration: number;
}
