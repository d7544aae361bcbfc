import { asList } from '../../../../local-aws/iam/condition.ts';
import type { OneOrMany, PolicyDocument, Statement } from '../../../../local-aws/iam/policy.ts';

/**
 * What a policy says, sorted: one line for each effect, principal, action, resource and condition. Sid, order and whether
 * one value stands in a list make no difference, nor how values are put together in statements.
 */
export const meaning = ({
  Version,
  Statement: statements,
}: Pick<PolicyDocument, 'Version' | 'Statement'>): readonly string[] => {
  if (Version !== '2012-10-17') throw new Error(`Version ${Version} has no policy variables`);
  return [...new Set(asList(statements).flatMap(lines))].sort();
};

const lines = (statement: Statement): readonly string[] => {
  const { Sid: _, Effect, Condition, Principal, Action, Resource, ...others } = statement;
  if (Object.keys(others).length > 0) {
    throw new Error(`${Object.keys(others).join(', ')} is not among what is compared`);
  }
  return principals(Principal).flatMap((principal) =>
    values(Action).flatMap((action) =>
      values(Resource).map((resource) =>
        [
          Effect,
          ...(principal ? [principal] : []),
          action,
          ...(resource ? [`on ${resource}`] : []),
          ...conditions(Condition),
        ].join(' '),
      ),
    ),
  );
};

const values = (value: OneOrMany<string> | undefined): readonly string[] =>
  value === undefined ? [''] : asList(value);

const principals = (principal: Statement['Principal']): readonly string[] => {
  if (principal === undefined) return [''];
  // To a resource's policy "*" and AWS "*" are the same.
  if (principal === '*') return ['to AWS *'];
  return Object.entries(principal).flatMap(([type, names]) =>
    asList(names).map((name) => `to ${type} ${name}`),
  );
};

const conditions = (condition: Statement['Condition'] = {}): readonly string[] =>
  Object.entries(condition)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(
        ([key, value]) =>
          `if ${operator} ${key} ${[...asList(value).map(String)].sort().join(' or ')}`,
      ),
    )
    .sort();
