import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** One invocation as its caller saw it. */
export interface Invoked<T> {
  readonly result: T;
  /** Milliseconds, seen from here. */
  readonly duration: number;
  readonly cold: boolean;
  readonly log: string;
}

const LAST_LINES = 12;

/**
 * Invokes a function and waits for its answer.
 *
 * @throws Error with the function's own error and the last lines of its log.
 */
export const invoke = async <T>(
  lambda: LambdaClient,
  functionName: string,
  event: object,
  signal: AbortSignal,
): Promise<Invoked<T>> => {
  const began = performance.now();
  const answer = await lambda.send(
    new InvokeCommand({
      FunctionName: functionName,
      Payload: JSON.stringify(event),
      LogType: 'Tail',
    }),
    { abortSignal: signal },
  );
  const log = Buffer.from(answer.LogResult ?? '', 'base64').toString();
  const payload = Buffer.from(answer.Payload ?? []).toString();
  if (answer.FunctionError) {
    const { errorType, errorMessage } = JSON.parse(payload) as Record<string, string>;
    throw new Error(
      [
        `invoked ${functionName} with ${JSON.stringify(event)}: ${errorType}: ${errorMessage}`,
        'the last lines of its log:',
        ...log
          .trimEnd()
          .split('\n')
          .slice(-LAST_LINES)
          .map((line) => `  ${line}`),
      ].join('\n'),
    );
  }
  return {
    result: JSON.parse(payload) as T,
    duration: performance.now() - began,
    cold: /\tInit Duration:/.test(log),
    log,
  };
};
