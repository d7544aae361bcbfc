import { checkResource, matchesResource } from './arn.ts';
import { asList, conditionHolds, contextOf, lookupIn } from './condition.ts';
import { expression, type Lookup, parsePattern } from './pattern.ts';
import type { AccessRequest, PolicyDocument, Statement } from './policy.ts';
import { PolicyError, within } from './policy-error.ts';
import { type Naming, namesPrincipal } from './principal.ts';
import { checkShape, type PolicyKind } from './shape.ts';

/** A statement that applies to a request, and how it named the one who asks. */
export interface Applying {
  readonly effect: 'Allow' | 'Deny';
  readonly naming: Naming;
}

const VERSIONS = ['2012-10-17', '2008-10-17'];
/** The statements of a policy that apply to a request. Every statement is checked, also those that do not apply. */
export const applyingStatements = (
  document: PolicyDocument,
  kind: PolicyKind,
  request: AccessRequest,
): readonly Applying[] => {
  const { Version: version = '2008-10-17', Statement: statements } = document;
  if (!VERSIONS.includes(version)) {
    throw new PolicyError(
      `Version ${JSON.stringify(version)} must be one of ${VERSIONS.join(', ')}`,
    );
  }
  if (statements === undefined) throw new PolicyError('it has no Statement');
  const context = contextOf(request);
  const lookup = version === '2012-10-17' ? lookupIn(context) : undefined;

  return asList(statements).flatMap((statement, index) =>
    within(`statement ${statement?.Sid ?? index + 1}`, () => {
      checkShape(statement, kind);
      const naming = namingOf(statement, request.principal);
      const applies = [
        coversAction(statement, request.action),
        coversResource(statement, request.resource, lookup),
        conditionHolds(statement.Condition ?? {}, context, lookup),
      ].every(Boolean);
      return applies && naming ? [{ effect: statement.Effect, naming }] : [];
    }),
  );
};

const namingOf = (
  { Principal, NotPrincipal }: Statement,
  principal: string,
): Naming | undefined => {
  if (Principal !== undefined) return namesPrincipal(Principal, principal);
  if (NotPrincipal === undefined) return 'itself';
  return namesPrincipal(NotPrincipal, principal) ? undefined : 'everyone';
};

const coversAction = ({ Action, NotAction }: Statement, action: string): boolean => {
  const actions = asList(Action ?? NotAction ?? []);
  const covered = actions.map((each) => matchesAction(each, action)).includes(true);
  return covered === (Action !== undefined);
};

const matchesAction = (pattern: string, action: string): boolean => {
  if (pattern !== '*' && !/^[^:]+:[^:]+$/.test(pattern)) {
    throw new PolicyError(`Action ${JSON.stringify(pattern)} must be "service:Action" or "*"`);
  }
  return expression(parsePattern(pattern) ?? [], { ignoreCase: true }).test(action);
};

const coversResource = (
  { Resource, NotResource }: Statement,
  resource: string,
  lookup: Lookup | undefined,
): boolean => {
  const resources = Resource ?? NotResource;
  if (resources === undefined) return true;
  const matches = asList(resources).map((each) => {
    checkResource(each);
    return matchesResource(each, resource, lookup);
  });
  return Resource !== undefined
    ? matches.includes(true)
    : matches.every((match) => match === false);
};
