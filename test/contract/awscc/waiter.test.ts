import { expect, test } from '@jest/globals';
import {
  type ProgressEvent,
  type RequestStatus,
  waitForEnd,
} from '../../../local-aws/awscc/client/progress.ts';
import { NotedWaiting } from './caller.ts';
import { readCases } from './recorded-exchanges.ts';

const { signal } = new AbortController();

/** Waits through these statuses; a poll too many fails. */
const waitThrough = (events: readonly ProgressEvent[], waiting = new NotedWaiting()) => {
  const left = [...events];
  const poll = async (): Promise<RequestStatus> => {
    const event = left.shift();
    if (!event) throw new Error('polled after the end');
    return { ProgressEvent: event };
  };
  return waitForEnd(poll, waiting, signal);
};

const polls = (count: number): ProgressEvent[] => [
  ...Array.from({ length: count }, () => ({ OperationStatus: 'IN_PROGRESS' })),
  { OperationStatus: 'SUCCESS', Identifier: 'id' },
];

const pausesFor = async (count: number, random: number): Promise<number[]> => {
  const waiting = new NotedWaiting(random);
  await waitThrough(polls(count), waiting);
  return waiting.pauses.map((milliseconds) => milliseconds / 1000);
};

test('the first poll is at once; pauses are five seconds at least, and at most double each time up to two minutes', async () => {
  expect(await pausesFor(0, 0.5)).toEqual([]);
  expect(await pausesFor(7, 0)).toEqual([5, 5, 5, 5, 5, 5, 5]);
  expect(await pausesFor(7, 1)).toEqual([5, 10, 20, 40, 80, 120, 120]);
});

test.each(['create-inprogress-3', 'update-inprogress-1'])(
  '%s: the pauses of the real provider lie within ours',
  async (name) => {
    const times = readCases()
      .get(name)!
      .filter(({ op }) => op === 'GetResourceRequestStatus')
      .map(({ t_ms }) => t_ms!);
    const recorded = times.slice(1).map((time, i) => (time - times[i]!) / 1000);
    const [shortest, longest] = [
      await pausesFor(recorded.length, 0),
      await pausesFor(recorded.length, 1),
    ];
    // The clock of the recording runs on while a poll is answered.
    const SLACK = 0.2;
    for (const [i, seconds] of recorded.entries()) {
      expect(seconds).toBeGreaterThanOrEqual(shortest[i]!);
      expect(seconds).toBeLessThanOrEqual(longest[i]! + SLACK);
    }
    expect(recorded.length).toBeGreaterThan(0);
  },
);

test('only the identifier of the final status counts', async () => {
  const events = [{ OperationStatus: 'IN_PROGRESS', Identifier: 'early' }];
  expect(await waitThrough([...events, { OperationStatus: 'SUCCESS', Identifier: 'late' }])).toBe(
    'late',
  );
  expect(await waitThrough([...events, { OperationStatus: 'SUCCESS' }])).toBe('');
});

test('an unheard-of status means to poll again, and a cancelled request counts as ended', async () => {
  expect(await waitThrough([{ OperationStatus: 'RESTING' }, ...polls(0)])).toBe('id');
  expect(await waitThrough([{ OperationStatus: 'CANCEL_COMPLETE' }])).toBe('');
});

test('deleting what is gone already succeeds; no other operation does', async () => {
  const gone = { OperationStatus: 'FAILED', ErrorCode: 'NotFound', Identifier: 'id' };
  expect(await waitThrough([{ ...gone, Operation: 'DELETE' }])).toBe('id');
  await expect(waitThrough([{ ...gone, Operation: 'UPDATE' }])).rejects.toThrow('NotFound');
});

test('a failure says why, names the hooks that refused, and carries the identifier', async () => {
  const poll = async (): Promise<RequestStatus> => ({
    ProgressEvent: {
      OperationStatus: 'FAILED',
      ErrorCode: 'NonCompliant',
      StatusMessage: 'not allowed',
      Identifier: 'id',
    },
    HooksProgressEvent: [
      { HookTypeName: 'Org::Guard', HookStatus: 'HOOK_FAILED', HookStatusMessage: 'no owner tag' },
      { HookTypeName: 'Org::Other', HookStatus: 'HOOK_COMPLETE_SUCCEEDED' },
    ],
  });
  await expect(waitForEnd(poll, new NotedWaiting(), signal)).rejects.toMatchObject({
    message: 'failed with NonCompliant: not allowed. Hook Org::Guard: no owner tag.',
    identifier: 'id',
  });
});
