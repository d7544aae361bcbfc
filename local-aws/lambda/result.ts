import type { Failure } from './failures.ts';
import type { Invocation, InvocationResult } from './invocation.ts';
import { assembleLog, billed, type Report } from './log.ts';
import { newLogStream } from './start.ts';

/** What was measured and written while an invocation ran. */
export interface Course {
  readonly before: string;
  readonly lines: string;
  readonly duration: number;
  readonly initDuration?: number;
  readonly memoryUsed: number;
  readonly cold: boolean;
  readonly logStream: string;
}

const statusOf = (failure: Failure | undefined): Pick<Report, 'status' | 'errorType'> => {
  switch (failure?.failure) {
    case 'timeout':
      return { status: 'timeout' };
    case 'exit':
    case 'mount':
      return { status: 'error', errorType: JSON.parse(failure.payload).errorType };
    default:
      return {};
  }
};

/** Puts together what the caller and the log get to see. */
export const invocationResult = (
  { requestId, configuration }: Invocation,
  answer: { readonly payload: string } | Failure,
  { duration, initDuration, memoryUsed, before, lines, cold, logStream }: Course,
): InvocationResult => {
  const failure = 'failure' in answer ? answer : undefined;
  const report: Report = {
    requestId,
    duration,
    ...(initDuration === undefined ? {} : { initDuration }),
    memorySize: configuration.MemorySize,
    memoryUsed,
    ...statusOf(failure),
  };
  return {
    payload: answer.payload,
    ...(failure ? { failure: failure.failure } : {}),
    log: assembleLog({ before, lines, platform: failure?.line ?? '' }, configuration, report),
    logStream,
    cold,
    duration: billed(report),
  };
};

/** The result of an invocation that no environment was started for. */
export const failedBeforeStart = (invocation: Invocation, failure: Failure): InvocationResult => {
  const { errorType, errorMessage } = JSON.parse(failure.payload);
  const course = {
    duration: 0,
    memoryUsed: 0,
    before: '',
    lines: `${errorType}: ${errorMessage}\n`,
  };
  const logStream = newLogStream(invocation.configuration.Version);
  return invocationResult(invocation, failure, { ...course, cold: true, logStream });
};
