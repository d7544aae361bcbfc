import { createHash } from 'node:crypto';
import type { FunctionConfiguration } from './invocation.ts';

/**
 * One text for all configurations that can share environments. What else comes with a configuration, such as the state of
 * an update, does not matter.
 */
export const environmentKey = (configuration: FunctionConfiguration): string => {
  const relevant = [
    configuration.FunctionArn,
    configuration.Version,
    configuration.Runtime,
    configuration.Handler,
    configuration.Role,
    configuration.Timeout,
    configuration.MemorySize,
    configuration.CodeSha256,
    configuration.Environment,
    configuration.VpcConfig,
    configuration.FileSystemConfigs,
    configuration.LoggingConfig,
    configuration.EphemeralStorage,
  ];
  return createHash('sha256').update(JSON.stringify(relevant)).digest('base64');
};
