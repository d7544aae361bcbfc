import { createHash } from 'node:crypto';
import type { ExecutionEnvironment, Outcome } from './environment.ts';
import { exited, type Failure, RESPONSE_LIMIT, timedOut, tooLarge } from './failures.ts';
import type { FunctionConfiguration, Invocation, InvocationResult } from './invocation.ts';
import { assembleLog, billed, type Report } from './log.ts';
import type { Pool } from './pool.ts';
import type { StartEnvironment } from './start.ts';

/** What Lambda allows a cold start. */
const INIT_LIMIT = 10_000;

/** Environments are alike when everything the function's configuration says is. */
const keyOf = (configuration: FunctionConfiguration): string =>
  createHash('sha256').update(JSON.stringify(configuration)).digest('base64');

interface Started {
  readonly environment: ExecutionEnvironment;
  readonly initDuration?: number;
  /** Set when the handler could not be loaded. */
  readonly outcome?: Outcome;
  /** Log lines before START. */
  readonly before: string;
}

const runtimeLine = ({ Runtime }: FunctionConfiguration): string =>
  `INIT_START Runtime Version: node:${process.version} (the node of this machine, for ${Runtime})\n`;

const startCold = async (invocation: Invocation, start: StartEnvironment): Promise<Started> => {
  const from = performance.now();
  const environment = await start(invocation);
  const outcome = await environment.next(INIT_LIMIT);
  const initDuration = performance.now() - from;
  const before = runtimeLine(invocation.configuration) + environment.output.take();
  return {
    environment,
    initDuration,
    before,
    ...(outcome.type === 'ready' ? {} : { outcome }),
  };
};

const runWarm = (
  environment: ExecutionEnvironment,
  { configuration, ...invocation }: Invocation,
): Promise<Outcome> => {
  const milliseconds = configuration.Timeout * 1000;
  const next = environment.next(milliseconds);
  environment.thaw();
  environment.send({
    requestId: invocation.requestId,
    deadline: Date.now() + milliseconds,
    invokedFunctionArn: invocation.invokedFunctionArn,
    event: invocation.event,
    ...(invocation.traceId === undefined ? {} : { traceId: invocation.traceId }),
    ...(invocation.clientContext === undefined ? {} : { clientContext: invocation.clientContext }),
  });
  return next;
};

const answerOf = (
  outcome: Outcome,
  { requestId, configuration }: Invocation,
): { readonly payload: string } | Failure => {
  switch (outcome.type) {
    case 'response': {
      const bytes = Buffer.byteLength(outcome.payload);
      return bytes > RESPONSE_LIMIT ? tooLarge(bytes) : { payload: outcome.payload };
    }
    case 'error':
      return { failure: 'handler', payload: outcome.payload };
    case 'timeout':
      return timedOut(requestId, configuration.Timeout);
    case 'exit':
      return exited(requestId, outcome.code, null);
    case 'ended':
      return exited(requestId, outcome.code, outcome.signal);
    case 'ready':
      throw new Error('the runtime reported twice that it is ready');
  }
};

const reusable = (outcome: Outcome): boolean =>
  outcome.type === 'response' || (outcome.type === 'error' && !outcome.fatal);

/** Runs one invocation in an environment of its own, an idle one if there is one. */
export const runInvocation = async (
  invocation: Invocation,
  pool: Pool,
  start: StartEnvironment,
): Promise<InvocationResult> => {
  const { configuration, requestId } = invocation;
  const key = keyOf(configuration);
  const idle = pool.take(configuration, key);
  const started = idle ? { environment: idle, before: '' } : await startCold(invocation, start);
  const { environment, initDuration, before } = started;

  const from = performance.now();
  const outcome = started.outcome ?? (await runWarm(environment, invocation));
  const duration = performance.now() - from;
  const memoryUsed = environment.peak;
  if (!reusable(outcome)) await environment.kill();
  const lines = environment.output.take();
  pool.give(configuration, key, environment);

  const answer = answerOf(outcome, invocation);
  const failure = 'failure' in answer ? answer : undefined;
  const report: Report = {
    requestId,
    duration,
    memorySize: configuration.MemorySize,
    memoryUsed,
    ...(initDuration === undefined ? {} : { initDuration }),
    ...(failure?.failure === 'timeout' ? { status: 'timeout' as const } : {}),
    ...(failure?.failure === 'exit'
      ? { status: 'error' as const, errorType: 'Runtime.ExitError' }
      : {}),
  };
  const platform = failure?.line ?? '';
  return {
    payload: answer.payload,
    ...(failure ? { failure: failure.failure } : {}),
    log: assembleLog({ before, lines, platform }, configuration.Version, report),
    logStream: environment.logStream,
    cold: !idle,
    duration: billed(report),
  };
};
