import type { ExecutionEnvironment } from './environment.ts';
import type { Invocation } from './invocation.ts';
import { initReportLine, initStartLine } from './log.ts';
import type { Outcome } from './outcome.ts';
import type { Pool } from './pool.ts';
import type { StartEnvironment } from './start.ts';

/** An environment that is ready to take an invocation, or one that failed on the way there. */
export interface Started {
  readonly environment: ExecutionEnvironment;
  /** Milliseconds, of a start that Lambda reports apart. */
  readonly initDuration?: number;
  /** What of the function's own time is used up, in milliseconds. */
  readonly used: number;
  /** Set when the handler could not be loaded. */
  readonly outcome?: Outcome;
  /** Log lines before START. */
  readonly before: string;
}

/** Starts an environment and waits until the handler is loaded, for at most `limit` milliseconds. */
const attempt = async (invocation: Invocation, start: StartEnvironment, limit: number) => {
  const environment = await start(invocation);
  const from = performance.now();
  const outcome = await environment.next(limit);
  return { environment, outcome, duration: performance.now() - from };
};

/** A cold start. One that takes longer than Lambda allows is given up and made again on the function's own time. */
export const startCold = async (
  invocation: Invocation,
  pool: Pool,
  start: StartEnvironment,
  initLimit: number,
): Promise<Started> => {
  const { configuration } = invocation;
  const first = await attempt(invocation, start, initLimit);
  const before = initStartLine(configuration) + first.environment.output.take();
  if (first.outcome.type === 'ready') {
    return { environment: first.environment, initDuration: first.duration, used: 0, before };
  }
  if (first.outcome.type !== 'timeout') return { ...first, used: first.duration, before };

  await pool.end(first.environment);
  const second = await attempt(invocation, start, configuration.Timeout * 1000);
  return {
    environment: second.environment,
    used: second.duration,
    before: before + initReportLine(configuration, first.duration, 'timeout'),
    ...(second.outcome.type === 'ready' ? {} : { outcome: second.outcome }),
  };
};
