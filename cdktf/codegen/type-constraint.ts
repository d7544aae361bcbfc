import { type Expression, readExpression } from './expression.ts';

/** A Terraform type constraint. */
export type Type =
  | { readonly kind: 'string' | 'number' | 'bool' | 'any' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: readonly Attribute[] };

/** An attribute of an object type. */
export interface Attribute {
  /** As HCL spells it. */
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  /** Undefined where `optional` names none: Terraform then puts null. */
  readonly default?: unknown;
}

/** @param source what stands behind `type =`, with or without the `${}` of JSON. */
export const parseType = async (source: string): Promise<Type> =>
  typeOf(await readExpression(source.replace(/^\$\{([\s\S]*)\}$/, '$1')));

const typeOf = (expression: Expression): Type => {
  if (expression.kind === 'traversal' && expression.steps.length === 0)
    switch (expression.root) {
      case 'string':
      case 'number':
      case 'bool':
      case 'any':
        return { kind: expression.root };
    }
  const [argument] = expression.kind === 'call' ? expression.args : [];
  if (expression.kind === 'call' && argument)
    switch (expression.name) {
      case 'list':
      case 'set':
      case 'map':
        return { kind: expression.name, element: typeOf(argument) };
      case 'tuple':
        if (argument.kind === 'list')
          return { kind: 'tuple', elements: argument.elements.map(typeOf) };
        break;
      case 'object':
        if (argument.kind === 'object')
          return { kind: 'object', attributes: argument.entries.map(attributeOf) };
    }
  throw new Error(`no type constraint: ${JSON.stringify(expression)}`);
};

const attributeOf = ([name, expression]: readonly [string, Expression]): Attribute => {
  if (expression.kind !== 'call' || expression.name !== 'optional')
    return { name, type: typeOf(expression), optional: false };
  const [type, preset] = expression.args as [Expression, Expression?];
  return {
    name,
    type: typeOf(type),
    optional: true,
    ...(preset && { default: literalOf(preset) }),
  };
};

/** A default is a literal: Terraform allows neither references nor functions there. */
const literalOf = (expression: Expression): unknown => {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return expression.elements.map(literalOf);
    case 'object':
      return Object.fromEntries(
        expression.entries.map(([name, value]) => [name, literalOf(value)]),
      );
    case 'operation':
      if (expression.operator === 'negate') return -Number(literalOf(expression.operands[0]!));
  }
  throw new Error(`the default is no literal: ${JSON.stringify(expression)}`);
};
