import { RequestFailed } from './service-error.ts';
import type { Waiting } from './waiting.ts';

/** How far a create, update or delete is. */
export interface ProgressEvent {
  readonly RequestToken?: string;
  readonly OperationStatus?: string;
  readonly Operation?: string;
  readonly Identifier?: string;
  readonly ErrorCode?: string;
  readonly StatusMessage?: string;
}

interface Hook {
  readonly HookTypeName?: string;
  readonly HookStatus?: string;
  readonly HookStatusMessage?: string;
}

/** The answer to GetResourceRequestStatus. */
export interface RequestStatus {
  readonly ProgressEvent?: ProgressEvent;
  readonly HooksProgressEvent?: readonly Hook[];
}

const SHORTEST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 120;

const hasEnded = ({ OperationStatus, ErrorCode, Operation }: ProgressEvent): boolean => {
  // A resource that is gone already is as good as deleted.
  if (OperationStatus === 'FAILED') return ErrorCode === 'NotFound' && Operation === 'DELETE';
  return OperationStatus === 'SUCCESS' || OperationStatus === 'CANCEL_COMPLETE';
};

const failureText = (event: ProgressEvent, hooks: readonly Hook[]): string => {
  const refused = hooks
    .filter(
      ({ HookStatus }) => HookStatus === 'HOOK_COMPLETE_FAILED' || HookStatus === 'HOOK_FAILED',
    )
    .map(({ HookTypeName, HookStatusMessage }) => ` Hook ${HookTypeName}: ${HookStatusMessage}.`);
  const code = event.ErrorCode ?? 'no error code';
  return `failed with ${code}: ${event.StatusMessage ?? ''}.${refused.join('')}`;
};

/**
 * Polls at once, then after a random pause of 5 s up to 5 s doubled each time, at most two minutes, until the request has
 * ended. Answers the identifier of the final status; it alone is trusted.
 */
export const waitForEnd = async (
  poll: () => Promise<RequestStatus>,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<string> => {
  for (let longest = SHORTEST_PAUSE_SECONDS; ; longest *= 2) {
    const { ProgressEvent: event = {}, HooksProgressEvent: hooks = [] } = await poll();
    if (hasEnded(event)) return event.Identifier ?? '';
    if (event.OperationStatus === 'FAILED') {
      throw new RequestFailed(failureText(event, hooks), event.Identifier ?? '');
    }
    const spread = Math.min(longest, LONGEST_PAUSE_SECONDS) - SHORTEST_PAUSE_SECONDS;
    await waiting.pause(1000 * (SHORTEST_PAUSE_SECONDS + waiting.random() * spread), signal);
  }
};
