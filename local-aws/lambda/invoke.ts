import { type Started, startCold } from './cold-start.ts';
import type { ExecutionEnvironment } from './environment.ts';
import { environmentKey } from './environment-key.ts';
import {
  exited,
  type Failure,
  garbled,
  notStarted,
  outOfMemory,
  RESPONSE_LIMIT,
  timedOut,
  tooLarge,
} from './failures.ts';
import type { Invocation, InvocationResult } from './invocation.ts';
import type { Outcome } from './outcome.ts';
import type { Pool } from './pool.ts';
import { invocationResult } from './result.ts';
import type { StartEnvironment } from './start.ts';
import { MemoryWatch } from './watch-memory.ts';

/** Hands the invocation over and waits for what comes of it. */
const hand = (
  environment: ExecutionEnvironment,
  { requestId, invokedFunctionArn, event, traceId, clientContext }: Invocation,
  milliseconds: number,
): Promise<Outcome> => {
  const next = environment.next(milliseconds);
  environment.thaw();
  environment.send({
    requestId,
    deadline: Date.now() + milliseconds,
    invokedFunctionArn,
    event,
    ...(traceId === undefined ? {} : { traceId }),
    ...(clientContext === undefined ? {} : { clientContext }),
  });
  return next;
};

const reusable = (outcome: Outcome): boolean =>
  outcome.type === 'response' || (outcome.type === 'error' && !outcome.fatal);

const answerOf = (
  outcome: Outcome,
  { requestId, configuration }: Invocation,
): { readonly payload: string } | Failure => {
  switch (outcome.type) {
    case 'response':
      return Buffer.byteLength(outcome.payload) > RESPONSE_LIMIT
        ? tooLarge
        : { payload: outcome.payload };
    case 'error':
      return { failure: 'handler', payload: outcome.payload };
    case 'timeout':
      return timedOut(requestId, configuration.Timeout);
    case 'exit':
      return exited(requestId, outcome.code, null);
    case 'garbled':
      return garbled(requestId);
    case 'ended':
      return exited(requestId, outcome.code, outcome.signal);
    case 'ready':
      throw new Error('the runtime reported twice that it is ready');
  }
};

/** Runs one invocation in an environment of its own, an idle one if there is one. */
export const runInvocation = async (
  invocation: Invocation,
  pool: Pool,
  start: StartEnvironment,
  initLimit: number,
): Promise<InvocationResult> => {
  const { configuration, requestId } = invocation;
  const key = environmentKey(configuration);
  const idle = pool.take(configuration, key);
  const started: Started = idle
    ? { environment: idle, before: '', used: 0 }
    : await startCold(invocation, pool, start, initLimit);
  const { environment, used } = started;

  const memory = new MemoryWatch(environment, configuration.MemorySize);
  const from = performance.now();
  const outcome =
    started.outcome ?? (await hand(environment, invocation, configuration.Timeout * 1000 - used));
  const duration = performance.now() - from + used;
  memory.stop();

  const memoryUsed = environment.peak;
  if (!reusable(outcome)) await environment.kill();
  const lines = environment.output.take();
  const { trouble } = environment;
  pool.give(configuration, key, environment);

  const answer = memory.exceeded
    ? outOfMemory(requestId, memory.exceeded, configuration.MemorySize)
    : started.outcome?.type === 'ended' && trouble
      ? notStarted(trouble)
      : answerOf(outcome, invocation);
  return invocationResult(invocation, answer, {
    ...started,
    duration,
    memoryUsed,
    lines,
    cold: !idle,
    logStream: environment.logStream,
  });
};
