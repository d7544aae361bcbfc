import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from '../../../local-aws/iam/evaluate.ts';
import type { PolicyDocument, Statement } from '../../../local-aws/iam/policy.ts';
import { anyRequest, anyStatement } from '../../harness/any-policy.ts';
import { ROLE, roleWith } from './fixtures.ts';

const documents = fc.array(
  fc.record({
    Version: fc.constantFrom('2012-10-17', '2008-10-17'),
    Statement: fc.array(anyStatement, { maxLength: 3 }),
  }),
  { maxLength: 3 },
);
const requests = anyRequest.map((request) => ({ ...request, principal: ROLE }));
const boundaries = fc.option(documents, { nil: undefined });
const merged = (all: readonly PolicyDocument[] | undefined): PolicyDocument | undefined =>
  all && { Version: '2012-10-17', Statement: all.flatMap((each) => each.Statement) };
const policyWith = (statement: Statement): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statement,
});
const onResource = (statement: Statement): Statement => ({
  ...statement,
  Principal: { AWS: ROLE },
});

test('another Allow never takes anything away', () => {
  fc.assert(
    fc.property(documents, boundaries, anyStatement, requests, (all, limit, added, request) => {
      const boundary = merged(limit);
      const before = evaluate(roleWith(all, boundary), request);
      const allow = policyWith({ ...added, Effect: 'Allow' });
      const after = evaluate(roleWith([...all, allow], boundary), request);
      expect(after === before || (before === 'implicitDeny' && after === 'allowed')).toBe(true);
    }),
  );
});

test('another Deny never allows anything, wherever it is written', () => {
  fc.assert(
    fc.property(documents, boundaries, anyStatement, requests, (all, limit, added, request) => {
      const boundary = merged(limit);
      const before = evaluate(roleWith(all, boundary), request);
      const deny: Statement = { ...added, Effect: 'Deny' };
      const places = [
        evaluate(roleWith([...all, policyWith(deny)], boundary), request),
        evaluate(roleWith(all, boundary), request, policyWith(onResource(deny))),
      ];
      for (const after of places) expect([before, 'explicitDeny']).toContain(after);
    }),
  );
});

test('a boundary never widens', () => {
  fc.assert(
    fc.property(documents, documents, requests, (all, limit, request) => {
      const without = evaluate(roleWith(all), request);
      const within = evaluate(roleWith(all, merged(limit)), request);
      if (without !== 'allowed') expect(within).not.toBe('allowed');
      if (without === 'explicitDeny') expect(within).toBe('explicitDeny');
    }),
  );
});

test('the order of policies and statements does not matter', () => {
  fc.assert(
    fc.property(documents, requests, (all, request) => {
      const turned = all
        .map((each) => ({ ...each, Statement: [...each.Statement].reverse() }))
        .reverse();
      expect(evaluate(roleWith(turned), request)).toBe(evaluate(roleWith(all), request));
    }),
  );
});

test('a condition and its negation never both hold, nor both fail, for a key with one value', () => {
  const pairs = fc.constantFrom(
    ['StringEquals', 'StringNotEquals'],
    ['StringLike', 'StringNotLike'],
    ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    ['ArnLike', 'ArnNotLike'],
  );
  const texts = fc.string({ unit: fc.constantFrom('a', 'B', ':', '*', '?', '.'), maxLength: 6 });
  fc.assert(
    fc.property(pairs, fc.array(texts, { minLength: 1 }), texts, ([one, other], values, actual) => {
      const decide = (operator: string) =>
        evaluate(
          roleWith([
            policyWith({
              Effect: 'Allow',
              Action: '*',
              Resource: '*',
              Condition: { [operator]: { k: values } },
            }),
          ]),
          { principal: ROLE, action: 'a:b', resource: '*', context: { k: actual } },
        );
      expect(decide(one!) === 'allowed').toBe(decide(other!) !== 'allowed');
    }),
  );
});
