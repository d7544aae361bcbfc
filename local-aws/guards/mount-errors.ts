import type { AwsAnswer, Guard } from '../gateway/call.ts';
import type { MountErrorCode } from '../lambda/invocation.ts';
import { lambdaError } from './answers.ts';

/** HTTP status of each mount error at Invoke. */
export const MOUNT_ERROR_STATUS: Readonly<Record<MountErrorCode, number>> = {
  S3FilesMountConnectivityException: 408,
  S3FilesMountFailureException: 403,
  S3FilesMountTimeoutException: 408,
};

/** Step Functions puts the service's name before the error's; an API caller sees it bare. */
export const stepFunctionsErrorOf = (code: MountErrorCode): string => `Lambda.${code}`;

const mountErrorOf = (errorType: unknown): MountErrorCode | undefined =>
  (Object.keys(MOUNT_ERROR_STATUS) as MountErrorCode[]).find(
    (code) => errorType === code || errorType === stepFunctionsErrorOf(code),
  );

/** Turns a function error that stands for a failed mount into what Invoke answers then; nothing for any other answer. */
export const mountErrorAnswer = (answer: AwsAnswer): AwsAnswer | undefined => {
  if (answer.headers['x-amz-function-error'] === undefined) return undefined;
  let payload: { errorType?: unknown; errorMessage?: unknown } | null;
  try {
    payload = JSON.parse(answer.body.toString());
  } catch {
    return undefined;
  }
  const code = mountErrorOf(payload?.errorType);
  if (!code) return undefined;
  return lambdaError(MOUNT_ERROR_STATUS[code], code, {
    Type: 'User',
    Message: String(payload?.errorMessage ?? ''),
  });
};

const INVOKE = /^\/2015-03-31\/functions\/[^/]+\/invocations\/?$/;

/** A mount that fails is no failure of the function: the call to Invoke itself is refused. */
export const mountErrorGuard = (): Guard => ({
  wants: ({ service, method, path }) =>
    service === 'lambda' && method === 'POST' && INVOKE.test(path),
  after: async (_, answer) => mountErrorAnswer(answer),
});
