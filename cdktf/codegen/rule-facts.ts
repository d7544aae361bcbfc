import type { Expression } from './expression.ts';
import { passedOn } from './passed-on.ts';
import type { Module, Variable } from './read-module.ts';

/** What rules say that a type can say. */
export interface RuleFacts {
  /** The values that are allowed, by path. */
  readonly closedLists: ReadonlyMap<string, readonly (string | number)[]>;
  /** Attributes of which an object must have exactly one, by the object's path. */
  readonly alternatives: ReadonlyMap<string, readonly string[]>;
}

/** The facts about all inputs of a module, whichever module has the rule. */
export const ruleFacts = (module: Module, others: Readonly<Record<string, Module>>): RuleFacts => {
  const closedLists = new Map<string, readonly (string | number)[]>();
  const alternatives = new Map<string, readonly string[]>();
  const add = (variable: Variable, at: string) => {
    const moved = (path: string) => path.replace(variable.name, at);
    for (const { condition } of variable.rules) {
      for (const [path, values] of closedListsIn(condition)) closedLists.set(moved(path), values);
      const found = alternativesIn(condition);
      if (found) alternatives.set(moved(found.path), found.names);
    }
  };
  for (const variable of module.variables) add(variable, variable.name);
  for (const { variable, path } of passedOn(module, others)) add(variable, path);
  for (const { variable, path, attributes } of reshaped(module, others))
    for (const { condition } of variable.rules)
      for (const [found, values] of closedListsIn(condition)) {
        const [name, each, attribute = '', ...rest] = found.split('.');
        const own = attributes[attribute];
        if (name === variable.name && each === '*' && own && rest.length === 0)
          closedLists.set(`${path}.*.${own}`, values);
      }
  return { closedLists, alternatives };
};

/** A map that a call passes on with some attributes of its elements: `{ for k, v in var.a : k => { b = v.c } }`. */
const reshaped = (module: Module, others: Readonly<Record<string, Module>>) =>
  Object.values(module.calls).flatMap(({ module: folder, inputs }) =>
    (others[folder]?.variables ?? []).flatMap((variable) => {
      const input = inputs[variable.name];
      if (input?.kind !== 'for' || input.body.kind !== 'object') return [];
      const path = pathOf(input.collection, {});
      const [, value] = input.names;
      const attributes = Object.fromEntries(
        input.body.entries.map(([name, body]) => [name, pathOf(body, { [value]: '' })?.slice(1)]),
      );
      return path ? [{ variable, path, attributes }] : [];
    }),
  );

type Paths = Readonly<Record<string, string>>;
type Found = readonly [path: string, values: readonly (string | number)[]];

/** `contains(["a", "b"], var.x)` wherever it must hold. */
const closedListsIn = (expression: Expression, scope: Paths = {}): readonly Found[] => {
  const within = (each: Expression) => closedListsIn(each, scope);
  switch (expression.kind) {
    case 'operation':
      return expression.operator === 'logicalAnd' ? expression.operands.flatMap(within) : [];
    case 'conditional': {
      const [condition, yes, no] = expression.parts;
      if (isLiteral(no, false)) return [...within(condition), ...within(yes)];
      if (isLiteral(yes, false)) return [...opposites(condition).flatMap(within), ...within(no)];
      return isLiteral(yes, true) && isNullTest(condition) ? within(no) : [];
    }
    case 'call': {
      const [first, second] = expression.args;
      if (expression.name === 'contains' && first?.kind === 'list' && second) {
        const path = pathOf(second, scope);
        const values = first.elements.map((each) => (each.kind === 'literal' ? each.value : null));
        return path ? [[path, values as (string | number)[]]] : [];
      }
      if (expression.name === 'alltrue' && first?.kind === 'for' && !first.condition) {
        const elements = elementsOf(first.collection, scope);
        const [, name] = first.names;
        return elements ? closedListsIn(first.body, { ...scope, [name]: elements }) : [];
      }
      return [];
    }
    default:
      return [];
  }
};

/** What must hold where `!a || !b` does not. */
const opposites = (expression: Expression): readonly Expression[] => {
  if (expression.kind !== 'operation') return [];
  const { operator, operands } = expression;
  if (operator === 'logicalOr') return operands.flatMap(opposites);
  return operator === 'logicalNot' ? operands : [];
};

/** The path of the elements of a collection. */
const elementsOf = (collection: Expression, scope: Paths): string | undefined => {
  const [map] = collection.kind === 'call' && collection.name === 'values' ? collection.args : [];
  const path = pathOf(map ?? collection, scope);
  return path && `${path}.*`;
};

const pathOf = (expression: Expression, scope: Paths): string | undefined => {
  if (expression.kind !== 'traversal' || typeof expression.root !== 'string') return undefined;
  const { root, steps } = expression;
  if (root === 'var') return steps.join('.');
  return scope[root] === undefined ? undefined : [scope[root], ...steps].join('.');
};

const isLiteral = (expression: Expression, value: unknown): boolean =>
  expression.kind === 'literal' && expression.value === value;

const isNullTest = (expression: Expression): boolean =>
  expression.kind === 'operation' &&
  expression.operator === 'equal' &&
  isLiteral(expression.operands[1]!, null);

/** `(var.a.b == null ? 0 : 1) + (var.a.c == null ? 0 : 1) == 1`. */
const alternativesIn = (expression: Expression) => {
  if (expression.kind !== 'operation' || expression.operator !== 'equal') return undefined;
  const [sum, one] = expression.operands as readonly [Expression, Expression];
  if (!isLiteral(one, 1)) return undefined;
  const paths = summands(sum).map(countedPath);
  if (paths.length < 2 || paths.some((path) => path === undefined)) return undefined;
  return {
    path: (paths[0] as string).replace(/\.[^.]*$/, ''),
    names: paths.map((path) => (path as string).replace(/^.*\./, '')),
  };
};

const summands = (expression: Expression): readonly Expression[] =>
  expression.kind === 'operation' && expression.operator === 'add'
    ? expression.operands.flatMap(summands)
    : [expression];

const countedPath = (expression: Expression): string | undefined => {
  if (expression.kind !== 'conditional') return undefined;
  const [condition, none, some] = expression.parts;
  if (!isNullTest(condition) || !isLiteral(none, 0) || !isLiteral(some, 1)) return undefined;
  return condition.kind === 'operation' ? pathOf(condition.operands[0]!, {}) : undefined;
};
