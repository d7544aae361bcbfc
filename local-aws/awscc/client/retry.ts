import { ServiceError } from './service-error.ts';
import type { Waiting } from './waiting.ts';

const THROTTLING = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

/** The provider gives up on an unreachable service after this many attempts, whatever `max_retries` says. */
const UNREACHABLE_ATTEMPTS = 9;
const LONGEST_PAUSE_SECONDS = 20;

const attemptsFor = ({ status, code }: ServiceError, maxAttempts: number): number => {
  if (status === 0) return Math.min(UNREACHABLE_ATTEMPTS, maxAttempts);
  return status >= 500 || THROTTLING.has(code) ? maxAttempts : 1;
};

/** Tries again after throttling, server errors and lost connections, with random pauses that grow. */
export const withRetries = async <T>(
  attempt: () => Promise<T>,
  maxAttempts: number,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<T> => {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ServiceError) || count >= attemptsFor(error, maxAttempts)) throw error;
      const longest = Math.min(LONGEST_PAUSE_SECONDS, 2 ** (count - 1));
      await waiting.pause(1000 * longest * waiting.random(), signal);
    }
  }
};
