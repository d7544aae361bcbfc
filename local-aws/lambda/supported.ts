import { type Failure, refused } from './failures.ts';
import type { FunctionConfiguration } from './invocation.ts';

/** Why a function cannot be run on this machine, if it cannot. */
export const unsupported = ({
  FunctionName,
  PackageType,
  Runtime = '',
}: FunctionConfiguration): Failure | undefined => {
  if (PackageType === 'Image') {
    return refused(
      'Runtime.ImageNotSupported',
      `function '${FunctionName}' is a container image, which the local AWS plans and applies but does not run; give it a zip package to invoke it here`,
    );
  }
  if (!Runtime.startsWith('nodejs')) {
    return refused(
      'Runtime.NotSupported',
      `function '${FunctionName}' has runtime '${Runtime}', but the local AWS runs nodejs runtimes only; invoke it in AWS, or write the handler for nodejs22.x`,
    );
  }
  return undefined;
};
