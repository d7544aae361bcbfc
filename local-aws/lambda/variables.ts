import type { Scope } from '../scope.ts';
import type { FunctionConfiguration } from './invocation.ts';

/** What differs between this machine and another, or between two environments of one function. */
export interface Surroundings {
  readonly scope: Scope;
  readonly endpoint: string;
  readonly logStream: string;
  /** Where the code lies inside the environment. */
  readonly taskRoot: string;
  readonly runtimeFolder: string;
  readonly path: string;
}

/** The function's log group. */
export const logGroup = ({ LoggingConfig, FunctionName }: FunctionConfiguration): string =>
  LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`;

/** Whether the function asks for its log as JSON. */
export const logsJson = ({ LoggingConfig }: FunctionConfiguration): boolean =>
  LoggingConfig?.LogFormat === 'JSON';

/**
 * The environment variables of a function: its own, then those that Lambda reserves
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html), which it cannot override.
 */
export const environmentVariables = (
  configuration: FunctionConfiguration,
  { scope, endpoint, logStream, taskRoot, runtimeFolder, path }: Surroundings,
): Record<string, string> => ({
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  PATH: path,
  NODE_PATH: `/opt/nodejs/node_modules:${runtimeFolder}/node_modules:${runtimeFolder}:${taskRoot}`,
  AWS_ENDPOINT_URL: endpoint,
  ...configuration.Environment?.Variables,
  _HANDLER: configuration.Handler ?? '',
  AWS_REGION: scope.region,
  AWS_DEFAULT_REGION: scope.region,
  AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.Runtime}`,
  AWS_LAMBDA_FUNCTION_NAME: configuration.FunctionName,
  AWS_LAMBDA_FUNCTION_VERSION: configuration.Version,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.MemorySize),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: logGroup(configuration),
  AWS_LAMBDA_LOG_STREAM_NAME: logStream,
  AWS_LAMBDA_LOG_FORMAT: logsJson(configuration) ? 'JSON' : 'Text',
  // The local AWS reads the account from the access key.
  AWS_ACCESS_KEY_ID: scope.account,
  AWS_SECRET_ACCESS_KEY: 'local',
  LAMBDA_TASK_ROOT: taskRoot,
  LAMBDA_RUNTIME_DIR: runtimeFolder,
});
