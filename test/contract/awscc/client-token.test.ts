import { expect, test } from '@jest/globals';
import { clientTokens } from '../../../local-aws/awscc/client/client-token.ts';
import { readCases } from './recorded-exchanges.ts';

test('a client token has the shape of the recorded ones: a UTC time, then a counter', () => {
  const recorded = [...readCases().values()]
    .flat()
    .flatMap(({ request }) => request.ClientToken ?? []);
  const shape = /^terraform-(20\d\d)(\d\d)(\d\d)\d{10}([0-9a-f]{8})$/;
  expect(recorded.length).toBeGreaterThan(50);
  for (const token of recorded) expect(token).toMatch(shape);

  const next = clientTokens(() => new Date('2026-11-23T08:48:47.022Z'));
  expect([next(), next()]).toEqual([
    'terraform-20261123084847022000000001',
    'terraform-20261123084847022000000002',
  ]);
  expect(next()).toMatch(shape);
});
