import type { Callback, Completion, InvokeMessage } from './parts.ts';

/** The second and third argument of a handler, and what is to happen when the event loop runs dry. */
export const createContext = (
  message: InvokeMessage,
  completion: Completion,
  setWhenIdle: (listener: () => void) => void,
): { readonly context: object; readonly callback: Callback } => {
  let waitsForEmptyEventLoop = true;
  let finished = false;
  const once = (action: Callback): Callback => {
    return (error, result) => {
      if (finished) return;
      action(error, result);
      finished = true;
    };
  };
  const isError = (error: unknown) => error !== undefined && error !== null;

  const done: Callback = (error, result) => {
    setWhenIdle(() => {});
    if (isError(error)) completion.fail(error);
    else completion.succeed(result);
  };
  const callback: Callback = (error, result) => {
    if (isError(error) || !waitsForEmptyEventLoop) done(error, result);
    else setWhenIdle(() => setImmediate(() => done(undefined, result)));
  };

  const { env } = process;
  const finish = once(done);
  return {
    callback: once(callback),
    context: {
      get callbackWaitsForEmptyEventLoop() {
        return waitsForEmptyEventLoop;
      },
      set callbackWaitsForEmptyEventLoop(value: boolean) {
        waitsForEmptyEventLoop = value;
      },
      succeed: (result: unknown) => finish(undefined, result),
      fail: (error: unknown) => finish(isError(error) ? error : 'handled'),
      done: finish,
      functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
      functionName: env.AWS_LAMBDA_FUNCTION_NAME,
      memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext: message.clientContext,
      identity: undefined,
      invokedFunctionArn: message.invokedFunctionArn,
      awsRequestId: message.requestId,
      getRemainingTimeInMillis: () => message.deadline - Date.now(),
    },
  };
};
