import type { OneOrMany, PolicyDocument, Statement } from '../../local-aws/iam/policy.ts';
import { arnVariants } from './arn-variants.ts';

/** A policy with one thing changed, and what that was: `<Sid or statement n>: <change>`. */
export interface Mutation {
  readonly name: string;
  readonly policy: PolicyDocument;
}

type Change = readonly [name: string, statement: Statement | undefined];

/** The document with, one after the other, each statement, action, resource and condition dropped or changed. */
export const mutations = (policy: PolicyDocument): readonly Mutation[] => {
  const statements = list(policy.Statement);
  return statements.flatMap((statement, index) => {
    const title = statement.Sid ?? `statement ${index + 1}`;
    return changesOf(statement).map(([name, changed]) => ({
      name: `${title}: ${name}`,
      policy: {
        ...policy,
        Statement: statements.toSpliced(index, 1, ...(changed ? [changed] : [])),
      },
    }));
  });
};

const list = <T>(value: OneOrMany<T> | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

const changesOf = (statement: Statement): readonly Change[] => [
  ['drop the statement', undefined],
  [
    statement.Effect === 'Allow' ? 'Deny it' : 'Allow it',
    { ...statement, Effect: statement.Effect === 'Allow' ? 'Deny' : 'Allow' },
  ],
  ...(['Action', 'NotAction'] as const).flatMap((element) =>
    each(statement, element, (action) => [
      ['becomes another', `${action}Other`],
      ['becomes every one of the service', action.replace(/:.*/, ':*')],
    ]),
  ),
  ...(['Resource', 'NotResource'] as const).flatMap((element) =>
    each(statement, element, (resource) => [...arnVariants(resource), ['becomes *', '*']]),
  ),
  ...conditionChanges(statement),
];

/** Each value of a list dropped, where others remain, and in each of its variants. */
const each = (
  statement: Statement,
  element: 'Action' | 'NotAction' | 'Resource' | 'NotResource',
  variants: (value: string) => readonly (readonly [name: string, value: string])[],
): readonly Change[] => {
  const values = list(statement[element]);
  return values.flatMap((value, index): Change[] => {
    const without = values.toSpliced(index, 1);
    return [
      ...(without.length > 0
        ? [[`drop ${element} ${value}`, { ...statement, [element]: without }] as const]
        : []),
      ...variants(value)
        .filter(([, changed]) => changed !== value)
        .map(
          ([name, changed]) =>
            [
              `${element} ${value} ${name}`,
              { ...statement, [element]: values.toSpliced(index, 1, changed) },
            ] as const,
        ),
    ];
  });
};

const conditionChanges = (statement: Statement): readonly Change[] => {
  const entries = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({
      operator,
      key,
      values: list(value).map(String),
    })),
  );
  return entries.flatMap((entry, index) => {
    const { operator, key, values } = entry;
    const replaced = (...by: (typeof entry)[]) => ({
      ...statement,
      Condition: conditionOf(entries.toSpliced(index, 1, ...by)),
    });
    const title = `Condition ${operator} ${key}`;
    return [
      [`drop ${title}`, replaced()],
      ...otherOperators(operator).map(
        (other): Change => [`${title} becomes ${other}`, replaced({ ...entry, operator: other })],
      ),
      ...values.flatMap((value, at) =>
        otherValues(value).map(
          ([name, changed]): Change => [
            `${title} ${value} ${name}`,
            replaced({ ...entry, values: values.toSpliced(at, 1, changed) }),
          ],
        ),
      ),
    ] satisfies Change[];
  });
};

/** The opposite, and the one that lets a request without the key pass. Some operators have neither. */
const otherOperators = (operator: string): readonly string[] => {
  if (operator === 'Null') return [];
  const opposite = operator.includes('Not')
    ? operator.replace('Not', '')
    : operator.replace(/(IpAddress|Equals|Like)/, 'Not$1');
  return [opposite, operator.replace(/(IfExists)?$/, 'IfExists')].filter(
    (each) => each !== operator,
  );
};

const otherValues = (value: string): readonly (readonly [name: string, value: string])[] => {
  if (value.startsWith('arn:')) return arnVariants(value);
  const opposite = { true: 'false', false: 'true' }[value];
  return [['becomes another', opposite ?? `${value}-other`]];
};

const conditionOf = (
  entries: readonly { operator: string; key: string; values: readonly string[] }[],
): NonNullable<Statement['Condition']> => {
  const condition: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, values } of entries) {
    condition[operator] = { ...condition[operator], [key]: values };
  }
  return condition;
};
