import type { InvocationResult } from './invocation.ts';

/** An invocation that failed: what its caller is told, and of which kind it is. */
export interface Failure {
  readonly failure: NonNullable<InvocationResult['failure']>;
  readonly payload: string;
  /** A line of the platform in the function's log. */
  readonly line?: string;
}

const document = (errorType: string, errorMessage: string): string =>
  JSON.stringify({ errorType, errorMessage });

/** Go's names, in which Lambda reports signals. */
const SIGNALS: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGTERM: 'terminated',
  SIGSEGV: 'segmentation fault',
  SIGBUS: 'bus error',
  SIGILL: 'illegal instruction',
  SIGTRAP: 'trace/breakpoint trap',
  SIGINT: 'interrupt',
  SIGQUIT: 'quit',
  SIGHUP: 'hangup',
};

export const timedOut = (requestId: string, seconds: number): Failure => {
  const text = `Task timed out after ${seconds.toFixed(2)} seconds`;
  return {
    failure: 'timeout',
    payload: document('Sandbox.Timedout', `RequestId: ${requestId} Error: ${text}`),
    line: `${new Date().toISOString()} ${requestId} ${text}\n`,
  };
};

export const exited = (requestId: string, code: number | null, signal: string | null): Failure => {
  const reason = signal
    ? `with error: signal: ${SIGNALS[signal] ?? signal}`
    : code === 0
      ? 'without providing a reason'
      : `with error: exit status ${code}`;
  const text = `RequestId: ${requestId} Error: Runtime exited ${reason}`;
  return {
    failure: 'exit',
    payload: document('Runtime.ExitError', text),
    line: `${text}\nRuntime.ExitError\n`,
  };
};

/** What Lambda's runtime shows of a function that outgrew its memory, with the figures added to the log. */
export const outOfMemory = (requestId: string, used: number, limit: number): Failure => {
  const failure = exited(requestId, null, 'SIGKILL');
  return { ...failure, line: `its memory grew to ${used} MB of ${limit} MB\n${failure.line}` };
};

/** The runtime's line to us cannot be understood any more, so the environment is ended. */
export const garbled = (requestId: string): Failure => {
  const failure = exited(requestId, null, 'SIGKILL');
  const text =
    'what came over file descriptor 3, which belongs to the runtime, is not its own; do not write to it, and leave JSON as it is';
  return { ...failure, line: `${text}\n${failure.line}` };
};

/** The environment could not be prepared. */
export const notStarted = (reason: string): Failure =>
  refused('Sandbox.StartFailed', `the execution environment did not start: ${reason}`);

/** The most that a synchronous invocation returns, in bytes. */
export const RESPONSE_LIMIT = 6_291_556;

export const tooLarge: Failure = {
  failure: 'handler',
  payload: document(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
  ),
};

/** The function cannot run here at all. */
export const refused = (errorType: string, errorMessage: string): Failure => ({
  failure: 'handler',
  payload: document(errorType, errorMessage),
});

/** By its bare name: who asked decides whether it becomes an error of the API or, in Step Functions, `Lambda.<code>`. */
export const mountRefused = (code: string, message: string): Failure => ({
  failure: 'mount',
  payload: document(code, message),
});
