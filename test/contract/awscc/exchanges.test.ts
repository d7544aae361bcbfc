import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { clientTokens } from '../../../local-aws/awscc/client/client-token.ts';
import { CloudControl } from '../../../local-aws/awscc/client/cloud-control.ts';
import { isFields, isFullyKnown, type Value } from '../../../local-aws/awscc/value/value.ts';
import { patchResult } from '../../plan/awscc/result/patch.ts';
import { callerOf } from './caller.ts';
import { type Known, operate } from './operations.ts';
import { type Exchange, readCases } from './recorded-exchanges.ts';
import { type RecordedService, startRecordedService } from './recorded-service.ts';

const UNSUCCESSFUL = 'AWS SDK Go Service Operation Unsuccessful';
const INCOMPLETE = 'AWS SDK Go Service Operation Incomplete';
const NOT_FOUND = 'AWS Resource Not Found After Creation or Update';

/** What Terraform was told, and whether a resource stayed in its state; in the other cases nothing went wrong. */
const FAILURES: Readonly<Record<string, readonly [summary: string, stays: boolean]>> = {
  'create-fails-no-id': [INCOMPLETE, false],
  'create-fails-with-id': [INCOMPLETE, true],
  'create-fails-with-id-gone': [INCOMPLETE, true],
  'create-fails-hooks': [INCOMPLETE, false],
  'create-sync-error': [UNSUCCESSFUL, false],
  'create-sync-typenotfound': [UNSUCCESSFUL, false],
  'max-retries-2': [UNSUCCESSFUL, false],
  'cancel-complete': [NOT_FOUND, true],
  'mt-outofband-destroy-norefresh': [UNSUCCESSFUL, true],
  'delete-failed-other': [UNSUCCESSFUL, true],
  'abw-tag-change': [UNSUCCESSFUL, true],
  'update-concurrent-sync': [UNSUCCESSFUL, true],
  'update-failed-async': [INCOMPLETE, true],
  'status-tokenunknown': [INCOMPLETE, true],
  'data-list-empty': [UNSUCCESSFUL, false],
};

const cases = readCases();
const known: Known = new Map();
let service: RecordedService;

beforeAll(async () => {
  service = await startRecordedService();
});

afterAll(() => service.close());

/** Calls with their tokens numbered by first use: a repeated number is a retry. */
const comparable = (calls: readonly Pick<Exchange, 'op' | 'request'>[]): object[] => {
  const tokens: string[] = [];
  return calls.map(({ op, request: { ClientToken, PatchDocument, ...request } }) => {
    if (ClientToken && !tokens.includes(ClientToken)) tokens.push(ClientToken);
    return {
      op,
      ...request,
      ...(ClientToken ? { token: tokens.indexOf(ClientToken) } : {}),
      ...(PatchDocument ? { patch: patchResult(PatchDocument) } : {}),
    };
  });
};

const isComplete = (state: Value): boolean => !isFields(state) || isFullyKnown(state);

// The cases are in the order of the recording, and some go on where an earlier one ended.
test.each([...cases.keys()])('%s: the calls are those of the real provider', async (name) => {
  const exchanges = cases.get(name)!;
  service.expect(exchanges);
  const maxAttempts = name === 'max-retries-2' ? 2 : 25;
  const cloud = new CloudControl(callerOf(service.url, { maxAttempts }), clientTokens());

  const { state, diagnostics } = await operate(cloud, exchanges, known);

  expect(comparable(service.received())).toEqual(comparable(exchanges));
  const [summary, stays] = FAILURES[name] ?? [];
  expect(diagnostics.map((diagnostic) => diagnostic.summary)).toEqual(summary ? [summary] : []);
  if (summary) expect(state !== null).toBe(stays);
  else expect(isComplete(state)).toBe(true);
});
